namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>What a piece of a text about hours is.</summary>
enum Kind
{
    /// <summary>One weekday.</summary>
    Day,
    /// <summary>Several at once: "every day", "on weekdays", "weekend".</summary>
    Days,
    /// <summary>A clock time, minutes after midnight.</summary>
    Time,
    /// <summary>A number that is a time only between others: the 9 of "9 to 12h".</summary>
    Number,
    /// <summary>Morning, afternoon, evening.</summary>
    Half,
    /// <summary>All day and night.</summary>
    Around,
    From, Onwards, To, Until, And, Comma,
    Except, Closed, Appointment, Phone, OnTheSpot, Monthly, Season, Holiday,
    Open, Shut, Break, Dash, Colon, Filler, Word,
}

/// <param name="Value">Day: 0 is Monday. Days: one bit per day, 0 for "the other days". Time: minutes. Half: 0 morning, 1 afternoon, 2 evening. And: 1 for "also". From: 1 for "between". Season: 1 for a word that only leads one in ("during"). Break: 1 for a new line.</param>
/// <param name="Start">In the text.</param>
/// <param name="End">One past its last character.</param>
readonly record struct Token(Kind Kind, int Value, int Start, int End);

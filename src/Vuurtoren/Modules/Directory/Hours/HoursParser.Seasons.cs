namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>Hours that do not hold every week: seasons, school and public holidays, weeks of the month; and brackets with rules of their own.</summary>
sealed partial class HoursParser
{
    void Season()
    {
        var from = at;
        while (Is(Kind.Season) || Is(Kind.Number) && Is(Kind.Season, 1) || at < tokens.Count && tokens[at].Kind is Kind.And or Kind.Dash or Kind.From or Kind.To && (Is(Kind.Season, 1) || Is(Kind.Number, 1) && Is(Kind.Season, 2))) at++;
        if (!Enumerable.Range(from, at - from).Any(i => tokens[i] is { Kind: Kind.Season, Value: 0 })) { Note(from, at); return; } // "during the lunch break"
        season = text[tokens[from].Start..tokens[at - 1].End].Trim();
        var comes = Enumerable.Range(at, ClauseEnd(at) - at).TakeWhile(i => tokens[i].Kind is not (Kind.Shut or Kind.Closed)).Any(i => tokens[i].Kind is Kind.Time);
        if (comes)
        {
            if (now is { Times.Count: 0 } waits) { alsoFor = waits; understood = false; }
            now = null;
            return;
        }
        if (Is(Kind.Closed)) { at++; Note(from, at); }
        else if (now is { Times.Count: > 0, Season: null }) now.Season = season; // "from 9 to 17 (school term)"
        else Note(from, at);
        season = null;
    }

    /// <summary>"on the spot too, except Monday": another way of asking, with exceptions of its own.</summary>
    void Bracket()
    {
        var end = at;
        while (end < tokens.Count && tokens[end].Kind is not (Kind.Shut or Kind.Break)) end++;
        bracket = true;
        at++;
        var inside = Enumerable.Range(at, end - at).Select(i => tokens[i].Kind).ToList();
        if (!inside.Contains(Kind.OnTheSpot) || !inside.Contains(Kind.Except)) return;
        Note(at, end);
        (understood, at) = (false, end);
    }

    /// <summary>"public holidays from 10 to 12" are no hours of the week.</summary>
    void PublicHolidays()
    {
        var from = at++;
        if ((IsClock(0) || Is(Kind.Comma) && !Is(Kind.Day, 1) && now is null || Is(Kind.From) && IsClock(1) || Is(Kind.Colon)) && now is not { Times.Count: 0 })
            while (at < tokens.Count && tokens[at].Kind is not (Kind.Break or Kind.Shut or Kind.Day or Kind.Days)) { understood &= tokens[at].Kind != Kind.Word; at++; }
        Note(from, at);
    }

    /// <summary>"in July from 9 to 11": the days of before.</summary>
    Said OfSeason() => new() { Days = bracket ? part.All[^1].Days : part.All.Aggregate(0, (days, said) => days | said.Days), Season = season };

    void Monthly()
    {
        var from = at;
        while (from > 0 && tokens[from - 1].Kind is not (Kind.Break or Kind.Comma or Kind.Time or Kind.Open or Kind.Colon)) from--;
        at++;
        if (now is null) { understood = false; return; }
        now.Monthly = true;
        now.Note = text[tokens[from].Start..tokens[at - 1].End].Trim();
    }
}

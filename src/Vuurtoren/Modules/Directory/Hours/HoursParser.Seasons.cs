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

    /// <summary>"of the month": of the days that were just named; which ones was read with them.</summary>
    void Monthly()
    {
        var from = at;
        while (from > 0 && (tokens[from - 1].Kind is not (Kind.Break or Kind.Comma or Kind.Time or Kind.Open or Kind.Colon) || tokens[from - 1].Kind == Kind.Comma && from > 1 && Nth(tokens[from - 2]) is not null)) from--;
        at++;
        if (now is null || Is(Kind.Closed)) // "the first of the month closed"
        {
            understood = false;
            Note(from, at);
            return;
        }
        now.Monthly = true;
        now.Note = text[tokens[from].Start..tokens[at - 1].End].Trim();
    }

    /// <summary>"the first and third Tuesday": also without "of the month".</summary>
    void OfMonth(Said said, int firstDay)
    {
        var (from, which) = (firstDay, new List<int>());
        while (from > 0 && (Nth(tokens[from - 1]) is not null || tokens[from - 1].Kind is Kind.And or Kind.Comma && from > 1 && Nth(tokens[from - 2]) is not null))
            if (Nth(tokens[--from]) is { } nth) which.Insert(0, nth);
        if (which.Count == 0) return;
        (said.Monthly, said.From, said.Note) = (true, tokens[from].Start, text[tokens[from].Start..said.To]);
        if (!said.Named) return; // "the first weekend", "the first working day"
        foreach (var day in Enumerable.Range(0, 7).Where(day => (said.Days & 1 << day) != 0))
            said.OfMonth.AddRange(which.Select(nth => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{nth}{(Weekday)day}").ToUpperInvariant()));
    }

    /// <summary>1 to 5; -1 is the last; null when it is no such word.</summary>
    int? Nth(Token token) => token.Kind == Kind.Word ? Folded.Of(text[token.Start..token.End]) switch
    {
        "premier" or "premiere" or "premiers" or "premieres" or "1er" or "1ere" or "1re" or "1ers" or "eerste" or "1ste" or "1e" => 1,
        "deuxieme" or "deuxiemes" or "second" or "seconde" or "seconds" or "2e" or "2eme" or "2emes" or "2d" or "2nd" or "tweede" or "2de" => 2,
        "troisieme" or "troisiemes" or "3e" or "3eme" or "3emes" or "derde" or "3de" => 3,
        "quatrieme" or "quatriemes" or "4e" or "4eme" or "4emes" or "vierde" or "4de" => 4,
        "cinquieme" or "cinquiemes" or "5e" or "5eme" or "5emes" or "vijfde" or "5de" => 5,
        "dernier" or "derniere" or "derniers" or "dernieres" or "laatste" => -1,
        _ => null,
    } : null;
}

namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>Clock times, and the conditions under which they hold.</summary>
sealed partial class HoursParser
{
    void Times()
    {
        var opens = tokens[at];
        var between = at > 0 && tokens[at - 1].Kind == Kind.From;
        var and = Is(Kind.And, 1) ? Is(Kind.From, 2) && tokens[at + 2].Value == 0 ? 3 : 2 : 0; // "between 9 and 12"; "de 12h et de 14h30" is a slip for it
        if (Evening() is { } evening)
        {
            Add(evening);
            return;
        }
        if ((Is(Kind.To, 1) || Is(Kind.Dash, 1) || Is(Kind.Until, 1)) && (IsClock(2) || Is(Kind.From, 2) && IsClock(3)))
        {
            var closes = tokens[Is(Kind.From, 2) ? at + 3 : at + 2];
            if (opens.Kind == Kind.Number && closes.Kind == Kind.Number && !between && !(Is(Kind.Dash, 1) && LooksLikeHours(closes))) { Words(); return; }
            at += Is(Kind.From, 2) ? 4 : 3;
            Add((opens.Value, Closing(opens.Value, closes.Value)));
        }
        else if (between && and > 0 && (opens.Kind == Kind.Time ? Is(Kind.Time, and) : tokens[at - 1].Value == 1 && IsClock(and)) && !Is(Kind.To, and + 1) && !Is(Kind.Dash, and + 1) && !Is(Kind.And, and + 1))
        {
            at += and + 1;
            Add((opens.Value, Closing(opens.Value, tokens[at - 1].Value)));
        }
        else if (opens.Kind == Kind.Time)
        {
            at++;
            if (bracket && tokens[at - 2].Kind == Kind.Open && (Is(Kind.Day) || Is(Kind.Comma) && Is(Kind.Day, 1))) // "(15h on Friday)"
            {
                if (Is(Kind.Comma)) at++;
                now = ReadDays();
                part.All.Add(now);
                Until(opens.Value);
                return;
            }
            if (bracket && !between && !(at > 1 && tokens[at - 2].Kind == Kind.To)) { understood = false; Note(at - 1, at); return; }
            if (now is null && waiting.Count == 0 && !between) { Note(at - 1, at); return; }
            understood = false; // "at 9h": until when?
            Note(at - 1, at);
        }
        else Words();
    }

    /// <summary>"9-12" after a day.</summary>
    bool LooksLikeHours(Token closes) => (now is not null || waiting.Count > 0) && tokens[at].Value >= 360 && closes.Value > tokens[at].Value
        && at > 0 && tokens[at - 1].Kind is Kind.Day or Kind.Days or Kind.Half or Kind.And or Kind.Comma or Kind.Colon or Kind.Open;

    /// <summary>"from 9 in the morning to 6 in the evening".</summary>
    (int, int?)? Evening()
    {
        var (next, halves) = (at + 1, 0);
        void Half() { if (Next(next) == Kind.From && Next(next + 1) == Kind.Half) next++; if (Next(next) == Kind.Half) (next, halves) = (next + 1, halves + 1); }
        Half();
        if (halves == 0 || Next(next) is not (Kind.To or Kind.Dash or Kind.Until) || Next(next + 1) is not (Kind.Time or Kind.Number)) return null;
        var (opens, closes) = (tokens[at].Value, tokens[next + 1].Value);
        next += 2;
        Half();
        if (halves == 2 && tokens[next - 1].Value > 0 && closes < 720) closes += 720;
        at = next;
        return (opens, closes);
    }

    Kind? Next(int index) => index < tokens.Count ? tokens[index].Kind : null;

    static int Closing(int opens, int closes) => closes == 0 && opens > 0 ? 1440 : closes;

    void Add((int, int?) time)
    {
        if (now is null && season is not null && part.All.Count > 0) part.All.Add(now = OfSeason());
        if (now is { Times.Count: > 0 } && (DaysFollow() || now.Season is not null && season is null)) // "and from 9 to 16 on Fridays"; "from 9 to 17 (school holidays)" after "(school term)"
        {
            var days = DaysFollow();
            part.All.Add(now = days ? ReadDays() : new() { Days = now.Days, Named = now.Named });
            now.Season = season;
        }
        if (now is null && bracket && part.All.Count > 0)
        {
            Note(at - 1, at);
            understood = false;
            return;
        }
        if (now is null) { waiting.Add(time); return; }
        now.Times.Add(time);
        if (alsoFor != now) alsoFor?.Times.Add(time);
        besides = false;
    }

    /// <summary>Days follow that have no hours of their own after them.</summary>
    bool DaysFollow()
    {
        if (bracket || !Is(Kind.Day) && !Is(Kind.Days)) return false;
        var next = at;
        while (next < tokens.Count && tokens[next].Kind is Kind.Day or Kind.Days or Kind.Half or Kind.To or Kind.Dash or Kind.And or Kind.Comma or Kind.From or Kind.Colon) next++;
        return next >= tokens.Count || tokens[next].Kind is Kind.Break or Kind.Season;
    }

    /// <summary>"Friday until 15h": the start that was said before, another end.</summary>
    void Until(int closes)
    {
        if (now is null)
        {
            if (season is not null && part.All.Count > 0 && part.All[^1].Times.Count > 0) // "(in summer until 16h)"
            {
                part.All.Add(now = OfSeason());
                now.Times = [.. part.All[^2].Times];
                now.Times[^1] = (now.Times[^1].Item1, closes);
                return;
            }
            if (part.All.Count > 0 && part.All[^1].Times is [.., (var opens, null)]) part.All[^1].Times[^1] = (opens, closes);
            else understood = false;
            return;
        }
        if (now.Times is [.., (var from, null)]) { now.Times[^1] = (from, closes); return; }
        if (now.Times.Count > 0) { understood = false; return; }
        var before = part.All.LastOrDefault(said => said != now && said.Times.Count > 0 && (said.Days & now.Days) != 0) ?? part.All.LastOrDefault(said => said != now && said.Times.Count > 0);
        if (before is null) { understood = false; return; }
        now.Times = [.. before.Times];
        now.Times[^1] = (now.Times[^1].Item1, closes);
        now.Instead = (before.Days & now.Days) != 0;
    }

    void AroundTheClock()
    {
        var everyDay = tokens[at].Value == 1;
        at++;
        if (now is null || now.Times.Count > 0 || everyDay)
        {
            if (now is { Times.Count: > 0 } && bracket) { Note(at - 1, at); return; }
            now = new() { Days = 0b1111111, Season = season };
            part.All.Add(now);
            if (Is(Kind.Comma) || Is(Kind.And)) { if (Is(Kind.Days, 1)) { now.Days = tokens[at + 1].Value; at += 2; } }
            else if (Is(Kind.Days)) now.Days = tokens[at++].Value;
        }
        now.Times = [(0, 1440)];
    }

    void Appointment()
    {
        var also = tokens[at].Value == 1 || besides;
        at++;
        var follows = Enumerable.Range(at, ClauseEnd(at) - at).Any(i => tokens[i].Kind is Kind.Day or Kind.Days or Kind.Time);
        if (part.All.Count == clauseFrom) { appointmentClause = true; return; }
        if (also && !follows) { part.AlsoByAppointment = true; return; }
        if (also || follows && now is { Times.Count: > 0 } && !bracket) { Later(); return; }
        if (bracket && now is { Times.Count: 0, Last: not 0 and var last } && last != now.Days) // "Monday, Tuesday (by appointment) and Wednesday"
        {
            now.Days &= ~last;
            part.All.Insert(part.All.Count - 1, alsoFor = new() { Days = last, ByAppointment = true, Named = true });
            return;
        }
        if (now is { Times.Count: 0 }) // "Wednesday by appointment only": no longer among the days of before
        {
            now.ByAppointment = true;
            Exclude(now.Days, null);
            return;
        }
        if (bracket)
        {
            if (now is not null && tokens[at - 2].Kind == Kind.Open) now.ByAppointment = true;
            else Note(at - 1, at);
            return;
        }
        for (var i = clauseFrom; i < part.All.Count; i++) part.All[i].ByAppointment = true;
    }

    /// <summary>What follows in this clause is by appointment; what came before is not.</summary>
    void Later()
    {
        clauseFrom = part.All.Count;
        (appointmentClause, now) = (true, null);
    }

    void Mark(Action<Said> what)
    {
        if (bracket && now is not null) { what(now); phoneClause = false; }
    }

    /// <summary>Words that say nothing about hours are a condition; some of them could change the hours.</summary>
    void Words()
    {
        var from = at++;
        while (at < tokens.Count && tokens[at].Kind is Kind.Word or Kind.Number or Kind.From or Kind.And or Kind.To or Kind.Comma or Kind.Half && !(tokens[at].Kind is Kind.From or Kind.And or Kind.Comma && at + 1 < tokens.Count && tokens[at + 1].Kind is Kind.Day or Kind.Days or Kind.Time)) at++;
        while (at > from + 1 && tokens[at - 1].Kind is Kind.From or Kind.And or Kind.Comma or Kind.To) at--;
        if (Enumerable.Range(from, at - from).All(i => IsOrdinal(tokens[i]))) return; // "the first Saturday of the month"
        Note(from, at);
    }

    bool IsOrdinal(Token token) => Nth(token) is not null || token.Kind is Kind.And or Kind.Comma;

    void Note(int from, int to)
    {
        var words = text[tokens[from].Start..tokens[to - 1].End].Trim(' ', ',', '-');
        if (words.Length > 3) part.Notes.Add(words);
        if (Unsure().IsMatch(Folded.Of(words))) understood = false;
    }

    /// <summary>Words that say that the hours are not quite these.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"\b(variable|flexible|selon|environ|vers|semaine|volgens|ongeveer|rond|wisselend|week|weken|apres|avant|na|voor|midi|matin|soir|premiers? \w+di|lendemain|veille)")]
    private static partial System.Text.RegularExpressions.Regex Unsure();

    void NoteToEnd(int from)
    {
        while (at < tokens.Count && tokens[at].Kind is not (Kind.Break or Kind.Shut or Kind.Day or Kind.Days or Kind.Time)) at++;
        Note(from, at);
    }
}

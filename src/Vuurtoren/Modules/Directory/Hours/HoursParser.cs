namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>
/// Goes through the pieces of a text once, clause by clause: a heading opens a part, days wait for times, and what changes days that were
/// already said (exceptions, brackets, "until") changes them there. What has no place in this is remembered as not understood.
/// </summary>
sealed partial class HoursParser
{
    readonly string text;
    readonly List<Token> tokens;
    readonly List<Part> parts = [];
    Part part;
    Said? now;
    List<(int, int?)> waiting = [];
    int at, clauseFrom;
    /// <summary>Takes the same hours as what is being read: "Friday and during school holidays from 9 to 16".</summary>
    Said? alsoFor;
    bool understood, besides, bracket, phoneClause, appointmentClause;
    string? season;

    public HoursParser(string text, string? language)
    {
        this.text = text;
        tokens = Lexer.Read(text, language, out understood);
        JoinLines();
        parts.Add(part = new(null, false));
    }

    /// <summary>A line of clocks only goes on with the days of the line before it.</summary>
    void JoinLines()
    {
        for (var i = tokens.Count - 1; i > 0; i--)
        {
            if (tokens[i] is not { Kind: Kind.Break, Value: 1 }) continue;
            var next = i + 1;
            while (next < tokens.Count && tokens[next].Kind is Kind.And or Kind.From or Kind.Dash) next++;
            var line = tokens.Skip(i + 1).TakeWhile(t => t.Kind != Kind.Break);
            if (next < tokens.Count && tokens[next].Kind is Kind.Time or Kind.Number && !line.Any(t => t.Kind is Kind.Day or Kind.Days or Kind.Around) && tokens.Take(i).Reverse().TakeWhile(t => t.Kind != Kind.Break).Any(t => t.Kind is Kind.Day or Kind.Days)) tokens.RemoveAt(i);
        }
    }

    public HoursRead Read()
    {
        var ownsLines = false;
        while (at < tokens.Count)
        {
            if (Is(Kind.Break))
            {
                if ((tokens[at].Value == 1 || Is(Kind.Dash, 1)) && !ownsLines) part = Default();
                at++;
                continue;
            }
            StartClause();
            if (Heading() is { } heading)
            {
                ownsLines = tokens[at - 1].Kind == Kind.Colon && (Is(Kind.Break) || at >= tokens.Count);
                parts.Add(part = heading);
                clauseFrom = 0;
                if (ownsLines) continue;
            }
            while (at < tokens.Count && !Is(Kind.Break)) Step();
            EndClause();
        }
        var blocks = parts.SelectMany(p => p.Blocks()).ToList();
        if (parts.Exists(p => p.Doubtful) || blocks.Exists(b => Weeks.Odd(b.Intervals))) understood = false;
        if (blocks.Count == 0 && tokens.Exists(t => t.Kind is Kind.Day or Kind.Days or Kind.Time)) understood = false;
        return new(blocks, understood);
    }

    /// <summary>Lines without a heading share one part.</summary>
    Part Default()
    {
        if (parts.Find(p => p.Label is null && !p.PhoneOnly) is { } shared) return shared;
        var fresh = new Part(null, false);
        parts.Add(fresh);
        return fresh;
    }

    void StartClause()
    {
        (now, alsoFor, waiting, besides, bracket, phoneClause, appointmentClause, season) = (null, null, [], false, false, false, false, null);
        while (Is(Kind.Dash) || Is(Kind.Comma)) at++;
        clauseFrom = part.All.Count;
    }

    /// <summary>What stands before a colon, or before the first day, and names an activity or a channel.</summary>
    Part? Heading()
    {
        var end = at;
        while (end < tokens.Count && tokens[end].Kind is not (Kind.Break or Kind.Time or Kind.Colon))
            if (tokens[end++].Kind == Kind.Open) // "Housing desk (by appointment):"
                while (end < tokens.Count && tokens[end].Kind is not (Kind.Break or Kind.Shut)) end++;
        var colon = end < tokens.Count && tokens[end].Kind == Kind.Colon;
        var days = Enumerable.Range(at, end - at).Any(i => tokens[i].Kind is Kind.Day or Kind.Days or Kind.Around);
        if (colon && !days)
        {
            var heading = Of(at, end);
            at = end + 1;
            return heading;
        }
        if (colon && Enumerable.Range(at, end - at).All(i => tokens[i].Kind is Kind.Day or Kind.Days or Kind.To or Kind.From or Kind.And or Kind.Comma or Kind.Dash or Kind.Half)) { tokens.RemoveAt(end); return null; }
        var first = at;
        while (first < end && (tokens[first].Kind is Kind.Word or Kind.Phone or Kind.OnTheSpot or Kind.Appointment
            || tokens[first].Kind is Kind.From or Kind.And or Kind.Number && first + 1 < end && tokens[first + 1].Kind is Kind.Word or Kind.Phone or Kind.OnTheSpot)) first++;
        if (first > at + 1 && first == ClauseEnd(at) && tokens[first - 1].Kind == Kind.Appointment && tokens[at].Kind == Kind.Word)
        {
            var only = Of(at, first); // "legal desk by appointment", and nothing more
            (at, only.AlsoByAppointment) = (first, true);
            return only;
        }
        if (first == at || first == end && !(end < tokens.Count && tokens[end].Kind == Kind.Time) || tokens[Math.Min(first, tokens.Count - 1)].Kind is not (Kind.Day or Kind.Days or Kind.From or Kind.Dash or Kind.Onwards or Kind.Around)) return null;
        if (Enumerable.Range(at, first - at).All(i => IsOrdinal(tokens[i]) || tokens[i].Kind == Kind.Appointment)) return null;
        if (!Enumerable.Range(first, ClauseEnd(first) - first).Any(i => tokens[i].Kind is Kind.Day or Kind.Days or Kind.Around)) return null;
        var before = Of(at, first);
        at = first;
        return before;
    }

    Part Of(int from, int to)
    {
        var phone = Enumerable.Range(from, to - from).Any(i => tokens[i].Kind == Kind.Phone) && !Enumerable.Range(from, to - from).Any(i => tokens[i].Kind == Kind.OnTheSpot);
        appointmentClause = Enumerable.Range(from, to - from).Any(i => tokens[i].Kind == Kind.Appointment);
        var words = Enumerable.Range(from, to - from).Where(i => tokens[i].Kind is not (Kind.Appointment or Kind.Open or Kind.Shut)).ToList();
        var until = to < tokens.Count && tokens[to].Kind == Kind.Colon && !appointmentClause ? tokens[to].Start : words.Count > 0 ? tokens[words[^1]].End : 0;
        var label = words.Count > 0 ? text[Beginning(from)..until].Trim(' ', '-', ':', ',', '(') : "";
        var bare = label.Length == 0 || appointmentClause && to - from == 1 || Folded.Of(label) is "heures d'ouverture" or "horaire d'ouverture" or "horaires d'ouverture" or "openingsuren" or "horaire" or "horaires" or "ouverture" or "open" or "ouvert" or "enkel" or "alleen" or "uniquement" or "seulement";
        return new(bare ? null : label, phone);
    }

    /// <summary>Where the clause of this piece begins in the text: words that say nothing about hours belong to a heading all the same.</summary>
    int Beginning(int from)
    {
        var start = from == 0 ? 0 : tokens[from - 1].End;
        while (start < tokens[from].Start && !char.IsLetterOrDigit(text[start])) start++;
        return start;
    }

    int ClauseEnd(int from)
    {
        while (from < tokens.Count && tokens[from].Kind != Kind.Break) from++;
        return from;
    }

    void Step()
    {
        switch (tokens[at].Kind)
        {
            case Kind.Day or Kind.Days: Days(); break;
            case Kind.Number when Is(Kind.Season, 1): Season(); break;
            case Kind.Time or Kind.Number: Times(); break;
            case Kind.Onwards: At(1, Kind.Time, Kind.Number, () => Add((tokens[at + 1].Value, null)), 2); break;
            case Kind.Until: At(1, Kind.Time, Kind.Number, () => Until(tokens[at + 1].Value), 2); break;
            case Kind.Around: AroundTheClock(); break;
            case Kind.Except or Kind.Closed: Exception(); break;
            case Kind.Appointment: Appointment(); break;
            case Kind.Phone: (phoneClause, at) = (true, at + 1); Mark(said => said.PhoneOnly = true); break;
            case Kind.Monthly: Monthly(); break;
            case Kind.Season: Season(); break;
            case Kind.To when (now is { Times.Count: 0 } || now is null && season is not null) && tokens[at - 1].Kind != Kind.From: At(1, Kind.Time, Kind.Number, () => Until(tokens[at + 1].Value), 2); break;
            case Kind.Open: Bracket(); break;
            case Kind.Shut: (bracket, season) = (false, null); at++; break;
            case Kind.And: besides = true; at++; break;
            case Kind.Comma: besides = false; at++; break;
            case Kind.Holiday: PublicHolidays(); break;
            case Kind.Word: Words(); break;
            default: at++; break;
        }
    }

    void At(int ahead, Kind a, Kind b, Action then, int skip)
    {
        if (at + ahead < tokens.Count && (tokens[at + ahead].Kind == a || tokens[at + ahead].Kind == b)) { then(); at += skip; }
        else at++;
    }

    bool Is(Kind kind, int ahead = 0) => at + ahead < tokens.Count && tokens[at + ahead].Kind == kind;
    bool IsClock(int ahead) => Is(Kind.Time, ahead) || Is(Kind.Number, ahead);

    void EndClause()
    {
        // Times before their days: "from 9 to 17, Monday to Friday". Without any day they are no hours.
        if (waiting.Count > 0)
        {
            if (now is { Times.Count: 0 }) now.Times = waiting;
            else if (part.All.Count == clauseFrom && part.All.Count > 0 && part.All[^1].Times.Count > 0) part.All.Add(Like(part.All[^1], waiting));
            else understood = false;
        }
        foreach (var said in part.All) Unsaid(said);
        for (var i = clauseFrom; i < part.All.Count; i++)
        {
            if (phoneClause) part.All[i].PhoneOnly = true;
            if (appointmentClause) part.All[i].ByAppointment = true;
        }
        if (appointmentClause && part.All.Count == clauseFrom) part.AlsoByAppointment = true;
        part.All.RemoveAll(said => said.Times.Count == 0 && !said.ByAppointment);
    }

    /// <summary>A day of which no hours were understood keeps its words; so does a half day with the hours of the other half.</summary>
    void Unsaid(Said said)
    {
        var (mornings, afternoons) = (said.Halves[0] & ~said.Halves[1], said.Halves[1] & ~said.Halves[0]);
        var wrong = said.Times.Exists(time => time.Closes <= 750) ? afternoons : said.Times.Exists(time => time.Opens >= 750) ? mornings : 0;
        if (wrong == 0 && (said.Times.Count > 0 || said.ByAppointment || said.Spare)) return;
        understood = false;
        said.Days &= ~wrong;
        if (said.To > said.From && said.To - said.From > 3) part.Notes.Add(text[said.From..said.To]);
    }

    static Said Like(Said other, List<(int, int?)> times) => new() { Days = other.Days, Named = other.Named, Besides = true, Times = times, PhoneOnly = other.PhoneOnly, ByAppointment = other.ByAppointment, Monthly = other.Monthly, Season = other.Season };
}

namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>Days, and what is said about days that were named before.</summary>
sealed partial class HoursParser
{
    void Days()
    {
        var said = ReadDays();
        (said.Besides, said.Instead, said.Season, now) = (besides && part.All is [.., { Named: false }], bracket && part.All.Exists(s => s.Times.Count > 0), season, said);
        besides = false;
        if (part.All.Count > 0 && part.All[^1] is { Times.Count: 0 } before && !Is(Kind.Comma) && clauseFrom < part.All.Count) (said.Days, said.Named) = (said.Days | before.Days, said.Named && before.Named);
        part.All.Add(said);
        if (waiting.Count > 0 && !IsClock(0) && !(Is(Kind.From) && IsClock(1))) (said.Times, waiting) = (waiting, []);
        if (Is(Kind.Closed)) { at++; Exclude(said.Days, said.Half); part.All.Remove(said); now = null; }
    }

    /// <summary>"Monday to Thursday and Saturday": all days up to the first thing that is none.</summary>
    Said ReadDays()
    {
        var said = new Said { Named = true };
        while (true)
        {
            if (Is(Kind.Days))
            {
                said.Days |= tokens[at].Value == 0 ? Others() : tokens[at].Value;
                said.Named = false;
                at++;
            }
            else
            {
                var from = tokens[at++].Value;
                if (Is(Kind.Half)) said.Half = tokens[at++].Value;
                if ((Is(Kind.To) || Is(Kind.Dash)) && Is(Kind.Day, 1))
                {
                    var to = tokens[at + 1].Value;
                    for (var day = from; ; day = (day + 1) % 7) { said.Days |= 1 << day; if (day == to) break; }
                    (said.Named, at) = (said.Named && to == from, at + 2);
                    said.Named = false;
                    if (Is(Kind.Half)) said.Half = tokens[at++].Value;
                }
                else said.Days |= 1 << from;
            }
            var next = at;
            while (next < tokens.Count && tokens[next].Kind is Kind.And or Kind.Comma or Kind.From or Kind.Holiday) next++;
            if (next == at || next >= tokens.Count || tokens[next].Kind is not (Kind.Day or Kind.Days)) return said;
            at = next;
        }
    }

    int Others() => 0b0011111 & ~part.All.Aggregate(0, (days, said) => days | said.Days);

    /// <summary>"except Wednesday afternoon", "closed on Monday", "except Friday from 9 to 12".</summary>
    void Exception()
    {
        var start = at++;
        while (Is(Kind.From) || Is(Kind.Comma) || Is(Kind.Onwards)) at++;
        if (Is(Kind.Half)) { ExcludeHalf(tokens[at++].Value); return; }
        if (!Is(Kind.Day) && !Is(Kind.Days))
        {
            if (IsClock(0)) understood = false; // "closed from 12 to 13"
            if (IsClock(0)) { while (at < tokens.Count && tokens[at].Kind is Kind.Time or Kind.Number or Kind.To or Kind.Dash or Kind.From or Kind.And) at++; }
            NoteToEnd(start);
            return;
        }
        while (Is(Kind.Day) || Is(Kind.Days))
        {
            var said = ReadDays();
            if (IsClock(0) || (Is(Kind.From) && IsClock(1)) || Is(Kind.Until))
            {
                (said.Instead, now) = (true, said);
                part.All.Add(said);
                return;
            }
            Exclude(said.Days, said.Half);
        }
    }

    void Exclude(int days, int? half)
    {
        var before = now?.Days ?? 0;
        foreach (var said in part.All.ToList())
        {
            var hit = said.Days & days;
            if (hit == 0 || said.Times.Count == 0) continue;
            said.Days &= ~days;
            if (half is { } part && Weeks.Without(said.Times, part) is { Count: > 0 } left)
                this.part.All.Insert(this.part.All.IndexOf(said) + 1, Like(said, [.. left]).On(hit));
        }
        part.All.RemoveAll(said => said.Days == 0);
        if (!bracket || now is not { Times.Count: > 0 }) return;
        now = new() { Days = before, Spare = true, Season = season }; // "8-12 (except Tuesday) and 14-16": the exception is about the first hours only
        part.All.Add(now);
    }

    void ExcludeHalf(int half)
    {
        if (part.All.Count > 0) Exclude(part.All[^1].Days, half);
    }
}

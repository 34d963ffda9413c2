namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>What is taken out of hours that were said before.</summary>
sealed partial class HoursParser
{
    /// <summary>"except Wednesday afternoon", "closed on Monday", "except Friday from 9 to 12".</summary>
    void Exception()
    {
        var start = at++;
        while (Is(Kind.From) || Is(Kind.Comma) || Is(Kind.Onwards)) at++;
        if (Is(Kind.Half)) { ExcludeHalf(tokens[at++].Value); return; }
        if (!Is(Kind.Day) && !Is(Kind.Days))
        {
            at = start + 1;
            if (Pause(now is { Times.Count: > 0 } ? now.Days : part.All.Aggregate(0, (days, said) => days | said.Days))) return;
            NoteToEnd(start);
            return;
        }
        var closed = tokens[start].Kind == Kind.Closed;
        while (Is(Kind.Day) || Is(Kind.Days))
        {
            var said = ReadDays();
            if (Is(Kind.Colon) && Is(Kind.Closed, 1)) (closed, at) = (true, at + 2); // "except Monday: closed from 12 to 14"
            if (now is { Times.Count: 0 } waits && said.Half is null && (waits.Days & said.Days) != 0) // "every day except Tuesday from 10 to 17"
            {
                waits.Days &= ~said.Days;
                continue;
            }
            if ((closed || InsideHours(said.Days)) && Pause(said.Days))
            {
                understood &= closed; // "except Thursday from 12 to 14" may also mean: open then
                continue;
            }
            if (IsClock(0) || (Is(Kind.From) && IsClock(1)) || Is(Kind.Until))
            {
                (said.Instead, now) = (true, said);
                part.All.Add(said);
                return;
            }
            Exclude(said.Days, said.Half);
        }
    }

    /// <summary>"closed from 12 to 13 and from 16": takes it out of the hours of these days, or of those that wait for their days.</summary>
    bool Pause(int days)
    {
        var (from, hit) = (at, false);
        if ((Is(Kind.Until) || Is(Kind.To)) && IsClock(1)) // "closed until 13h"
        {
            hit = Cut(days, 0, tokens[at + 1].Value);
            at += 2;
        }
        while (at < tokens.Count)
        {
            var next = at;
            while (next < tokens.Count && tokens[next].Kind is Kind.From or Kind.Onwards or Kind.Comma or Kind.And) next++;
            if (next >= tokens.Count || tokens[next].Kind is not (Kind.Time or Kind.Number)) break;
            var onwards = next > at && tokens[next - 1].Kind == Kind.Onwards;
            var ends = next + 1 < tokens.Count && tokens[next + 1].Kind is Kind.To or Kind.Dash or Kind.And or Kind.Until && next + 2 < tokens.Count && tokens[next + 2].Kind is Kind.Time or Kind.Number;
            if (!ends && !onwards) break;
            hit |= Cut(days, tokens[next].Value, ends ? tokens[next + 2].Value : 1440);
            at = next + (ends ? 3 : 1);
        }
        if (at == from) return false;
        if (!hit) { understood = false; Note(from, at); }
        return true;
    }

    bool Cut(int days, int from, int to)
    {
        if (waiting.Count > 0)
        {
            var before = waiting.Count;
            waiting = Weeks.Cut(waiting, from, to);
            return waiting.Count != before;
        }
        var hit = false;
        foreach (var said in part.All.Where(said => (said.Days & days) != 0 && said.Season == season).ToList())
        {
            var left = Weeks.Cut(said.Times, from, to);
            if (left.SequenceEqual(said.Times)) continue;
            hit = true;
            var others = said.Days & ~days;
            if (others != 0) part.All.Insert(part.All.IndexOf(said) + 1, Like(said, said.Times).On(others));
            (said.Days, said.Times) = (said.Days & days, left);
        }
        return hit;
    }

    /// <summary>The clocks that follow lie within hours of these days, at neither end of them.</summary>
    bool InsideHours(int days)
    {
        var first = Is(Kind.From) ? 1 : 0;
        return IsClock(first) && IsClock(first + 2) && part.All.Exists(said => (said.Days & days) != 0
            && said.Times.Exists(time => time.Opens < tokens[at + first].Value && tokens[at + first + 2].Value < time.Closes));
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

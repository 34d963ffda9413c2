namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>Days, and what is said about days that were named before.</summary>
sealed partial class HoursParser
{
    void Days()
    {
        var start = at;
        var said = ReadDays();
        var also = Is(Kind.And) && tokens[at].Value == 1 || start > 0 && tokens[start - 1] is { Kind: Kind.And, Value: 1 }; // "Tuesday also from 17 to 19"
        (said.Besides, said.Instead, said.Season, now) = (besides && part.All is [.., { Named: false }], bracket && part.All.Exists(s => s.Times.Count > 0), season, said);
        if (also) (said.Besides, said.Also, said.Instead) = (true, true, false);
        besides = false;
        OfMonth(said, start);
        if (part.All.Count > 0 && part.All[^1] is { Times.Count: 0 } before && !Is(Kind.Comma) && clauseFrom < part.All.Count) 
        {
            (said.Days, said.Named, said.From) = (said.Days | before.Days, said.Named && before.Named, before.From);
            for (var half = 0; half < 3; half++) said.Halves[half] |= before.Halves[half];
            (said.Monthly, said.Note, said.OfMonth) = (said.Monthly || before.Monthly, said.OfMonth.Count > 0 && before.OfMonth.Count > 0 ? text[before.From..said.To] : said.Note ?? before.Note, [.. before.OfMonth, .. said.OfMonth]);
            part.All.Remove(before);
        }
        part.All.Add(said);
        if (waiting.Count > 0 && !IsClock(0) && !(Is(Kind.From) && IsClock(1))) (said.Times, waiting) = (waiting, []);
        if (!Is(Kind.Closed)) return;
        at++;
        if (Is(Kind.To) && IsClock(1) && text[tokens[at].Start] != 't') return; // "Friday closed at 15h": until then
        part.All.Remove(said);
        now = null;
        if (!Pause(said.Days)) Exclude(said.Days, said.Half);
    }

    /// <summary>"Monday to Thursday and Saturday": all days up to the first thing that is none.</summary>
    Said ReadDays()
    {
        var said = new Said { Named = true, From = tokens[at].Start };
        var chain = false;
        while (true)
        {
            said.Last = 0;
            if (Is(Kind.Days))
            {
                said.Days |= tokens[at].Value == 0 ? Others() : tokens[at].Value;
                said.Named = false;
                at++;
            }
            else
            {
                var from = tokens[at++].Value;
                if (Is(Kind.Half)) Half(said, 1 << from);
                chain |= Is(Kind.Dash) && Is(Kind.Day, 1) && Is(Kind.Dash, 2) && Is(Kind.Day, 3); // "ma-woe-vrij"
                if (!chain && (Is(Kind.To) || Is(Kind.Dash)) && Is(Kind.Day, 1))
                {
                    var to = tokens[at + 1].Value;
                    for (var day = from; ; day = (day + 1) % 7) { said.Days |= 1 << day; if (day == to) break; }
                    (said.Named, at) = (said.Named && to == from, at + 2);
                    said.Named = false;
                    if (Is(Kind.Half)) Half(said, said.Days);
                }
                else said.Days |= said.Last = 1 << from;
            }
            said.To = tokens[at - 1].End;
            var next = at;
            while (next < tokens.Count && tokens[next].Kind is Kind.And or Kind.Comma or Kind.From or Kind.Holiday || chain && next < tokens.Count && tokens[next].Kind == Kind.Dash) next++;
            if (next == at || next >= tokens.Count || tokens[next].Kind is not (Kind.Day or Kind.Days)) return said;
            at = next;
        }
    }

    void Half(Said said, int days)
    {
        said.Half = tokens[at++].Value;
        said.Halves[said.Half.Value] |= days;
    }

    int Others() => 0b0011111 & ~part.All.Aggregate(0, (days, said) => days | said.Days);
}

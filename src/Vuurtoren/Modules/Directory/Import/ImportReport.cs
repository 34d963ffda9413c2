using System.Globalization;
using System.Text;
using Vuurtoren.Modules.Directory.Import.Engine;

namespace Vuurtoren.Modules.Directory.Import;

/// <summary>An import's outcome in words for the command line; scripts take --json.</summary>
static class ImportReport
{
    public static string Of(ImportResult result, bool dry)
    {
        var text = new StringBuilder();
        foreach (var (kind, counts) in result.All.Where(k => k.Counts.Read + k.Counts.Withdrawn + k.Counts.Parked.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind}: {counts.Read} read, {counts.Added} added, {counts.Changed} changed, {counts.Unchanged} unchanged");
            if (counts.Placed is > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Placed} placed in a neighbourhood");
            if (counts.Joined > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Joined} joined to the same record");
            if (counts.Withdrawn > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Withdrawn} withdrawn");
            if (counts.Differences > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Differences} differences kept");
            text.AppendLine();
            foreach (var (reason, rows) in counts.Quarantined) text.AppendLine(CultureInfo.InvariantCulture, $"  {rows} quarantined: {reason}");
            foreach (var (reason, rows) in counts.LeftOut) text.AppendLine(CultureInfo.InvariantCulture, $"  {rows} used in part: {reason}");
            foreach (var (reason, rows) in counts.Parked) text.AppendLine(CultureInfo.InvariantCulture, $"  {rows} parked: {reason}");
        }
        text.Append(dry ? "dry run: nothing was changed" : result.Run is { } run ? $"undo with: undo {run}" : "nothing changed");
        return text.ToString();
    }

    /// <summary>
    /// What a dry run prints: + a record that would come in, ~ a field that would change, ! one that would be kept though the
    /// source says otherwise, - a record that would be marked withdrawn.
    /// </summary>
    public static readonly ImportEvents Printed = new()
    {
        Added = (kind, id, parked) => Console.Out.WriteLine($"+ {kind} {id}{(parked is null ? "" : $" (parked: {parked})")}"),
        Merged = (kind, id, merged) =>
        {
            foreach (var (path, pair) in merged.Changes) Console.Out.WriteLine($"~ {kind} {id} {path}: {pair[0] ?? "-"} => {pair[1] ?? "-"}");
            foreach (var kept in merged.Differences) Console.Out.WriteLine($"! {kind} {id} {kept.Path} {kept.Lang}: keeps {kept.Current ?? "-"}, source has {kept.Incoming ?? "-"}");
        },
        Withdrawn = (kind, id) => Console.Out.WriteLine($"- {kind} {id}"),
    };
}

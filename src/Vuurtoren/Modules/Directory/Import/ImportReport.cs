using System.Text;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Modules.Directory.Import;

/// <summary>An import's outcome in words for the command line; scripts take --json.</summary>
static class ImportReport
{
    public static string Of(ImportResult result, bool dry)
    {
        var text = new StringBuilder();
        foreach (var (kind, counts) in result.All.Where(k => k.Counts.Read + k.Counts.Withdrawn + k.Counts.Parked.Count > 0))
        {
            text.Append(Words.Say("import.result", kind, counts.Read, counts.Added, counts.Changed, counts.Unchanged));
            if (counts.Placed is > 0) text.Append(", ").Append(Words.Say("import.result.placed", counts.Placed));
            if (counts.Joined > 0) text.Append(", ").Append(Words.Say("import.result.joined", counts.Joined));
            if (counts.Withdrawn > 0) text.Append(", ").Append(Words.Say("import.result.withdrawn", counts.Withdrawn));
            if (counts.Differences > 0) text.Append(", ").Append(Words.Say("import.result.differences", counts.Differences));
            text.AppendLine();
            foreach (var (reason, rows) in counts.Quarantined) text.Append("  ").AppendLine(Words.Say("import.result.quarantined", rows, Words.Say("import.reason." + reason)));
            foreach (var (reason, rows) in counts.LeftOut) text.Append("  ").AppendLine(Words.Say("import.result.left-out", rows, Words.Say("import.reason." + reason)));
            foreach (var (reason, rows) in counts.Parked) text.Append("  ").AppendLine(Words.Say("import.result.parked", rows, Words.Say("import.reason." + reason)));
        }
        if (result.HoursTexts is { Read: > 0 } hours) text.AppendLine(Words.Say("import.result.hours", hours.Read, hours.Understood));
        return text.Append(dry ? Words.Say("import.result.dry") : result.Run is { } run ? Words.Say("import.result.undo", run) : Words.Say("import.result.nothing")).ToString();
    }

    /// <summary>
    /// What a dry run prints: + a record that would come in, ~ a field that would change, ! one that would be kept though the
    /// source says otherwise, - a record that would be marked withdrawn.
    /// </summary>
    public static readonly ImportEvents Printed = new()
    {
        Added = (kind, id, parked) => Console.Out.WriteLine($"+ {kind} {id}{(parked is null ? "" : $" ({Words.Say("import.reason." + parked)})")}"),
        Merged = (kind, id, merged) =>
        {
            foreach (var (path, pair) in merged.Changes) Console.Out.WriteLine($"~ {kind} {id} {path}: {pair[0] ?? "-"} => {pair[1] ?? "-"}");
            foreach (var kept in merged.Differences) Console.Out.WriteLine($"! {kind} {id} {Words.Say("import.kept", $"{kept.Path} {kept.Lang}".Trim(), kept.Current ?? "-", kept.Incoming ?? "-")}");
        },
        Withdrawn = (kind, id) => Console.Out.WriteLine($"- {kind} {id}"),
    };
}

using System.CommandLine;
using System.Globalization;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Modules.Directory.Import;

/// <summary>`import FORMAT PATH`: takes a directory in, at the command line of the machine itself, also while the server runs.</summary>
public sealed class ImportCommand : CommandOf
{
    public override Reach Reach => Reach.Changes;

    public override Command Make()
    {
        var format = new Argument<string>("FORMAT") { Description = string.Join(", ", ImportFormat.All.Keys) };
        var path = new Argument<string>("PATH") { Description = "File, folder or zip" };
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var dry = new Option<bool>("--dry-run") { Description = "Print what would change, change nothing" };
        var partial = new Option<bool>("--partial") { Description = "The input is not all the source has: mark nothing withdrawn" };
        var source = new Option<string?>("--source") { Description = "Name of the source, for ids and identifiers" };
        var language = new Option<string>("--language") { Description = "Language of texts that do not say theirs", DefaultValueFactory = _ => "fr" };
        var mapping = new Option<string?>("--mapping") { Description = "Mapping file, for table" };
        var propose = new Option<bool>("--propose") { Description = "For table: write a mapping file to start from" };
        var date = new Option<string?>("--date") { Description = "Day on which the source says its data held (2026-05-31)" };
        var command = new Command("import", "Take a directory in") { format, path, data, connection, json, dry, partial, source, language, mapping, propose, date };
        command.SetAction((parsed, stop) =>
        {
            if (!ImportFormat.All.TryGetValue(parsed.GetValue(format)!, out var chosen))
                throw new UnusableInput("import.unusable.format", parsed.GetValue(format)!, string.Join(", ", ImportFormat.All.Keys));
            var input = new ImportInput(parsed.GetValue(path)!, parsed.GetValue(source) ?? chosen.DefaultSource, parsed.GetValue(language)!, parsed.GetValue(mapping), Day(parsed.GetValue(date)));
            if (parsed.GetValue(propose)) return Task.FromResult(chosen.Propose(input, Console.Out));
            var database = CommandOptions.Open(parsed, data, connection);
            if (chosen.Name == "hsds" && OpenData.EverythingReader.Recognises(input.Path)) return Task.FromResult(OpenData.RestoreCommand.Run(database, input.Path, parsed.GetValue(dry), parsed.GetValue(json), stop));
            var importer = new Importer(database, chosen, input, full: !parsed.GetValue(partial)) { Events = parsed.GetValue(dry) ? ImportReport.Printed : new() };
            var result = ImportDisplay.Follow(input.Progress, () => importer.Run(DateTime.UtcNow, parsed.GetValue(dry), stop));
            if (!parsed.GetValue(dry)) AuditEntry.Note(database, "import", DateTime.UtcNow, $"{chosen.Name} {input.Source}");
            Console.Out.WriteLine(parsed.GetValue(json) ? result.ToJson() : ImportReport.Of(result, parsed.GetValue(dry)));
            return Task.FromResult(0);
        });
        return command;
    }

    static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UnusableInput("import.unusable.date", text);
}

/// <summary>`undo RUN`: takes an import back.</summary>
public sealed class UndoCommand : CommandOf
{
    public override Reach Reach => Reach.Changes;

    public override Command Make()
    {
        var run = new Argument<Guid>("RUN") { Description = "The run, as import printed it" };
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var command = new Command("undo", "Take an import back, except what was changed since") { run, data, connection, json };
        command.SetAction(parsed =>
        {
            var undone = new Undoing(CommandOptions.Open(parsed, data, connection), "operator", DateTime.UtcNow).Undo(parsed.GetValue(run));
            if (parsed.GetValue(json)) Console.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { removed = undone.Removed, restored = undone.Restored, left = undone.Left }));
            else
            {
                Console.Out.WriteLine(Words.Say("import.undone", undone.Removed, undone.Restored, undone.Left.Count));
                foreach (var line in undone.Left) Console.Out.WriteLine("  " + line);
            }
        });
        return command;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Vuurtoren.Modules.Directory.Persons;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>An import from beginning to end: read and stage (or go on where an interrupted run was), join, compare, apply.</summary>
public sealed class Importer(Database database, ImportFormat format, ImportInput input, bool full = true, string actor = "operator")
{
    /// <summary>Told of everything that changes, in the order in which it is written; a dry run prints it.</summary>
    public ImportEvents Events { get; init; } = new();

    /// <summary>A dry run compares and counts like a real one and changes nothing.</summary>
    public ImportResult Run(DateTime now, bool dry = false, CancellationToken stop = default)
    {
        input = input with { Corrections = input.Corrections ?? RowCorrections.Of(database, input.Source) };
        using var db = database.Context();
        using var stage = Stage.Open(database.Folder, Fingerprint(dry), db);
        try { Read(stage, stop); }
        catch (RuleBroken)
        {
            stage.Remove(); // the input itself cannot be used: there is nothing to go on with
            throw;
        }
        input.Progress.Step = ImportStep.Comparing;
        var result = new Applying(stage, database, input, new(format.Name, full, actor, now), Events, now).Run(dry);
        stage.Remove();
        input.Progress.Step = ImportStep.Done;
        return result;
    }

    void Read(Stage stage, CancellationToken stop)
    {
        if (stage.IsComplete) return;
        input.Progress.ReadBefore = stage.ItemsRead;
        var skip = stage.ItemsRead;
        // One thread reads, one makes ready, this one writes.
        foreach (var prepared in Items().Ahead().Select(item => Prepared.Of(item, stage.Tables)).Ahead()) stage.Add(prepared, input);
        stage.Commit();
        Joining.Join(stage, format.JoinsSameRows);
        stage.Complete();

        IEnumerable<ImportItem> Items()
        {
            var forgotten = new Forgotten(database);
            foreach (var item in format.Read(input))
            {
                stop.ThrowIfCancellationRequested(); // what is staged stays: the next run goes on from there
                input.Progress.OneRead();
                if (skip-- <= 0) yield return forgotten.Without(item);
            }
        }
    }

    /// <summary>The same for the same input, unchanged, and the same program: format, source, settings, and the names, sizes and times of its files.</summary>
    string Fingerprint(bool dry)
    {
        var about = new StringBuilder().AppendJoin('\n', typeof(Stage).Module.ModuleVersionId, format.Name, input.Source, input.Language, input.Date, input.Mapping, input.Corrections!.Version, dry, database.ConnectionString).AppendLine();
        foreach (var file in Files(input.Path).Concat(input.Mapping is null ? [] : Files(input.Mapping)))
            about.AppendLine(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about.ToString())).AsSpan(0, 12));
    }

    static IEnumerable<FileInfo> Files(string path) =>
        System.IO.Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal)
        : File.Exists(path) ? [new FileInfo(path)]
        : throw new UnusableInput("import.unusable.missing", path);
}

using System.Text;
using System.Text.Json;
using Dapper;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>That somebody left a record, without saying who.</summary>
/// <param name="Heir">Who took over, made the same way; null: nobody, or not known.</param>
sealed record Left(Guid Record, string Hash, DateTime At, string? Heir = null);

/// <summary>
/// The file `left` in the data folder, as `erasures` is for who was erased (docs/adr/0013-erasing-is-remembered-outside-the-database.md): it is in no backup, so that who left after
/// a backup was made does not come back with it. A line is forgotten when its row in the table would be.
/// </summary>
sealed class LeftFile(Database database)
{
    sealed record Line(Left Left, string Seal);

    static readonly Lock writing = new();
    static readonly TimeSpan kept = PersonalData.Declared.Categories.SelectMany(category => category.Retention).Single(rule => rule.Code == "left-old").Kept;

    string Name => Path.Combine(database.Folder, "left");

    /// <summary>The last leaving of each person on each record: what this server wrote itself.</summary>
    public IReadOnlyList<Left> Read() => !File.Exists(Name) ? [] : [.. File.ReadLines(Name).Select(Parsed).OfType<Line>().Where(line => line.Seal == Seal(line.Left)).Select(line => line.Left)
        .GroupBy(left => (left.Record, left.Hash)).Select(same => same.MaxBy(left => left.At)!)];

    public void Append(IEnumerable<Left> lefts)
    {
        lock (writing) Write([.. Read(), .. lefts]);
    }

    /// <summary>Of the table: what it knows and the file does not is written here too. What is too old goes.</summary>
    public void Learn(DateTime now)
    {
        lock (writing)
        {
            var known = Read();
            var all = known.Concat(InTable()).GroupBy(left => (left.Record, left.Hash)).Select(same => same.MaxBy(left => left.At)!).Where(left => left.At > now - kept).ToList();
            if (all.Count != known.Count || all.Except(known).Any()) Write(all);
        }
    }

    /// <summary>What the file remembers and the table does not: an older copy of the database was put back.</summary>
    public IReadOnlyList<Left> Missing(DateTime now)
    {
        var rows = InTable().ToDictionary(left => (left.Record, left.Hash), left => left.At);
        return [.. Read().Where(left => left.At > now - kept && !(rows.TryGetValue((left.Record, left.Hash), out var at) && at >= left.At))];
    }

    List<Left> InTable()
    {
        using var connection = database.Open();
        return [.. connection.Query<(Guid Record, string Hash, DateTime At)>("select record_id, hash, left_at from directory_left").Select(row => new Left(row.Record, row.Hash, row.At))];
    }

    void Write(IEnumerable<Left> lefts)
    {
        using var file = WholeFile.Open(Name, onlyForOwner: true);
        foreach (var left in lefts) file.Stream.Write(Encoding.UTF8.GetBytes(Json.Write(new Line(left, Seal(left))) + "\n"));
        file.Complete();
    }

    string Seal(Left left) => database.Secret.Seal("left-line\n" + Json.Write(left));

    static Line? Parsed(string text)
    {
        try { return Json.Read<Line>(text); }
        catch (JsonException) { return null; }
    }
}

/// <summary>Who left after a backup was made does not come back with it.</summary>
sealed class LeftAgain : WhenRestored
{
    public override string? Keep(Database before)
    {
        new LeftFile(before).Learn(DateTime.UtcNow);
        return null;
    }

    public override void Do(Database restored, string? kept, DateTime now) => new Leaving(restored).Replay(now);
}

/// <summary>At each start: an older copy may have been put back by hand.</summary>
sealed class LeftWhenOpened : WhenOpened
{
    public override void Do(Database database, DateTime now)
    {
        new Leaving(database).Replay(now);
        new LeftFile(database).Learn(now);
    }
}

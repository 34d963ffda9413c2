using System.Text;
using System.Text.Json;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>
/// The file `erasures` in the data folder: a line for each erasing, sealed with the secret of this server. It is in no backup, so that an older copy of the
/// database that is put back does not bring the list back to what it was.
/// </summary>
sealed class ErasureFile(Database database)
{
    sealed record Line(Erasure Erasure, string Seal);

    static readonly Lock writing = new();

    string Name => Path.Combine(database.Folder, "erasures");

    public static ErasureFile In(Database database) => new(database);

    /// <returns>What we wrote ourselves, and how many lines somebody else did (or with another secret).</returns>
    public (IReadOnlyList<Erasure> Genuine, int Foreign) Read()
    {
        if (!File.Exists(Name)) return ([], 0);
        var (genuine, foreign) = (new List<Erasure>(), 0);
        foreach (var text in File.ReadLines(Name).Where(text => text.Length > 0))
            if (Parsed(text) is not { } line) continue;
            else if (line.Seal == Seal(line.Erasure)) genuine.Add(line.Erasure);
            else foreign++;
        return ([.. genuine.DistinctBy(erasure => erasure.Id)], foreign);
    }

    public void Append(Erasure erasure)
    {
        lock (writing)
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(Name, options);
            if (file.Length > 0 && !EndsLine()) file.WriteByte((byte)'\n'); // a power cut left half a line
            file.Write(Encoding.UTF8.GetBytes(Json.Write(new Line(erasure, Seal(erasure))) + "\n"));
            file.Flush(flushToDisk: true);
        }
    }

    bool EndsLine()
    {
        using var file = new FileStream(Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    string Seal(Erasure erasure) => database.Secret.Seal("erasure\n" + Json.Write(erasure));

    static Line? Parsed(string text)
    {
        try { return Json.Read<Line>(text); }
        catch (JsonException) { return null; } // cut off by a power cut: the table has it
    }
}

/// <summary>At each start: when the file remembers people that the table does not, an older copy was put back, and they are erased again.</summary>
sealed class ErasuresWhenOpened : WhenOpened
{
    public override void Do(Database database, DateTime now)
    {
        using var connection = database.Open();
        var (rows, lines) = (Erasures.In(connection).Select(row => row.Id).ToHashSet(), ErasureFile.In(database).Read().Genuine.Select(line => line.Id).ToHashSet());
        if (!lines.IsSubsetOf(rows)) Erasures.Replay(database, now);
        else if (lines.Count < rows.Count) Erasures.Take(database);
    }
}

/// <summary>Which mail addresses were erased: they are not taken in again by an import, and found when they are back.</summary>
public sealed class ErasedAddresses
{
    readonly Database database;
    readonly HashSet<string> hashes;

    internal ErasedAddresses(Database database, IEnumerable<Erasure> erasures) => (this.database, hashes) = (database, [.. erasures.Select(erasure => erasure.AddressHash).OfType<string>()]);

    public static ErasedAddresses Of(Database database)
    {
        using var connection = database.Open();
        return new(database, Erasures.In(connection));
    }

    public bool Any => hashes.Count > 0;
    public bool Has(string? address) => Any && !string.IsNullOrWhiteSpace(address) && hashes.Contains(Hash(address));

    public string Hash(string address) => Hash(database, address);

    internal static string Hash(Database database, string address) => database.Secret.Seal("erased\n" + address.Trim().Normalize().ToLowerInvariant());
}

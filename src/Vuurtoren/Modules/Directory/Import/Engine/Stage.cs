using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>
/// What was read of an input, kept in a file beside the database until it is applied, so that an import that was interrupted
/// goes on where it was, and the database itself is written in one transaction only.
/// Table item holds what is compared and counted, raw_0 … raw_5 the content of the records, kind by kind: it is read when it is written.
/// </summary>
public sealed class Stage : IDisposable
{
    const int Chunk = 5000;
    readonly SqliteConnection connection;
    readonly StagedRows rows;
    readonly Dictionary<Guid, int> seen = [];
    readonly RecordTable[] tables;
    readonly string path;
    bool writing;

    Stage(string path, Db db)
    {
        this.path = path;
        tables = Kinds.All.Select(kind => RecordTable.Of(kind.Name, db)).ToArray();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 }.ToString());
        connection.Open();
        // Large pages and a long log, moved to its place 64 MB at a time: the rows are written once and read in order.
        connection.Execute("pragma page_size = 16384; pragma journal_mode = wal; pragma synchronous = normal; pragma locking_mode = exclusive; pragma temp_store = file; pragma cache_size = -65536; pragma wal_autocheckpoint = 4096");
        StagedRows.Create(connection);
        rows = new(connection);
        Run = Guid.Parse(Meta("run", Guid.CreateVersion7().ToString()));
        ItemsRead = long.Parse(Meta("read", "0"), CultureInfo.InvariantCulture);
        foreach (var (id, hash) in connection.Query<(string, string)>("select record_id, hash from item", buffered: false)) seen[Guid.Parse(id)] = Start(hash);
    }

    /// <summary>The stage of exactly this input: taken up again if an earlier run of it was interrupted.</summary>
    public static Stage Open(string folder, string fingerprint, Db db)
    {
        var path = Path.Combine(System.IO.Directory.CreateDirectory(Path.Combine(folder, "imports")).FullName, fingerprint + ".stage");
        using var alone = Alone(path);
        try { return new(path, db); }
        catch (SqliteException locked) when (locked.SqliteErrorCode == 5) { throw new UnusableInput("import.unusable.running"); }
    }

    /// <summary>Stages are opened and removed one at a time: else one that another program is about to remove could be opened, and be gone while it is filled.</summary>
    static IDisposable Alone(string path) => FileLock.Wait(Path.GetDirectoryName(path) + ".lock");

    public Guid Run { get; }
    /// <summary>How many things the format gave so far, also those it gave twice.</summary>
    public long ItemsRead { get; private set; }
    public bool IsComplete => Meta("complete", "") == "yes";
    public SqliteConnection Connection => connection;

    /// <summary>Kinds by their place in <see cref="Kinds.All"/>; the order in which they are applied.</summary>
    public RecordTable Table(int kind) => tables[kind];
    internal IReadOnlyList<RecordTable> Tables => tables;

    internal void Add(Prepared prepared, ImportInput input)
    {
        Begin();
        ItemsRead++;
        switch (prepared.Item)
        {
            case ReadRecord read: Add(read, prepared, input); break;
            case Quarantined bad: Note(bad, bad.Reason, used: false, bad.Raw); break;
            case LeftOut part: Note(part, part.Reason, used: true, part.Raw); break;
        }
        if (ItemsRead % Chunk == 0) Commit();
    }

    void Add(ReadRecord read, Prepared prepared, ImportInput input)
    {
        var record = prepared.Record!;
        if (seen.TryAdd(record.Id, Start(prepared.Hash))) rows.Add(read, prepared, input, IsLoose(record));
        else if (seen[record.Id] != Start(prepared.Hash)) Note(read, "same-id-other-content", used: false, System.Text.Encoding.UTF8.GetString(prepared.Raw));
    }

    static int Start(string hash) => Convert.ToInt32(hash[..8], 16);

    bool IsLoose(DirectoryRecord record) => record switch
    {
        Service service => service.OrganizationId is not { } organization || !Knows(organization),
        ServiceAtLocation at => !Knows(at.ServiceId) || !Knows(at.LocationId),
        _ => false,
    };

    void Note(ImportItem item, string reason, bool used, string raw) => Note(item.Kind, item.SourceId, item.Line, reason, used, raw);

    public void Note(string kind, string? sourceId, long line, string reason, bool used, string raw) =>
        rows.Note(kind, sourceId, line, reason, used, raw.Length > 4000 ? raw[..4000] : raw);

    /// <summary>From here to <see cref="Commit"/> all or nothing; may be said again.</summary>
    public void Begin()
    {
        if (!writing) connection.Execute("begin immediate");
        writing = true;
    }

    public void Commit()
    {
        if (!writing) return;
        Remember("read", ItemsRead.ToString(CultureInfo.InvariantCulture));
        connection.Execute("commit");
        writing = false;
    }

    public void Complete()
    {
        Begin();
        Remember("complete", "yes");
        Commit();
    }

    public bool Knows(Guid record) => seen.ContainsKey(record);

    /// <summary>The stage is done with: applied, or a dry run.</summary>
    public void Remove()
    {
        using var alone = Alone(path);
        Dispose();
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(path + suffix);
    }

    string Meta(string key, string otherwise)
    {
        if (connection.QueryFirstOrDefault<string>("select value from meta where key = @key", new { key }) is { } value) return value;
        if (otherwise.Length > 0) Remember(key, otherwise);
        return otherwise;
    }

    void Remember(string key, string value) =>
        connection.Execute("insert into meta (key, value) values (@key, @value) on conflict (key) do update set value = excluded.value", new { key, value });

    public void Dispose()
    {
        rows.Dispose();
        connection.Dispose();
    }
}

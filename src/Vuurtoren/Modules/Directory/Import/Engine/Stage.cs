using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>
/// What was read of an input, kept in a file beside the database until it is applied, so that an import that was interrupted
/// goes on where it was, and the database itself is written in one transaction only.
/// </summary>
public sealed class Stage : IDisposable
{
    const int Chunk = 5000;
    readonly SqliteConnection connection;
    readonly SqliteCommand insert, note;
    readonly Dictionary<Guid, int> seen = [];
    readonly RecordTable[] tables;
    readonly string path;
    bool writing;
    long items, notes;

    Stage(string path, Db db)
    {
        this.path = path;
        tables = Kinds.All.Select(kind => RecordTable.Of(kind.Name, db)).ToArray();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 }.ToString());
        connection.Open();
        connection.Execute("pragma journal_mode = wal; pragma synchronous = normal; pragma locking_mode = exclusive; pragma temp_store = file; pragma cache_size = -65536");
        connection.Execute("""
            create table if not exists meta (key text primary key, value text);
            create table if not exists item (n integer primary key, kind integer not null, source_id text not null, record_id text not null, line integer not null,
                raw text not null, hash text not null, content text not null, parked text, source_date text, municipality text, neighbourhood text, secret text,
                placed integer not null, hidden integer not null, state integer not null default 0);
            create table if not exists note (n integer primary key, kind text not null, source_id text, line integer not null, reason text not null, used integer not null, raw text not null);
            create table if not exists alias (id text primary key, kind integer not null, record_id text not null, source_id text not null, hash text not null, raw text not null);
            """);
        insert = Prepare("insert into item (n, kind, source_id, record_id, line, raw, hash, content, parked, source_date, municipality, neighbourhood, secret, placed, hidden) values (@n, @kind, @source_id, @record_id, @line, @raw, @hash, @content, @parked, @source_date, @municipality, @neighbourhood, @secret, @placed, @hidden)",
            "n", "kind", "source_id", "record_id", "line", "raw", "hash", "content", "parked", "source_date", "municipality", "neighbourhood", "secret", "placed", "hidden");
        note = Prepare("insert into note (n, kind, source_id, line, reason, used, raw) values (@n, @kind, @source_id, @line, @reason, @used, @raw)", "n", "kind", "source_id", "line", "reason", "used", "raw");
        Run = Guid.Parse(Meta("run", Guid.CreateVersion7().ToString()));
        ItemsRead = long.Parse(Meta("read", "0"), CultureInfo.InvariantCulture);
        items = connection.ExecuteScalar<long>("select coalesce(max(n), 0) from item");
        notes = connection.ExecuteScalar<long>("select coalesce(max(n), 0) from note");
        foreach (var (id, hash) in connection.Query<(string, string)>("select record_id, hash from item", buffered: false))
            seen[Guid.Parse(id)] = Convert.ToInt32(hash[..8], 16);
    }

    /// <summary>The stage of exactly this input: taken up again if an earlier run of it was interrupted.</summary>
    public static Stage Open(string folder, string fingerprint, Db db)
    {
        var imports = System.IO.Directory.CreateDirectory(Path.Combine(folder, "imports")).FullName;
        try { return new(Path.Combine(imports, fingerprint + ".stage"), db); }
        catch (SqliteException locked) when (locked.SqliteErrorCode == 5) { throw new UnusableInput("import.unusable.running"); }
    }

    public Guid Run { get; }
    /// <summary>How many things the format gave so far, also those it gave twice.</summary>
    public long ItemsRead { get; private set; }
    public bool IsComplete => Meta("complete", "") == "yes";
    public SqliteConnection Connection => connection;

    /// <summary>Kinds by their place in <see cref="Kinds.All"/>; the order in which they are applied.</summary>
    public RecordTable Table(int kind) => tables[kind];

    /// <summary>A record made ready to be stored: the part of the work that needs no database.</summary>
    public sealed record Prepared(ImportItem Item, int Kind, string Raw, string Hash, string Content, string? Secret, bool Placed, DirectoryRecord? Record);

    public Prepared Prepare(ImportItem item)
    {
        if (item is not ReadRecord read) return new(item, 0, "", "", "", null, false, null);
        var (record, secret, placed) = (read.Record, (string?)null, false);
        if (record is Location location)
        {
            // That a secret place lies in some neighbourhood is counted; in which one is known to nobody.
            placed = Places.Of(false, location.Latitude, location.Longitude, location.Addresses).Neighbourhood is not null;
            if (location.Confidential) (record, secret) = Secret.Split(location);
            else Places.Place(location);
        }
        var kind = KindIndex(item.Kind);
        // A changed secret is a changed record, though the secret itself stays out of it.
        var (raw, hash, content) = tables[kind].ToJson(record, secret);
        return new(item, kind, raw, hash, content, secret, placed, record);
    }

    public void Add(Prepared prepared, ImportInput input)
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
        var (record, hash) = (prepared.Record!, Convert.ToInt32(prepared.Hash[..8], 16));
        if (!seen.TryAdd(record.Id, hash))
        {
            if (seen[record.Id] != hash) Note(read, "same-id-other-content", used: false, prepared.Raw);
            return;
        }
        var p = insert.Parameters;
        p[0].Value = ++items;
        p[1].Value = prepared.Kind;
        p[2].Value = read.SourceId;
        p[3].Value = record.Id.ToString();
        p[4].Value = read.Line;
        p[5].Value = prepared.Raw;
        p[6].Value = prepared.Hash;
        p[7].Value = prepared.Content;
        p[8].Value = (object?)record.Parked ?? DBNull.Value;
        p[9].Value = (record.SourceDate ?? input.Date)?.ToString("O", CultureInfo.InvariantCulture) ?? (object)DBNull.Value;
        p[10].Value = ((record as Location)?.Municipality) ?? (object)DBNull.Value;
        p[11].Value = ((record as Location)?.Neighbourhood) ?? (object)DBNull.Value;
        p[12].Value = prepared.Secret ?? (object)DBNull.Value;
        p[13].Value = prepared.Placed;
        p[14].Value = record.Parked is not null || record.Visibility != Visibility.Public;
        insert.ExecuteNonQuery();
    }

    void Note(ImportItem item, string reason, bool used, string raw) => Note(item.Kind, item.SourceId, item.Line, reason, used, raw);

    public void Note(string kind, string? sourceId, long line, string reason, bool used, string raw)
    {
        object?[] values = [++notes, kind, sourceId, line, reason, used, raw.Length > 4000 ? raw[..4000] : raw];
        for (var i = 0; i < values.Length; i++) note.Parameters[i].Value = values[i] ?? DBNull.Value;
        note.ExecuteNonQuery();
    }

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

    SqliteCommand Prepare(string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names) command.Parameters.AddWithValue("@" + name, DBNull.Value);
        return command;
    }

    static int KindIndex(string kind) => kind switch
    {
        Kinds.Taxonomy => 0, Kinds.TaxonomyTerm => 1, Kinds.Organization => 2, Kinds.Location => 3, Kinds.Service => 4, _ => 5,
    };

    public void Dispose()
    {
        insert.Dispose();
        note.Dispose();
        connection.Dispose();
    }
}

using System.Data.Common;
using System.Globalization;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Writes a staged and compared import into the database in one transaction: all of it, or nothing.</summary>
sealed partial class Applying(Stage stage, Database database, ImportInput input, ImportSettings settings, ImportEvents events, DateTime now)
{
    /// <summary>For another import's last step, which takes minutes for a million services.</summary>
    static readonly TimeSpan patience = TimeSpan.FromHours(1);

    DbConnection connection = null!;
    DbTransaction? transaction;
    Current current = null!;
    long seq;

    string Cause => "import:" + stage.Run;

    public ImportResult Run(bool dry)
    {
        using (connection = database.Open())
        {
            Comparison.Compare(stage, connection, null, input.Source);
            var before = Runs();
            transaction = database.BeginChanges(connection, patience, input.Progress.Wait);
            if (Runs() != before) Comparison.Compare(stage, connection, transaction, input.Source); // another import came in between
            current = new(connection, transaction);
            var first = seq = current.NextSeq();
            var result = ImportResult.Of(stage);
            input.Progress.ToWrite = stage.Connection.ExecuteScalar<long>("select count(*) from item where state <> 1");
            input.Progress.Step = ImportStep.Writing;
            for (var kind = 0; kind < Kinds.All.Count; kind++)
            {
                if (events.Added is not null)
                    foreach (var (sourceId, parked) in New<(string, string?)>(kind, "source_id, parked")) events.Added(Kinds.All[kind].Name, sourceId, parked);
                if (!dry) AddNew(kind);
                MergeKnown(kind, result, dry);
            }
            if (settings.Full) Withdraw(result, dry);
            if (!dry)
            {
                WriteAliases();
                ShowOrphansThatWereFound();
                // A run that changed nothing leaves no trace; the first of a source always does.
                result.Run = seq > first || IsFirst() ? stage.Run : null;
                if (result.Run is not null)
                {
                    WriteNotes();
                    WriteRun(first, result);
                }
                transaction.Commit();
            }
            else transaction.Rollback();
            return result;
        }
    }

    bool IsFirst() => !connection.ExecuteScalar<bool>("select exists (select 1 from import_run where source = @Source)", new { input.Source }, transaction);

    (long, long) Runs() => connection.QuerySingle<(long, long)>("select count(*), count(undone_at) from import_run", transaction: transaction);

    void AddNew(int kind)
    {
        var table = stage.Table(kind);
        var start = seq;
        BulkWriter.Write(connection, transaction, table.Name, [.. table.Columns.Select(c => c.Path)], NewRows(kind).Ahead());
        if (seq == start) return;
        if (Comparison.KnowsSource(stage)) SplitJoined(kind);
        BulkWriter.Write(connection, transaction, "source_record",
            ["source", "kind", "source_id", "record_id", "raw", "hash", "last_run"],
            New<(string SourceId, string Record, byte[] Raw, string Hash)>(kind, "source_id, record_id, raw, hash").Select(r => new object?[] { input.Source, table.Kind, r.SourceId, Guid.Parse(r.Record), new ReadOnlyMemory<byte>(r.Raw), r.Hash, stage.Run }).Ahead());
        var at = start;
        BulkWriter.Write(connection, transaction, "change",
            ["seq", "kind", "record_id", "tombstone", "at", "actor", "cause"],
            New<(string Record, long Hidden)>(kind, "record_id, hidden or parked is not null").Select(r => new object?[] { at++, table.Kind, Guid.Parse(r.Record), r.Hidden != 0, now, settings.Actor, Cause }));
        if (table.Kind == Kinds.Location)
            foreach (var secret in New<string?>(kind, "secret").Where(s => s is not null)) WriteSecret(Json.Read<ConfidentialPlace>(secret!));
    }

    /// <summary>Rows that were joined to another and differ from it now: their place in source_record is free for them.</summary>
    void SplitJoined(int kind)
    {
        var table = stage.Table(kind);
        foreach (var sourceId in stage.Connection.Query<string>($"select item.source_id from item join known on known.kind = item.kind and known.source_id = item.source_id where item.kind = {kind} and item.state = 0"))
        {
            var about = new { input.Source, table.Kind, sourceId };
            var last = connection.QuerySingle<(string Raw, string Hash, DateTime? Missing)>("select raw, hash, missing_since from source_record where source = @Source and kind = @Kind and source_id = @sourceId", about, transaction);
            Remember(table.Kind, sourceId, last.Raw, last.Hash, last.Missing);
            connection.Execute("delete from source_record where source = @Source and kind = @Kind and source_id = @sourceId", about, transaction);
        }
    }

    IEnumerable<T> New<T>(int kind, string columns) => stage.Connection.Query<T>($"select {columns} from item cross join raw_{kind} using (n) where kind = {kind} and state = 0 order by n", buffered: false);

    IEnumerable<object?[]> NewRows(int kind)
    {
        var table = stage.Table(kind);
        foreach (var (record, raw, parked, date, municipality, neighbourhood) in New<(string, byte[], string?, string?, string?, string?)>(kind, "record_id, raw, parked, source_date, municipality, neighbourhood"))
        {
            var values = table.FromUtf8(raw);
            values[table["id"]] = Guid.Parse(record);
            values[table["parked"]] = parked;
            values[table["source"]] = input.Source;
            values[table["source_date"]] = Date(date);
            values[table["seq"]] = seq++;
            values[table["modified_at"]] = now;
            if (table.Has("municipality")) (values[table["municipality"]], values[table["neighbourhood"]]) = (municipality, neighbourhood);
            yield return values;
            input.Progress.OneWritten();
        }
    }

    static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    void Withdraw(ImportResult result, bool dry)
    {
        foreach (var (kind, sourceId, id) in Comparison.Missing(stage))
        {
            result[kind].Withdrawn++;
            events.Withdrawn?.Invoke(kind, sourceId);
            if (dry) continue;
            var last = connection.QuerySingle<(string Raw, string Hash)>("select raw, hash from source_record where source = @Source and kind = @kind and source_id = @sourceId", new { input.Source, kind, sourceId }, transaction);
            Remember(kind, sourceId, last.Raw, last.Hash, null);
            connection.Execute("update source_record set missing_since = @now where source = @Source and kind = @kind and source_id = @sourceId", new { now, input.Source, kind, sourceId }, transaction);
            // Another row, of this source or of another, still vouches for it.
            if (connection.ExecuteScalar<bool>("select exists (select 1 from source_record where record_id = @id and missing_since is null)", new { id }, transaction)) continue;
            var table = RecordTable.Of(kind, null!);
            var values = current.Read(table, id);
            var changes = new Dictionary<string, string?[]>();
            Follow(table, "withdrawn_at", now, values, changes);
            Save(table, id, values, changes);
        }
    }

    void WriteAliases()
    {
        foreach (var (id, kind, record, sourceId, hash, raw) in stage.Connection.Query<(string, int, string, string, string, string)>("select id, kind, record_id, source_id, hash, cast(raw as text) from alias"))
        {
            var name = Kinds.All[kind].Name;
            var known = connection.QueryFirstOrDefault<(string? Raw, string? Hash, Guid Record)>("select raw, hash, record_id from source_record where source = @Source and kind = @name and source_id = @sourceId", new { input.Source, name, sourceId }, transaction);
            if (known.Hash == hash && known.Record == Guid.Parse(record)) continue;
            Remember(name, sourceId, known.Raw, known.Hash, null);
            WriteSource(name, sourceId, Guid.Parse(record), raw, hash);
            connection.Execute("insert into alias (id, kind, record_id) values (@id, @name, @record) on conflict (id) do update set record_id = excluded.record_id",
                new { id = Guid.Parse(id), name, record = Guid.Parse(record) }, transaction);
        }
        // Rows that were the same once and differ now are records of their own again; what a person merged stays so.
        if (connection.ExecuteScalar<bool>("select exists (select 1 from alias)", transaction: transaction))
            foreach (var kind in Kinds.All) connection.Execute($"delete from alias where kind = '{kind.Name}' and id in (select id from {RecordTable.Of(kind.Name, null!).Name} where coalesce(parked, '') <> 'merged')", transaction: transaction);
    }

    /// <summary>Services that waited for their organisation, here or from an earlier run, join it now.</summary>
    void ShowOrphansThatWereFound()
    {
        var table = RecordTable.Of(Kinds.Service, null!);
        foreach (var id in connection.Query<Guid>("select s.id from directory_service s join directory_organization o on o.id = s.organization_id where s.parked = 'organization-unknown' and o.parked is null", transaction: transaction).ToList())
        {
            var values = current.Read(table, id);
            var changes = new Dictionary<string, string?[]>();
            Follow(table, "parked", null, values, changes);
            Save(table, id, values, changes);
        }
    }

    void WriteNotes() => BulkWriter.Write(connection, transaction, "import_quarantine",
        ["run", "n", "kind", "source_id", "line", "reason", "used", "raw"],
        stage.Connection.Query<(long N, string Kind, string? SourceId, long Line, string Reason, bool Used, string Raw)>("select n, kind, source_id, line, reason, used, raw from note order by n", buffered: false)
            .Select(r => new object?[] { stage.Run, r.N, r.Kind, r.SourceId, r.Line, r.Reason, r.Used, r.Raw.Replace("\0", "", StringComparison.Ordinal) }));

    void WriteRun(long first, ImportResult result) => connection.Execute(
        "insert into import_run (id, source, format, path, started_at, applied_at, from_seq, to_seq, result) values (@Run, @Source, @Format, @path, @StartedAt, @now, @first, @last, @result)",
        new { stage.Run, input.Source, settings.Format, path = Path.GetFileName(input.Path.TrimEnd('/')), settings.StartedAt, now, first, last = seq - 1, result = result.ToJson() }, transaction);
}

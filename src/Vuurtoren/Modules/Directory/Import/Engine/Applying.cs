using System.Data.Common;
using System.Globalization;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Writes a staged and compared import into the database in one transaction: all of it, or nothing.</summary>
sealed class Applying(Stage stage, Database database, ImportInput input, ImportSettings settings, ImportEvents events, DateTime now)
{
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
            transaction = connection.BeginTransaction();
            database.LockChanges(connection, transaction);
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
        BulkWriter.Write(connection, transaction, table.Name, [.. table.Columns.Select(c => (c.Path, c.Type))], NewRows(kind).Ahead());
        if (seq == start) return;
        SplitJoined(kind);
        BulkWriter.Write(connection, transaction, "source_record",
            [("source", typeof(string)), ("kind", typeof(string)), ("source_id", typeof(string)), ("record_id", typeof(Guid)), ("raw", typeof(string)), ("hash", typeof(string)), ("last_run", typeof(Guid))],
            New<(string SourceId, string Record, string Raw, string Hash)>(kind, "source_id, record_id, raw, hash").Select(r => new object?[] { input.Source, table.Kind, r.SourceId, Guid.Parse(r.Record), r.Raw, r.Hash, stage.Run }));
        var at = start;
        BulkWriter.Write(connection, transaction, "change",
            [("seq", typeof(long)), ("kind", typeof(string)), ("record_id", typeof(Guid)), ("tombstone", typeof(bool)), ("at", typeof(DateTime)), ("actor", typeof(string)), ("cause", typeof(string))],
            New<(string Record, long Parked)>(kind, "record_id, parked is not null").Select(r => new object?[] { at++, table.Kind, Guid.Parse(r.Record), r.Parked != 0, now, settings.Actor, Cause }));
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

    IEnumerable<T> New<T>(int kind, string columns) => stage.Connection.Query<T>($"select {columns} from item where kind = {kind} and state = 0 order by n", buffered: false);

    IEnumerable<object?[]> NewRows(int kind)
    {
        var table = stage.Table(kind);
        foreach (var (record, raw, parked, date, municipality, neighbourhood) in New<(string, string, string?, string?, string?, string?)>(kind, "record_id, raw, parked, source_date, municipality, neighbourhood"))
        {
            var values = table.FromJson(raw);
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

    void MergeKnown(int kind, ImportResult result, bool dry)
    {
        var table = stage.Table(kind);
        var rows = stage.Connection.Query<(string SourceId, string Record, string Raw, string Hash, string? Parked, string? Date, string? Secret)>(
            $"select source_id, record_id, raw, hash, parked, source_date, secret from item where kind = {kind} and state in (2, 3) order by n");
        foreach (var row in rows)
        {
            var (id, date) = (Guid.Parse(row.Record), Date(row.Date));
            var here = current.Read(table, id);
            var last = connection.QueryFirstOrDefault<(string Raw, string Hash, DateTime? Missing)>("select raw, hash, missing_since from source_record where source = @Source and kind = @Kind and source_id = @SourceId",
                new { input.Source, table.Kind, row.SourceId }, transaction);
            // "import" is no person: only what someone verified stands above the source.
            var verified = here[table["verified_how"]] is "import" ? null : here[table["verified_at"]] as DateTime?;
            var merged = new Merge(table, date, verified, current.States(id)).Of(last.Raw is null ? null : table.FromJson(last.Raw), table.FromJson(row.Raw), here);
            var changes = merged.Changes.ToDictionary();
            Follow(table, "parked", row.Parked, merged.Values, changes);
            Follow(table, "withdrawn_at", null, merged.Values, changes);
            if (table.Kind == Kinds.Location) Hide(table, row.Secret, merged.Values, changes);
            merged = merged with { Changes = changes };
            var counts = result[table.Kind];
            if (changes.Count > 0) counts.Changed++; else counts.Unchanged++;
            counts.Differences += merged.Differences.Count;
            events.Merged?.Invoke(table.Kind, row.SourceId, merged);
            input.Progress.OneWritten();
            if (!dry) WriteMerged(table, row.SourceId, id, row.Raw, row.Hash, date, row.Secret, last, merged);
        }
    }

    static void Follow(RecordTable table, string path, object? incoming, object?[] values, Dictionary<string, string?[]> changes)
    {
        var i = table[path];
        if (Equals(values[i], incoming)) return;
        changes[path] = [RecordTable.Show(values[i]), RecordTable.Show(incoming)];
        values[i] = incoming;
    }

    /// <summary>Once a source says that a place is secret it is secret here, whatever else was verified; and it is placed anew where it moved.</summary>
    static void Hide(RecordTable table, string? secret, object?[] values, Dictionary<string, string?[]> changes)
    {
        if (secret is not null) Follow(table, "confidential", true, values, changes);
        if (values[table["confidential"]] is true)
            foreach (var path in Secret.Columns) Follow(table, path, path == "addresses" ? "[]" : null, values, changes);
        (values[table["municipality"]], values[table["neighbourhood"]]) = Places.Of(values[table["confidential"]] is true,
            values[table["latitude"]] as double?, values[table["longitude"]] as double?, Json.Read<List<Address>>((string)values[table["addresses"]]!));
    }

    void WriteMerged(RecordTable table, string sourceId, Guid id, string raw, string hash, DateOnly? date, string? secret, (string? Raw, string? Hash, DateTime? Missing) last, Merged merged)
    {
        Remember(table.Kind, sourceId, last.Raw, last.Hash, last.Missing);
        WriteSource(table.Kind, sourceId, id, raw, hash);
        if (secret is not null) WriteSecret(Json.Read<ConfidentialPlace>(secret));
        foreach (var difference in merged.Differences)
            connection.Execute("""
                insert into import_difference (record_id, path, lang, source, run, current, incoming) values (@id, @Path, @Lang, @Source, @Run, @Current, @Incoming)
                on conflict (record_id, path, lang, source) do update set run = excluded.run, current = excluded.current, incoming = excluded.incoming
                """, new { id, difference.Path, difference.Lang, input.Source, stage.Run, difference.Current, difference.Incoming }, transaction);
        if (merged.Changes.Count == 0) return;
        if (last.Raw is not null) merged.Values[table["source_date"]] = date;
        Save(table, id, merged.Values, merged.Changes);
    }

    void Save(RecordTable table, Guid id, object?[] values, IReadOnlyDictionary<string, string?[]> changes)
    {
        values[table["seq"]] = seq;
        values[table["modified_at"]] = now;
        current.Write(table, values);
        current.Note(seq++, table.Kind, id, Current.IsGone(table, values), now, settings.Actor, Cause, changes);
    }

    void Remember(string kind, string sourceId, string? raw, string? hash, DateTime? missing) => connection.Execute(
        "insert into import_before (run, source, kind, source_id, raw, hash, missing_since) values (@Run, @Source, @kind, @sourceId, @raw, @hash, @missing)",
        new { stage.Run, input.Source, kind, sourceId, raw, hash, missing }, transaction);

    void WriteSource(string kind, string sourceId, Guid id, string raw, string hash) => connection.Execute("""
        insert into source_record (source, kind, source_id, record_id, raw, hash, last_run) values (@Source, @kind, @sourceId, @id, @raw, @hash, @Run)
        on conflict (source, kind, source_id) do update set record_id = excluded.record_id, raw = excluded.raw, hash = excluded.hash, last_run = excluded.last_run, missing_since = null
        """, new { input.Source, kind, sourceId, id, raw, hash, stage.Run }, transaction);

    void WriteSecret(ConfidentialPlace place)
    {
        connection.Execute("delete from directory_confidential_place where location_id = @LocationId", new { place.LocationId }, transaction);
        BulkWriter.Write(connection, transaction, "directory_confidential_place",
            [("location_id", typeof(Guid)), ("addresses", typeof(string)), ("latitude", typeof(double)), ("longitude", typeof(double)), ("transportation", typeof(string)), ("building", typeof(string)), ("floor", typeof(string)), ("entrance", typeof(string))],
            [[place.LocationId, Json.Write(place.Addresses), place.Latitude, place.Longitude, Text(place.Transportation), Text(place.Building), Text(place.Floor), Text(place.Entrance)]]);
        static string? Text(LocalText? text) => text is null ? null : Json.Write(text);
    }

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
        foreach (var (id, kind, record, sourceId, hash, raw) in stage.Connection.Query<(string, int, string, string, string, string)>("select id, kind, record_id, source_id, hash, raw from alias"))
        {
            var name = Kinds.All[kind].Name;
            var known = connection.QueryFirstOrDefault<(string? Raw, string? Hash, Guid Record)>("select raw, hash, record_id from source_record where source = @Source and kind = @name and source_id = @sourceId", new { input.Source, name, sourceId }, transaction);
            if (known.Hash == hash && known.Record == Guid.Parse(record)) continue;
            Remember(name, sourceId, known.Raw, known.Hash, null);
            WriteSource(name, sourceId, Guid.Parse(record), raw, hash);
            connection.Execute("insert into alias (id, kind, record_id) values (@id, @name, @record) on conflict (id) do update set record_id = excluded.record_id",
                new { id = Guid.Parse(id), name, record = Guid.Parse(record) }, transaction);
        }
        // Rows that were the same once and differ now are records of their own again.
        if (connection.ExecuteScalar<bool>("select exists (select 1 from alias)", transaction: transaction))
            foreach (var kind in Kinds.All) connection.Execute($"delete from alias where kind = '{kind.Name}' and id in (select id from {RecordTable.Of(kind.Name, null!).Name})", transaction: transaction);
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
        [("run", typeof(Guid)), ("n", typeof(long)), ("kind", typeof(string)), ("source_id", typeof(string)), ("line", typeof(long)), ("reason", typeof(string)), ("used", typeof(bool)), ("raw", typeof(string))],
        stage.Connection.Query<(long N, string Kind, string? SourceId, long Line, string Reason, bool Used, string Raw)>("select n, kind, source_id, line, reason, used, raw from note order by n", buffered: false)
            .Select(r => new object?[] { stage.Run, r.N, r.Kind, r.SourceId, r.Line, r.Reason, r.Used, r.Raw.Replace("\0", "", StringComparison.Ordinal) }));

    void WriteRun(long first, ImportResult result) => connection.Execute(
        "insert into import_run (id, source, format, path, started_at, applied_at, from_seq, to_seq, result) values (@Run, @Source, @Format, @path, @StartedAt, @now, @first, @last, @result)",
        new { stage.Run, input.Source, settings.Format, path = Path.GetFileName(input.Path.TrimEnd('/')), settings.StartedAt, now, first, last = seq - 1, result = result.ToJson() }, transaction);
}

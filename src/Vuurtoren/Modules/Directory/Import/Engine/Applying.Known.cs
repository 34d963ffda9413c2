using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>The records that are here already: merged one by one, with what undoing them needs.</summary>
sealed partial class Applying
{
    void MergeKnown(int kind, ImportResult result, bool dry)
    {
        var table = stage.Table(kind);
        var rows = stage.Connection.Query<(string SourceId, string Record, string Raw, string Hash, string? Parked, string? Date, string? Secret)>(
            $"select source_id, record_id, cast(raw as text), hash, parked, source_date, secret from item cross join raw_{kind} using (n) where kind = {kind} and state in (2, 3) order by n");
        var rules = Deciding.Rules(connection, transaction, input.Source, table.Kind);
        foreach (var row in rows)
        {
            var (id, date) = (Guid.Parse(row.Record), Date(row.Date));
            var here = current.Read(table, id);
            var last = connection.QueryFirstOrDefault<(string Raw, string Hash, DateTime? Missing)>("select raw, hash, missing_since from source_record where source = @Source and kind = @Kind and source_id = @SourceId",
                new { input.Source, table.Kind, row.SourceId }, transaction);
            // "import" is no person: only what someone verified stands above the source.
            var verified = here[table["verified_how"]] is "import" ? null : here[table["verified_at"]] as DateTime?;
            var merged = new Merge(table, date, verified, current.States(id), rules).Of(last.Raw is null ? null : table.FromJson(last.Raw), table.FromJson(row.Raw), here);
            var changes = merged.Changes.ToDictionary();
            Follow(table, "parked", row.Parked, merged.Values, changes);
            Follow(table, "withdrawn_at", null, merged.Values, changes);
            if (changes.ContainsKey("schedules")) Follow(table, "hours_since", now, merged.Values, changes); // nobody has seen these hours yet
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

    internal static void Follow(RecordTable table, string path, object? incoming, object?[] values, Dictionary<string, string?[]> changes)
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
            ["location_id", "addresses", "latitude", "longitude", "transportation", "building", "floor", "entrance"],
            [[place.LocationId, Json.Write(place.Addresses), place.Latitude, place.Longitude, Text(place.Transportation), Text(place.Building), Text(place.Floor), Text(place.Entrance)]]);
        static string? Text(LocalText? text) => text is null ? null : Json.Write(text);
    }
}

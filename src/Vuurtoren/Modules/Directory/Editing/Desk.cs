using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>The records of a form as they stand in the tables, read in one transaction: whole, for who may change them.</summary>
sealed class Desk(Db db, DbConnection connection, DbTransaction? transaction)
{
    readonly Current current = new(connection, transaction);

    public Current Current => current;

    /// <summary>The records that a sheet is made of now; empty when there is no such sheet.</summary>
    public IReadOnlyList<SectionKey> KeysOf(string kind, Guid id)
    {
        var keys = new List<SectionKey>();
        if (kind == Kinds.Organization)
        {
            if (SeqOf(kind, id) is { } seq) keys.Add(Form.Key(kind, id, seq));
            return keys;
        }
        if (connection.Query<(long Seq, Guid? Organization, long? Version)>("""
            select s.seq, o.id, o.seq from directory_service s left join directory_organization o on o.id = s.organization_id and coalesce(o.parked, '') <> 'merged' where s.id = @id and coalesce(s.parked, '') <> 'merged'
            """, new { id }, transaction).AsList() is not [var found]) return keys;
        if (found is { Organization: { } organization, Version: { } version }) keys.Add(Form.Key(Kinds.Organization, organization, version));
        keys.Add(Form.Key(Kinds.Service, id, found.Seq));
        foreach (var (at, atSeq, place, placeSeq) in connection.Query<(Guid, long, Guid, long)>(
            "select a.id, a.seq, l.id, l.seq from directory_service_at_location a join directory_location l on l.id = a.location_id where a.service_id = @id and coalesce(a.parked, '') <> 'merged' order by a.id", new { id }, transaction))
        {
            keys.Add(Form.Key(Kinds.ServiceAtLocation, at, atSeq));
            keys.Add(Form.Key(Kinds.Location, place, placeSeq));
        }
        return keys;
    }

    public long? SeqOf(string kind, Guid id) => connection.QueryFirstOrDefault<long?>($"select seq from directory_{kind} where id = @id and coalesce(parked, '') <> 'merged'", new { id }, transaction);

    public Guid? DraftOf(string kind, Guid record, Guid account) =>
        connection.QueryFirstOrDefault<Guid?>("select id from directory_draft where record_id = @record and account_id = @account and kind = @kind", new { kind, record, account }, transaction);

    public IReadOnlyList<Section> Read(IEnumerable<SectionKey> keys)
    {
        var all = keys.ToList();
        var states = States([.. all.Select(key => key.Id)]).ToLookup(state => state.RecordId);
        return [.. all.Select(key => Read(key, [.. states[key.Id]]))];
    }

    public Section Read(SectionKey key) => Read(key, [.. States([key.Id])]);

    Section Read(SectionKey key, IReadOnlyList<FieldState> states)
    {
        var table = RecordTable.Of(key.Kind, db);
        var values = current.Find(table, key.Id) ?? table.New(key.Id);
        if (key.Kind == Kinds.Location && values[table["confidential"]] is true) SecretPlace.Overlay(connection, transaction, table, values);
        return new(key, table, values, states);
    }

    IEnumerable<FieldState> States(Guid[] ids) => connection.Query<(Guid Id, string Path, string Lang, string? Visibility)>(connection.WithLists("select record_id, path, lang, visibility from field_state where record_id in @ids"), new { ids }, transaction)
        .Select(s => new FieldState { RecordId = s.Id, Path = s.Path, Lang = s.Lang, Visibility = s.Visibility is null ? null : Enum.Parse<Visibility>(s.Visibility) });

    /// <summary>What was saved of a record after this version, the last first: old and new by path.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string?[]>> Since(Guid record, long seq) =>
        connection.Query<string>("select changes from change where record_id = @record and seq > @seq and changes is not null order by seq desc", new { record, seq }, transaction)
            .Select(json => Json.Read<Dictionary<string, string?[]>>(json));

    /// <summary>Places where services of others are given too: they are changed on the sheet of their own organisation.</summary>
    public bool IsOfOthers(Guid location, Guid organization) => connection.ExecuteScalar<bool>("""
        select exists (select 1 from directory_location where id = @location and organization_id is not null and organization_id <> @organization)
            or (select organization_id from directory_location where id = @location) is null and exists (select 1 from directory_service_at_location a
                join directory_service s on s.id = a.service_id where a.location_id = @location and s.organization_id is not null and s.organization_id <> @organization)
        """, new { location, organization }, transaction);
}

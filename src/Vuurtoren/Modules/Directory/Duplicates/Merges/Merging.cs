using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Duplicates.Comparing;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates.Merges;

/// <summary>Makes one record of two, with all that hangs on them, in one transaction: with history, and both ids leading to the one that stays.</summary>
sealed class Merging(Db db, Database database, CurrentUser me, DateTime instant)
{
    /// <summary>PostgreSQL keeps microseconds: what history says must be what is read again.</summary>
    readonly DateTime now = new(instant.Ticks / 10 * 10, DateTimeKind.Utc);
    readonly Aside aside = Aside.Nothing;
    static readonly IReadOnlyDictionary<string, Take> nothingChosen = new Dictionary<string, Take>();

    DbConnection connection = null!;
    DbTransaction transaction = null!;
    Current current = null!;
    Merge merge = null!;
    long seq;

    /// <param name="seen">The versions of both that the choices were made on.</param>
    public async Task<Guid> MakeOne(string kind, Guid kept, Guid gone, IReadOnlyDictionary<string, Take> choices, (long Kept, long Gone) seen)
    {
        await using var saving = await db.Database.BeginTransactionAsync();
        (connection, transaction) = (db.Database.GetDbConnection(), saving.GetDbTransaction());
        database.LockChanges(connection, transaction);
        foreach (var (name, _) in Kinds.All) RecordTable.Of(name, db);
        (current, merge) = (new(connection, transaction), Merge.Of(kind, kept, gone, now));
        var table = RecordTable.Of(kind, db);
        if (current.Find(table, kept) is not { } mine || current.Find(table, gone) is not { } other || IsGone(table, mine) || IsGone(table, other)) throw new RuleBroken("duplicates.gone");
        if (mine[table["seq"]] is not long version || other[table["seq"]] is not long otherVersion || (version, otherVersion) != seen) throw new RuleBroken("duplicates.changed");
        seq = current.NextSeq();
        Absorb(table, kept, gone, choices);
        if (kind == Kinds.Organization) MoveWhatHangsOnIt(kept, gone);
        else
        {
            MovePlaces(kept, gone);
            MoveWhatPeopleSaid(kept, gone);
        }
        Answer(kind, kept, gone);
        merge.Remember(aside);
        db.Add(merge);
        db.Add(AuditEntry.Of("records-merged", now, me, kind, kept, $"{gone} -> {kept}"));
        await db.SaveChangesAsync();
        await saving.CommitAsync();
        return merge.Id;
    }

    static bool IsGone(RecordTable table, object?[] values) => values[table["parked"]] is Merge.Parked;

    /// <summary>Everything of one record goes into the other; its own row stays, parked, so that this can be undone.</summary>
    void Absorb(RecordTable table, Guid kept, Guid gone, IReadOnlyDictionary<string, Take> choices)
    {
        var (mine, other) = (current.Read(table, kept), current.Read(table, gone));
        var (changes, taken) = new TwoRecords(table, mine, other, current.States(kept), current.States(gone)).Apply(choices);
        if (table.Kind == Kinds.Location) Undoing.Placed(table, mine);
        Save(table, kept, mine, changes);
        foreach (var path in taken) TakeState(table, path, kept, other);
        Park(table, gone, other);
        LeadTo(table.Kind, kept, gone);
    }

    void Park(RecordTable table, Guid id, object?[] values)
    {
        var changes = new Dictionary<string, string?[]>();
        Applying.Follow(table, "parked", Merge.Parked, values, changes);
        Save(table, id, values, changes);
    }

    void Save(RecordTable table, Guid id, object?[] values, Dictionary<string, string?[]> changes)
    {
        if (changes.Count == 0) return;
        (values[table["seq"]], values[table["modified_at"]]) = (seq, now);
        current.Write(table, values);
        current.Note(seq++, table.Kind, id, Current.IsGone(table, values), now, me.Id!.Value.ToString(), merge.Cause, changes);
    }

    /// <summary>A person chose this value now. Who may see it, and whether it came from an import (then its persons stay hidden), comes along.</summary>
    void TakeState(RecordTable table, string path, Guid kept, object?[] other)
    {
        var (column, lang) = table.Has(path) ? (path, "") : (path[..path.LastIndexOf('.')], path[(path.LastIndexOf('.') + 1)..]);
        var of = connection.QueryFirstOrDefault<(string? Visibility, string? Source)>("select visibility, source from field_state where record_id = @gone and path = @column and lang in (@lang, '') order by lang desc limit 1", new { gone = (Guid)other[table["id"]]!, column, lang }, transaction);
        var source = of.Source ?? (string)other[table["source"]]!;
        if (connection.Execute("""
            insert into field_state (record_id, path, lang, visibility, source, verified_at, verified_by, how) values (@kept, @column, @lang, @visibility, @source, @now, @by, 'edited')
            on conflict (record_id, path, lang) do nothing
            """, new { kept, column, lang, visibility = of.Visibility, source, now, by = me.Id!.Value.ToString() }, transaction) == 1) aside.States.Add(new(column, lang));
        else if (of.Visibility is not null || source != "vuurtoren")
            connection.Execute("update field_state set source = @source, visibility = coalesce(@visibility, visibility) where record_id = @kept and path = @column and lang = @lang", new { kept, column, lang, source, visibility = of.Visibility }, transaction);
    }

    /// <summary>Its id, older ids that led to it, the sources that fill it, and its photos.</summary>
    void LeadTo(string kind, Guid kept, Guid gone)
    {
        var about = new { kind, kept, gone };
        foreach (var id in connection.Query<Guid>("select id from alias where record_id = @gone", about, transaction).ToList()) aside.Aliases.Add(new(id, gone));
        connection.Execute("update alias set record_id = @kept where record_id = @gone", about, transaction);
        connection.Execute("insert into alias (id, kind, record_id) values (@gone, @kind, @kept) on conflict (id) do update set record_id = excluded.record_id", about, transaction);
        aside.Aliases.Add(new(gone, null));
        foreach (var (source, sourceId, run) in connection.Query<(string, string, Guid)>("select source, source_id, last_run from source_record where kind = @kind and record_id = @gone", about, transaction).ToList())
            aside.Sources.Add(new(source, kind, sourceId, gone, run));
        connection.Execute("update source_record set record_id = @kept where kind = @kind and record_id = @gone", about, transaction);
        connection.Execute("delete from import_difference where record_id = @gone", about, transaction); // the next import says again what still differs
        if (kind == Kinds.Organization && connection.ExecuteScalar<bool>("select exists (select 1 from stored_file where owner_kind = @kind and owner_id = @kept)", about, transaction)) return; // one logo
        foreach (var file in connection.Query<Guid>("select id from stored_file where owner_kind = @kind and owner_id = @gone", about, transaction).ToList()) aside.Files.Add(new(file, gone));
        connection.Execute("update stored_file set owner_id = @kept, place = place + 100 where owner_kind = @kind and owner_id = @gone", about, transaction);
    }

    void MoveWhatHangsOnIt(Guid kept, Guid gone)
    {
        foreach (var (kind, link) in new[] { (Kinds.Service, "organization_id"), (Kinds.Location, "organization_id"), (Kinds.Organization, "parent_organization_id") })
            foreach (var id in connection.Query<Guid>($"select id from directory_{kind} where {link} = @gone and id <> @gone order by id", new { gone }, transaction).ToList()) Move(kind, id, link, id == kept ? null : kept);
    }

    void Move(string kind, Guid id, string link, Guid? to)
    {
        var (table, changes) = (RecordTable.Of(kind, db), new Dictionary<string, string?[]>());
        var values = current.Read(table, id);
        Applying.Follow(table, link, to, values, changes);
        Save(table, id, values, changes);
    }

    sealed record Place(Guid At, Guid Location, bool Confidential, string Addresses);

    List<Place> PlacesOf(Guid service) => connection.Query<(Guid At, Guid Location, bool Confidential, string Addresses)>("""
        select a.id, l.id, l.confidential, l.addresses from directory_service_at_location a join directory_location l on l.id = a.location_id
        where a.service_id = @service and coalesce(a.parked, '') <> 'merged' order by a.id
        """, new { service }, transaction).Select(row => new Place(row.At, row.Location, row.Confidential, row.Addresses)).ToList();

    /// <summary>Where both are given at one door that becomes one place; the other places come along.</summary>
    void MovePlaces(Guid kept, Guid gone)
    {
        var (mine, describing) = (PlacesOf(kept), new Describing(new()));
        foreach (var place in PlacesOf(gone))
        {
            if (mine.Find(one => one.Location == place.Location || SameDoor(one, place)) is not { } same)
            {
                Move(Kinds.ServiceAtLocation, place.At, "service_id", kept);
                continue;
            }
            Absorb(RecordTable.Of(Kinds.ServiceAtLocation, db), same.At, place.At, nothingChosen);
            if (same.Location != place.Location && IsFree(place.Location)) Absorb(RecordTable.Of(Kinds.Location, db), same.Location, place.Location, nothingChosen);
        }

        bool SameDoor(Place one, Place other) => !one.Confidential && !other.Confidential && Doors(one).Intersect(Doors(other)).Any();
        IEnumerable<int> Doors(Place place) => describing.Spots(Json.Read<List<Address>>(place.Addresses), null, null).Select(spot => spot.Door).Where(door => door != 0);
    }

    /// <summary>No other service is given there.</summary>
    bool IsFree(Guid location) => !connection.ExecuteScalar<bool>("select exists (select 1 from directory_service_at_location where location_id = @location and coalesce(parked, '') <> 'merged')", new { location }, transaction);

    /// <summary>What visitors proposed and nobody answered yet is about the record that stays. The other is asked nothing more.</summary>
    void MoveWhatPeopleSaid(Guid kept, Guid gone)
    {
        aside.Suggestions!.AddRange(connection.Query<Guid>("select id from directory_suggestion where service_id = @gone and state = 'Open'", new { gone }, transaction));
        connection.Execute("""
            update directory_suggestion set service_id = @kept where service_id = @gone and state = 'Open';
            update directory_round set state = 'Checked', answered_at = @now where service_id = @gone and answered_at is null
            """, new { kept, gone, now }, transaction);
    }

    void Answer(string kind, Guid kept, Guid gone)
    {
        var (a, b) = Pairs.Ordered(kept, gone);
        connection.Execute("""
            delete from directory_pair where a = @gone or b = @gone;
            insert into directory_pair_answer (a, b, kind, answer, score, at) values (@a, @b, @kind, 'same', 1, @now) on conflict (a, b) do update set answer = excluded.answer, at = excluded.at;
            """, new { gone, a, b, kind, now }, transaction);
    }
}

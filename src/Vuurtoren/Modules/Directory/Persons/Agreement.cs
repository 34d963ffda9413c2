using System.Data.Common;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>A person on a record, and whether that person agreed to be named.</summary>
/// <param name="Place">Which of the record's contacts.</param>
public sealed record NamedPerson(string Kind, Guid Record, int Place, string Of, Contact Contact);

/// <summary>The name of a person that came with an import is seen by nobody until that person agrees; somebody notes that, with the day.</summary>
/// <param name="organizations">Only what is of these; null: all.</param>
public sealed class Agreement(Database database, IReadOnlyCollection<Guid>? organizations = null)
{
    /// <summary>In the order in which the list goes through them.</summary>
    public static readonly IReadOnlyList<string> Kinds = [Directory.Kinds.Organization, Directory.Kinds.Service, Directory.Kinds.Location, Directory.Kinds.ServiceAtLocation];

    /// <summary>People by name on records of this kind after this one, and where the next page begins.</summary>
    public (IReadOnlyList<NamedPerson> People, Guid? Next) Named(string kind, Guid after, int most, string language)
    {
        using var connection = database.Open();
        var name = kind == Directory.Kinds.ServiceAtLocation ? "null" : "name";
        var rows = connection.Query<(Guid Id, string? Name, string Contacts)>($"select id, {name} as name, contacts from directory_{kind} where contacts <> '[]' and id > @after{Ours(kind)} order by id limit @most", new { after, most, organizations }).AsList();
        var people = rows.SelectMany(row => Json.Read<List<Contact>>(row.Contacts).Select((contact, place) => new NamedPerson(kind, row.Id, place, row.Name is null ? "" : Json.Read<LocalText>(row.Name).In(language).Text, contact)).Where(person => person.Contact.Name is not null));
        return ([.. people], rows.Count == most ? rows[^1].Id : null);
    }

    /// <param name="on">The day on which the person agreed; null: no longer.</param>
    /// <param name="to">To whom the person wants to be shown.</param>
    public void Note(string kind, Guid record, int place, string name, DateOnly? on, CurrentUser by, DateTime now, Visibility to = Visibility.Public)
    {
        if (!Kinds.Contains(kind) || !Enum.IsDefined(to)) throw new RuleBroken("persons.unknown");
        if (on > LocalClock.DayOf(now.AddDays(1))) throw new RuleBroken("persons.later");
        using var db = database.Context();
        using var transaction = db.Database.BeginTransaction();
        var (connection, inner) = (Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database), Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction));
        database.LockChanges(connection, inner);
        var contacts = Json.Read<List<Contact>>(connection.ExecuteScalar<string>($"select contacts from directory_{kind} where id = @record{Ours(kind)}", new { record, organizations }, inner) ?? "[]");
        // Somebody else changed the list meanwhile: it must not be another person.
        if (place < 0 || place >= contacts.Count || contacts[place].Name != name) throw new RuleBroken("persons.unknown");
        var was = contacts[place];
        contacts[place] = on is { } day ? was.AgreedOn(day, by.Id, to) : was.NoLonger();
        var photos = Gone(connection, inner, [was], contacts);
        Write(connection, inner, kind, record, contacts, by.Id?.ToString() ?? "operator", now);
        db.Add(AuditEntry.Of(on is null ? "agreement-ended" : "agreement", now, by, kind, record));
        db.SaveChanges();
        transaction.Commit();
        AtOnce.Wipe(database, photos);
    }

    internal static List<Contact> Of(DbConnection connection, DbTransaction transaction, string kind, Guid record) =>
        Json.Read<List<Contact>>(connection.ExecuteScalar<string>($"select contacts from directory_{kind} where id = @record", new { record }, transaction) ?? "[]");

    /// <summary>Photos of who is not shown any longer.</summary>
    internal static IReadOnlyList<string> Gone(DbConnection connection, DbTransaction transaction, IEnumerable<Contact> before, IReadOnlyCollection<Contact> after) =>
        [.. before.Select(contact => contact.Portrait).OfType<Guid>().Except(after.Select(contact => contact.Portrait).OfType<Guid>()).SelectMany(portrait => AtOnce.Forget(connection, transaction, new(Faces.PersonFiles.Kind, portrait)))];

    /// <summary>Changes the persons of one record, as a job or the person does it; nothing is written when nothing changes.</summary>
    /// <param name="change">What becomes of each; the letters go in the same transaction.</param>
    internal static bool Change(Database database, string kind, Guid record, Func<Contact, Db, Contact> change, string actor, DateTime now)
    {
        using var db = database.Context();
        using var transaction = db.Database.BeginTransaction();
        var (connection, inner) = (Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database), Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction));
        database.LockChanges(connection, inner);
        var before = Of(connection, inner, kind, record);
        var after = before.ConvertAll(contact => change(contact, db));
        if (after.Zip(before).All(pair => ReferenceEquals(pair.First, pair.Second))) return false;
        var photos = Gone(connection, inner, before, after);
        Write(connection, inner, kind, record, after, actor, now);
        foreach (var (one, was) in after.Zip(before))
            if (one.Agreed != was.Agreed) db.Add(AuditEntry.Of(one.Agreed is null ? "agreement-ended" : "agreement", now, (Guid?)null, kind, record));
        db.SaveChanges();
        transaction.Commit();
        AtOnce.Wipe(database, photos);
        return true;
    }

    string Ours(string kind) => organizations is null ? "" : " and " + OfOrganizations(kind, nameof(organizations));

    /// <param name="list">Name of the parameter with their ids.</param>
    internal static string OfOrganizations(string kind, string list) => kind switch
    {
        Directory.Kinds.Organization => $"id in @{list}",
        Directory.Kinds.ServiceAtLocation => $"service_id in (select id from directory_service where organization_id in @{list})",
        _ => $"organization_id in @{list}",
    };

    /// <summary>That a person is named is noted, not the name: it stands on the record.</summary>
    internal static void Write(DbConnection connection, DbTransaction transaction, string kind, Guid record, IReadOnlyList<Contact> contacts, string actor, DateTime now) => connection.Execute($$"""
        update directory_{{kind}} set contacts = @contacts, modified_at = @now, seq = (select coalesce(max(seq), 0) + 1 from change) where id = @record;
        insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes)
        select seq, @kind, id, visibility <> 'Public' or parked is not null, @now, @actor, 'agreement', '{}' from directory_{{kind}} where id = @record;
        """, new { kind, record, contacts = Json.Write(contacts), actor, now }, transaction);
}

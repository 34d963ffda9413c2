using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>
/// Somebody no longer works at an organisation: the person goes from all its records, from their history, from what sources gave and what people typed, with the photo
/// and the letters. Who takes over stands there with the function, not with who had it.
/// </summary>
public sealed class Leaving(Database database)
{
    sealed record Row(string Kind, Guid Id, List<Contact> Contacts);

    /// <param name="name">As it stood in front of who says so: it must not be another person.</param>
    /// <param name="successor">A person on one of these records, by <see cref="Face.IdOf"/>; null: nobody.</param>
    /// <returns>From how many records the person went.</returns>
    public int Leave(Guid organization, string name, Guid? successor, CurrentUser by, DateTime now)
    {
        var at = new DateTime(now.Ticks / 10 * 10, DateTimeKind.Utc); // as precise as both databases keep it
        var (went, lefts) = Go(organization, name, successor, by, now, at);
        new LeftFile(database).Append(lefts);
        return went;
    }

    /// <summary>Who left after this copy of the database was made leaves again, to who took over then. Doing it twice is the same as once.</summary>
    /// <returns>How many people were back.</returns>
    public int Replay(DateTime now)
    {
        var back = 0;
        foreach (var left in new LeftFile(database).Missing(now))
        {
            if (Back(left) is var (organization, name, heir))
            {
                Go(organization, name, heir, CurrentUser.Visitor, now, left.At);
                back++;
            }
            using var connection = database.Open();
            LeftPersons.Note(connection, null, left);
        }
        return back;
    }

    (Guid Organization, string Name, Guid? Heir)? Back(Left left)
    {
        using var connection = database.Open();
        if (connection.QueryFirstOrDefault<Guid?>("""
            select id from directory_organization where id = @Record union all select organization_id from directory_service where id = @Record union all select organization_id from directory_location where id = @Record
            union all select s.organization_id from directory_service_at_location a join directory_service s on s.id = a.service_id where a.id = @Record
            """, new { left.Record }) is not { } organization) return null;
        var people = RowsOf(connection, null, organization).SelectMany(row => row.Contacts.Where(contact => contact.Name is not null).Select(contact => (row.Kind, row.Id, Contact: contact, Hash: LeftPersons.Hash(database, left.Record, contact.Name!)))).ToList();
        if (people.Find(one => one.Hash == left.Hash) is not { Contact: { } gone }) return null;
        return (organization, gone.Name!, people.Find(one => one.Hash == left.Heir) is { Contact: { } heir } found ? Face.IdOf(found.Kind, found.Id, heir) : null);
    }

    (int Went, IReadOnlyList<Left> Lefts) Go(Guid organization, string name, Guid? successor, CurrentUser by, DateTime now, DateTime at)
    {
        using var db = database.Context();
        using var saving = db.Database.BeginTransaction();
        var (connection, transaction) = (Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database), Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(saving));
        database.LockChanges(connection, transaction);
        var rows = RowsOf(connection, transaction, organization);
        var gone = rows.SelectMany(row => row.Contacts).Where(contact => Is(contact, name)).ToList();
        if (gone.Count == 0) throw new RuleBroken("persons.unknown");
        var heir = successor is null ? null : rows.SelectMany(row => row.Contacts.Select(contact => (Id: Face.IdOf(row.Kind, row.Id, contact), Contact: contact))).FirstOrDefault(one => one.Id == successor && one.Contact.Name is not null && !Is(one.Contact, name)).Contact
            ?? throw new RuleBroken("faces.successor.unknown");
        var function = Together([.. gone.SelectMany(contact => new[] { contact.Title, contact.Succeeds }).OfType<LocalText>()]);
        var photos = Agreement.Gone(connection, transaction, gone, []);
        var (went, lefts) = (0, new List<Left>());
        void Remember(Guid record)
        {
            lefts.Add(new(record, LeftPersons.Hash(database, record, name), at, heir?.Name is { } other ? LeftPersons.Hash(database, record, other) : null));
            LeftPersons.Note(connection, transaction, lefts[^1]);
        }
        foreach (var row in rows)
        {
            var left = row.Contacts.Where(contact => !Is(contact, name)).Select(contact => heir is not null && Is(contact, heir.Name!) && row.Contacts.Exists(other => ReferenceEquals(other, heir)) ? contact with { Succeeds = Together([.. new[] { contact.Succeeds, function }.OfType<LocalText>()]) } : contact).ToList();
            if (left.SequenceEqual(row.Contacts)) continue;
            Agreement.Write(connection, transaction, row.Kind, row.Id, left, by.Id?.ToString() ?? "operator", now);
            if (left.Count == row.Contacts.Count) continue;
            went++;
            Remember(row.Id);
            db.Add(AuditEntry.Of("person-left", now, by, row.Kind, row.Id));
        }
        if (!lefts.Exists(left => left.Record == organization)) Remember(organization); // so that in an older copy the person is found on whatever record of it
        new Traces(connection, transaction, [.. rows.Select(row => row.Id)]).Erase(name, MailsOf(gone, rows, name));
        db.SaveChanges();
        saving.Commit();
        AtOnce.Wipe(database, photos);
        return (went, lefts);
    }

    /// <summary>Within one organisation the same name is the same person.</summary>
    internal static bool Is(Contact contact, string name) => string.Equals(contact.Name?.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Addresses that were the person's own, not one that others have too.</summary>
    static List<string> MailsOf(IEnumerable<Contact> gone, List<Row> rows, string name) =>
        [.. gone.SelectMany(contact => contact.Email ?? Enumerable.Empty<KeyValuePair<string, string>>()).Select(text => text.Value).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(mail => !rows.Exists(row => row.Contacts.Exists(contact => !Is(contact, name) && contact.Has(mail))))];

    /// <summary>"Onthaal, permanentie", in each language.</summary>
    static LocalText? Together(IReadOnlyList<LocalText> functions) => functions.Count == 0 ? null
        : LocalText.From(functions.SelectMany(function => function).GroupBy(text => text.Key).Select(language => KeyValuePair.Create(language.Key, (string?)string.Join(", ", language.SelectMany(text => text.Value.Split(", ")).Distinct(StringComparer.OrdinalIgnoreCase)))));

    /// <summary>All records of the organisation with people, also of those that went into it.</summary>
    static List<Row> RowsOf(DbConnection connection, DbTransaction? transaction, Guid organization)
    {
        var all = connection.Query<Guid>("select gone_id from directory_merge where kept_id = @organization and undone_at is null", new { organization }, transaction).Append(organization).ToArray();
        return [.. Agreement.Kinds.SelectMany(kind => connection.Query<(Guid Id, string Contacts)>(connection.WithLists($"select id, contacts from directory_{kind} where {Agreement.OfOrganizations(kind, "all")}"), new { all }, transaction)
            .Select(row => new Row(kind, row.Id, Json.Read<List<Contact>>(row.Contacts))))];
    }
}

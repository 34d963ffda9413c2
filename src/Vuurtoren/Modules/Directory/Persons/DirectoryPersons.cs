using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Persons on the records of the directory: as contacts, as the address of an organisation, in what sources gave and in what stood there before.</summary>
sealed class DirectoryPersons : HoldsPersons
{
    /// <summary>Tables of records with contacts; those with an address of their own.</summary>
    static readonly IReadOnlyDictionary<string, bool> records = new Dictionary<string, bool> { [Kinds.Organization] = true, [Kinds.Service] = true, [Kinds.Location] = false, [Kinds.ServiceAtLocation] = false };

    static readonly (string Table, string Column)[] raws = [("source_record", "raw"), ("import_before", "raw"), ("import_quarantine", "raw"), ("import_difference", "current"), ("import_difference", "incoming"),
        ("import_preview", "current"), ("import_preview", "incoming"), ("import_correction", "cells"), ("change", "changes")];

    sealed record Row(string Kind, Guid Id, IReadOnlyList<Contact> Contacts, LocalText? Email);

    public override IEnumerable<string> Addresses(DbConnection connection)
    {
        var columns = records.SelectMany(kind => new[] { ($"directory_{kind.Key}", "contacts") }.Concat(kind.Value ? [($"directory_{kind.Key}", "email")] : [])).Concat(raws);
        foreach (var (table, column) in columns)
            foreach (var text in connection.Query<string>($"select {column} from {table} where {column} like '%@%'", buffered: true))
                foreach (System.Text.RegularExpressions.Match found in Persons.Addresses.In().Matches(text)) yield return found.Value;
    }

    public override IEnumerable<Known> Tell(DbConnection connection, Person person)
    {
        if (person.Address is null) yield break;
        foreach (var row in With(connection, null, person.Address))
        {
            foreach (var contact in row.Contacts.Where(contact => Is(contact, person)))
                yield return new("directory", $"directory_{row.Kind}", $"{row.Kind} {row.Id}", Facts(contact));
            if (row.Email?.Any(text => person.Has(text.Value)) == true) yield return new("directory", $"directory_{row.Kind}", $"{row.Kind} {row.Id}", new Dictionary<string, string> { ["email"] = person.Address });
        }
        foreach (var (table, column) in raws)
            foreach (var text in connection.Query<string>($"select {column} from {table} where lower({column}) like @within", new { within = Within(person.Address) }))
                yield return new(table == "change" ? "history" : "imports", table, "", new Dictionary<string, string> { [column] = RawPersons.About(text, person.Address) });
    }

    static Dictionary<string, string> Facts(Contact contact)
    {
        var facts = new Dictionary<string, string>();
        void Say(string path, string? words) { if (!string.IsNullOrEmpty(words)) facts["contacts[]." + path] = words; }
        Say("name", contact.Name);
        Say("title", contact.Title?.ToString());
        Say("department", contact.Department?.ToString());
        Say("email", contact.Email?.ToString());
        Say("phones[].number", string.Join(", ", contact.Phones?.Select(phone => phone.Number) ?? []));
        Say("languages", contact.Languages is null ? null : string.Join(", ", contact.Languages));
        Say("reachable", contact.Reachable?.ToString());
        Say("ways", contact.Ways is null ? null : string.Join(", ", contact.Ways));
        Say("how_to_reach", contact.HowToReach?.ToString());
        Say("succeeds", contact.Succeeds?.ToString());
        Say("portrait", contact.Portrait?.ToString());
        Say("agreed", contact.Agreed?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        return facts;
    }

    public override void Erase(Erasing erasing)
    {
        if (erasing.Person.Address is not { } address) return;
        foreach (var row in With(erasing.Connection, erasing.Transaction, address).ToList())
        {
            var gone = row.Contacts.Where(contact => Is(contact, erasing.Person)).ToList();
            Write(erasing.Connection, erasing.Transaction, row with
            {
                Contacts = [.. row.Contacts.Except(gone)],
                Email = row.Email is null ? null : LocalText.From(row.Email.Where(text => !erasing.Person.Has(text.Value)).Select(text => KeyValuePair.Create(text.Key, (string?)text.Value))),
            }, erasing.Pseudonym.ToString(), erasing.Now);
            erasing.Records.Add(new(row.Kind, row.Id));
            erasing.Count("stored_file", Agreement.Gone(erasing.Connection, erasing.Transaction, gone, []).Count > 0 ? 1 : 0); // their bytes go with the job that clears files
            erasing.Count($"directory_{row.Kind}", 1);
            // What stood there before names the person, perhaps without the address.
            var names = gone.SelectMany(contact => (contact.Phones ?? []).Select(phone => phone.Number).Append(contact.Name!).Where(word => word is not null));
            foreach (var name in names) erasing.Count("change", RawPersons.EraseFrom(erasing, "change", "changes", name, row.Id));
        }
        foreach (var (table, column) in raws) erasing.Count(table, RawPersons.EraseFrom(erasing, table, column, address));
    }

    public override bool Clear(Database database, DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<object> keys, DateTime now)
    {
        var kind = table.StartsWith("directory_", StringComparison.Ordinal) ? table["directory_".Length..] : "";
        if (!records.TryGetValue(kind, out var hasMail)) return false;
        database.LockChanges(connection, transaction);
        foreach (var id in keys.Select(key => key as Guid? ?? Guid.Parse((string)key)))
            foreach (var row in Read(connection, transaction, kind, hasMail, "id = @id", new { id })) Write(connection, transaction, row with { Contacts = [] }, "-", now);
        return true;
    }

    static bool Is(Contact contact, Person person) => contact.Email?.Any(text => person.Has(text.Value)) == true;

    static string Within(string address) => $"%{address.Trim().ToLowerInvariant()}%";

    /// <summary>The records on which this address stands.</summary>
    static IEnumerable<Row> With(DbConnection connection, DbTransaction? transaction, string address)
    {
        var person = new Person(null, address);
        foreach (var (kind, hasMail) in records)
            foreach (var row in Read(connection, transaction, kind, hasMail, $"lower(contacts) like @within{(hasMail ? " or lower(email) like @within" : "")}", new { within = Within(address) }))
                if (row.Contacts.Any(contact => Is(contact, person)) || row.Email?.Any(text => person.Has(text.Value)) == true) yield return row;
    }

    static List<Row> Read(DbConnection connection, DbTransaction? transaction, string kind, bool hasMail, string where, object about) =>
        [.. connection.Query<(Guid Id, string Contacts, string? Email)>($"select id, contacts, {(hasMail ? "email" : "null")} as email from directory_{kind} where {where}", about, transaction)
            .Select(row => new Row(kind, row.Id, Json.Read<List<Contact>>(row.Contacts), row.Email is null ? null : Json.Read<LocalText>(row.Email)))];

    /// <summary>With its number in the change sequence, so that index, pages, feeds and exports follow; what stood there is not noted.</summary>
    static void Write(DbConnection connection, DbTransaction transaction, Row row, string actor, DateTime now)
    {
        var (table, mail) = ($"directory_{row.Kind}", records[row.Kind] ? ", email = @email" : "");
        var values = new { row.Id, row.Kind, contacts = Json.Write(row.Contacts), email = row.Email is null ? null : Json.Write(row.Email), actor, now, seq = connection.ExecuteScalar<long>("select coalesce(max(seq), 0) + 1 from change", transaction: transaction) };
        connection.Execute($"""
            update {table} set contacts = @contacts{mail}, seq = @seq, modified_at = @now where id = @Id;
            insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes)
            select @seq, @Kind, id, visibility <> 'Public' or parked is not null, @now, @actor, 'privacy', @nothing from {table} where id = @Id;
            """, new { values.Id, values.Kind, values.contacts, values.email, values.actor, values.now, values.seq, nothing = "{}" }, transaction);
    }
}

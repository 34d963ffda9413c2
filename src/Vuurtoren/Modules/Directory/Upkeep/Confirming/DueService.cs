using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>A service that is to be asked, where, and in which language.</summary>
/// <param name="Address">Of the service or its organisation, or of a function there. Never of a person by name: who is named as a contact did not ask for letters.</param>
public sealed record DueService(Guid Id, string? Address, string Lang)
{
    sealed class Row
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? Email { get; init; }
        public string Contacts { get; init; } = "[]";
        public string? OrganizationName { get; init; }
        public string? OrganizationEmail { get; init; }
        public string? OrganizationContacts { get; init; }
        public string? Municipality { get; init; }
    }

    const int InOneGo = 1000;

    public static IEnumerable<DueService> Of(DbConnection connection, IEnumerable<Guid> services) => services.Chunk(InOneGo).SelectMany(ids => connection.Query<Row>(connection.WithLists("""
        select s.id, s.name, s.email, s.contacts, o.name as OrganizationName, o.email as OrganizationEmail, o.contacts as OrganizationContacts,
            (select min(l.municipality) from directory_service_at_location a join directory_location l on l.id = a.location_id where a.service_id = s.id) as Municipality
        from directory_service s left join directory_organization o on o.id = s.organization_id where s.id in @ids
        """), new { ids }).Select(Read));

    static DueService Read(Row row)
    {
        var organization = row.OrganizationName is null ? null : Json.Read<LocalText>(row.OrganizationName);
        var community = Communities.Of(row.Municipality, Json.Read<LocalText>(row.Name), organization);
        return new(row.Id, Mail(row.Email) ?? Mail(row.OrganizationEmail) ?? Function(row.Contacts) ?? Function(row.OrganizationContacts), community == Community.French ? "fr" : "nl");
    }

    internal static string? Mail(string? json) => json is null ? null : Json.Read<LocalText>(json).Select(text => text.Value.Trim().ToLowerInvariant()).FirstOrDefault(IsAddress);

    internal static string? Function(string? json) => json is null or "[]" ? null
        : Json.Read<List<Contact>>(json).Where(contact => contact is { Name: null, Email: not null }).SelectMany(contact => contact.Email!.Select(text => text.Value.Trim().ToLowerInvariant())).FirstOrDefault(IsAddress);

    static bool IsAddress(string address) => Platform.Outbox.Mail.IsAddress(address);
}

using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>Where an organisation itself is reached, as its sheets say: what comes there is read by people of that organisation.</summary>
/// <param name="Address">Of the organisation, of a function there, or of one of its services. Never of a person by name.</param>
/// <param name="Lang">In which it is written to.</param>
public sealed record OrganizationAddress(LocalText Name, string? Address, string Lang)
{
    sealed class Row
    {
        public string Name { get; init; } = "";
        public string? Email { get; init; }
        public string Contacts { get; init; } = "[]";
        public string? Municipality { get; init; }
    }

    public static OrganizationAddress? Of(DbConnection connection, Guid organization)
    {
        if (connection.QuerySingleOrDefault<Row>("""
            select o.name, o.email, o.contacts, (select min(l.municipality) from directory_location l where l.organization_id = o.id) as Municipality
            from directory_organization o where o.id = @organization and o.visibility = 'Public' and o.parked is null
            """, new { organization }) is not { } row) return null;
        var name = Json.Read<LocalText>(row.Name);
        var address = DueService.Mail(row.Email) ?? DueService.Function(row.Contacts)
            ?? connection.Query<string>("select email from directory_service where organization_id = @organization and email is not null and visibility = 'Public' and parked is null order by id limit 20", new { organization })
                .Select(DueService.Mail).FirstOrDefault(mail => mail is not null);
        return new(name, address, Communities.Of(row.Municipality, name, name) == Community.French ? "fr" : "nl");
    }

    /// <summary>So that who has that address knows it, and others do not learn it: "i…@voorbeeld.be".</summary>
    public string? Hint => Address is null ? null : Address[0] + "…" + Address[Address.IndexOf('@', StringComparison.Ordinal)..];
}

using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Platform.Data;
using Dapper;

namespace Vuurtoren.Tests.Modules.Directory.OpenData;

/// <summary>A small directory with everything that may leave it, and, marked SECRET, everything that may not.</summary>
static class Filled
{
    public const string Mark = "SECRET";
    static readonly DateTime then = new DateTime(2026, 3, 1, 9, 30, 0, DateTimeKind.Utc).AddTicks(1234560);

    public static Database Fill(TestDatabase test)
    {
        var database = test.WithTables();
        using var db = database.Context();
        db.AddRange(Rich.Taxonomy, Rich.Term, Rich.Organization, Rich.Location, Rich.At, Published);
        var secret = LocalText.NlFr(Mark, Mark)!;
        var hidden = new Organization { Id = Ids.Of("s", "o", "1"), Name = secret, Visibility = Visibility.Professionals };
        var refuge = new Location { Id = Ids.Of("s", "l", "1"), OrganizationId = Rich.OrganizationId, Name = LocalText.From("nl", "Schuilplaats"), Confidential = true };
        db.AddRange(hidden, refuge,
            new Service { Id = Ids.Of("s", "s", "1"), OrganizationId = hidden.Id, Name = secret },
            new Service { Id = Ids.Of("s", "s", "2"), OrganizationId = Ids.Of("s", "o", "?"), Name = secret, Parked = "organization-unknown" },
            new Service { Id = Ids.Of("s", "s", "3"), OrganizationId = Rich.OrganizationId, Name = LocalText.From("nl", "Halfopen")!, Description = secret,
                Phones = [new(Mark, Visibility: Visibility.OwnerOnly)], Contacts = [new(Mark, Visibility: Visibility.Professionals)] },
            new ServiceAtLocation { Id = Ids.Of("s", "a", "1"), ServiceId = Rich.ServiceId, LocationId = refuge.Id },
            new ConfidentialPlace { LocationId = refuge.Id, Addresses = [new(secret)], Latitude = 50.123456, Longitude = 4, Floor = secret },
            new FieldState { RecordId = Ids.Of("s", "s", "3"), Path = "description", Visibility = Visibility.OwnerOnly, VerifiedAt = then, Pinned = true },
            new SourceRecord { Source = "s", Kind = "service", SourceId = "1", RecordId = Ids.Of("s", "s", "1"), Raw = """{"name":{"nl":"SECRET \"\\\t\n\r é 😀"}}""", Hash = "h", MissingSince = then },
            new Change { Seq = 1, Kind = "service", RecordId = Rich.ServiceId, At = then, Actor = "operator", Cause = "edit", Changes = """{"name.nl":["SECRET","x"]}""" },
            new Change { Seq = 2, Kind = "service", RecordId = Rich.ServiceId, Tombstone = true, At = then.AddDays(1), Actor = "operator", Cause = "edit" },
            new Coordination { Id = Ids.Of("s", "c", "1"), Name = secret, Territory = ["nis:21004"] });
        db.SaveChanges();
        using var connection = database.Open();
        connection.Execute("insert into alias (id, kind, record_id) values (@id, 'service', @to)", new { id = Ids.Of("s", "s", "old"), to = Rich.ServiceId });
        return database;
    }

    static Service Published => Rich.Service;
}

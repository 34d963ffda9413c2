using Microsoft.Extensions.Configuration;
using System.Net;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>One running demo for all tests of keeping the directory true; views are written each second. Each test takes other services, by number.</summary>
public sealed class UpkeepSite : ManagedDemo
{
    public const string Name = "upkeep";

    protected override Dictionary<string, string> Environment => new() { ["Upkeep__ViewsEverySeconds"] = "1" };
}

[CollectionDefinition(UpkeepSite.Name)]
public sealed class UpkeepSites : ICollectionFixture<UpkeepSite>;

/// <summary>What tests on that site share.</summary>
public abstract class OnUpkeepSite(UpkeepSite one)
{
    protected UpkeepSite One => one;

    protected Database Database => one.Database;

    protected static ConfirmingSettings Settings { get; } = ConfirmingSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://gids.example")]).Build());

    /// <summary>Services of the demo that nobody else in these tests takes, by number.</summary>
    protected List<Guid> Services(int from, int count = 1)
    {
        using var connection = Database.Open();
        return [.. connection.Query<Guid>("select id from directory_service where not discreet and visibility = 'Public' and parked is null order by id limit @count offset @from", new { from, count })];
    }

    protected DateTime? VerifiedAt(Guid service)
    {
        using var connection = Database.Open();
        return connection.QuerySingleOrDefault<DateTime?>("select verified_at from directory_service where id = @service and verified_how = 'mail'", new { service });
    }

    /// <summary>A letter about these, and the path of its link.</summary>
    protected Task<string> Link(IReadOnlyList<Guid> services, DateTime? at = null, string lang = "nl") => LinkIn(Database, services, at, lang);

    protected static async Task<string> LinkIn(Database database, IReadOnlyList<Guid> services, DateTime? at = null, string lang = "nl")
    {
        await using var db = database.Context();
        var rounds = services.Select(service => Round.Begin(service, 1, "dienst@voorbeeld.be", at ?? DateTime.UtcNow)).ToList();
        db.AddRange(rounds);
        var token = $"test-{Guid.NewGuid():N}";
        var ends = (at ?? DateTime.UtcNow).AddDays(60);
        var mail = await new Letters(Outboxes.Texts, Settings).Ask(db, rounds, lang, token, ends, at ?? DateTime.UtcNow);
        foreach (var round in rounds)
        {
            round.Written(Settings);
            db.Add(new RoundLetter { RoundId = round.Id, Step = 1, TokenHash = Session.Hash(token), MailId = mail.Id, MadeAt = at ?? DateTime.UtcNow, EndsAt = ends });
        }
        await db.SaveChangesAsync();
        return $"/{lang}/confirm/{token}";
    }

    protected Round RoundOf(Guid service)
    {
        using var db = Database.Context();
        return db.Set<Round>().AsNoTracking().Single(round => round.ServiceId == service);
    }
}

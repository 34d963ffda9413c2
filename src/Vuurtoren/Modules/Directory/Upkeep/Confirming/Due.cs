using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>Rounds that begin today, of one address: they stand in one letter, or are called.</summary>
sealed record NewRounds(IReadOnlyList<Round> Rounds, string Lang);

/// <summary>Finds the services whose interval is over and that are not being asked, the ones that hurt most first.</summary>
sealed class Due(DbConnection connection, ConfirmingSettings settings, UpkeepLines lines, DateTime now)
{
    sealed record Before(Guid Id, int Number, DateTime Began, bool Over);

    readonly DateOnly today = LocalClock.DayOf(now);

    public IEnumerable<NewRounds> Rounds()
    {
        var on = Sources.On(connection, settings);
        if (on.Count == 0) yield break;
        var (every, before, dead) = (Every(), LastRounds(), Dead());
        var campaigns = Campaigned();
        var views = Overlooked.ViewsOf(connection, today);
        var due = lines.Now().Where(line => on.Contains(line.Source) && IsDue(line, every.GetValueOrDefault(line.Id, settings.EveryMonths), before.GetValueOrDefault(line.Id)) || on.Contains(line.Source) && IsDue(line, campaigns, before.GetValueOrDefault(line.Id)))
            .OrderByDescending(line => Overlooked.Hurts(line, views, lines.Terms, today)).ThenBy(line => line.Id).Select(line => line.Id).ToList();
        var where = DueService.Of(connection, due).ToDictionary(service => service.Id);
        foreach (var together in due.Select(id => where[id]).GroupBy(service => service.Address ?? service.Id.ToString()))
        {
            // More in one letter nobody goes through: the others get theirs the next day.
            var rounds = together.Take(Asking.MostInOneLetter).Select(service => Round.Begin(service.Id, (before.GetValueOrDefault(service.Id)?.Number ?? 0) + 1, service.Address, now)).ToList();
            if (dead.TryGetValue(together.Key, out var cameBack)) foreach (var round in rounds) round.CameBack(cameBack);
            yield return new(rounds, together.First().Lang);
        }
    }

    bool IsDue(UpkeepLine line, int months, Before? round) =>
        !(line.Facts.All is { } last && last.On.AddMonths(months) > today) && (round is null || round.Over && LocalClock.DayOf(round.Began).AddMonths(months) <= today);

    /// <summary>A campaign by mail asks also what is not due yet, once.</summary>
    static bool IsDue(UpkeepLine line, Dictionary<Guid, DateTime> campaigns, Before? round) =>
        campaigns.TryGetValue(line.Id, out var began) && !(line.Facts.All is { } last && last.On >= LocalClock.DayOf(began)) && (round is null || round.Over && round.Began < began);

    Dictionary<Guid, DateTime> Campaigned() => connection.Query<(Guid Id, DateTime Began)>("""
        select cs.service_id, max(c.begun_at) from directory_campaign_service cs join directory_campaign c on c.id = cs.campaign_id where c.channel = 'Mail' and c.ended_at is null and cs.outcome is null group by cs.service_id
        """).ToDictionary(row => row.Id, row => row.Began);

    Dictionary<Guid, int> Every() => connection.Query<(Guid Id, int Months)>("select service_id, every_months from directory_upkeep").ToDictionary(row => row.Id, row => row.Months);

    Dictionary<Guid, Before> LastRounds() => connection.Query<(Guid Id, int Number, DateTime Began, long Open)>("""
        select service_id, max(number), max(began_at), sum(case when answered_at is null then 1 else 0 end) from directory_round group by service_id
        """).ToDictionary(row => row.Id, row => new Before(row.Id, row.Number, row.Began, row.Open == 0));

    /// <summary>Addresses from which mail came back, and when: nothing more goes there.</summary>
    Dictionary<string, DateTime> Dead() => connection.Query<(string Address, DateTime At)>("select address, max(bounced_at) from directory_round where bounced_at is not null and address is not null group by address").ToDictionary(row => row.Address, row => row.At);
}

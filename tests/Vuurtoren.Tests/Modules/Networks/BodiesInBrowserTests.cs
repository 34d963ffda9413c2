using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Charter;
using Vuurtoren.Modules.Networks.Diagnoses;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Rounds;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Modules.Networks.Votes;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Bodies, votes and the charter in a real browser, at a desk and on a telephone.</summary>
[Trait("Category", Browser.Category)]
public sealed class BodiesInBrowserTests(ManagedDemoInBrowser one) : IClassFixture<ManagedDemoInBrowser>
{
    [Theory, InlineData("nl", Browser.Desk), InlineData("fr", Browser.Telephone)]
    public async Task Its_pages_and_that_of_the_link_to_vote_are_free_of_barriers(string lang, int width)
    {
        var coordination = Ids.Of("demo", "coordination", "bakenvoorde");
        var edit = $"/{lang}/edit/coordination/{coordination}";
        using var guest = await Staff.Signed(one.Site, $"bas-{lang}@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, coordination));
        await using var db = one.Database.Context();
        var today = LocalClock.DayOf(DateTime.UtcNow);
        var bodies = db.Set<Body>().AsEnumerable().OrderBy(body => body.Kind).ToList();
        var done = db.Set<Vote>().First(vote => vote.ClosedOn != null);
        var votes = Enum.GetValues<VoteKind>().SelectMany(kind => new[] { Made(kind, open: false), Made(kind, open: true), Made(kind, open: true, close: true) }).ToList();
        var draft = CharterVersion.Draft(coordination, CharterKind.Rules, LocalText.NlFr("We beginnen op tijd.", "Nous commençons à l’heure."), db.Set<CharterVersion>().Where(version => version.CoordinationId == coordination).ToList().Where(version => version.AdoptedOn is not null));
        if (lang == "nl") db.Add(draft);
        var named = Mandate.Begin(bodies.First(body => body.Kind == BodyKind.Steering), new(null, null, "Vera Verzonnen", $"vera-{lang}@voorbeeld.be", "Buurtwerker", lang), BodyRole.Member, SeatWay.Invited, SeatSide.Neither, null, null, today, agreed: true);
        named.AgreementAsked(today.AddDays(1));
        db.Add(named);
        await db.SaveChangesAsync();

        await using var visitor = await one.Browser.Visit(one.Site.Address, width, lang);
        await visitor.Becomes(guest);
        var (round, network, diagnosis, asked) = (db.Set<Round>().First(), db.Set<Network>().First(n => n.Name == "Woonoverleg Bakenvoorde"), db.Set<Diagnosis>().First(), await Asked(db, coordination));
        var networks = new[] { $"{edit}/networks/{network.Id}", $"{edit}/rounds", $"{edit}/rounds/{round.Id}", $"{edit}/rounds/{round.Id}/agenda/{network.Id}", $"{edit}/diagnoses/{diagnosis.Id}", $"{edit}/diagnoses/new", $"/{lang}/seat/{one.Database.Secret.Ticket("seat-named", named.Id)}", $"/{lang}/coordination/{coordination}/diagnoses", $"/{lang}/coordination/{coordination}/networks", $"/{lang}/coordination/{coordination}/networks/who", $"/{lang}/round/{one.Database.Secret.Ticket("round", asked)}" };
        var faults = await visitor.Walk(width, new[] { $"{edit}/bodies", $"{edit}/bodies/new", $"{edit}/charter", $"{edit}/about", $"{edit}/handover", $"/{lang}/coordination/{coordination}", $"/{lang}/coordination/{coordination}/newcomer", $"/{lang}/coordination/{coordination}/charter", $"{edit}/bodies/{bodies[1].Id}/votes/new", $"{edit}/bodies/{done.BodyId}/votes/{done.Id}" }
            .Concat(networks).Concat(bodies.Select(body => $"{edit}/bodies/{body.Id}")).Concat(votes.Select(made => $"{edit}/bodies/{made.Vote.BodyId}/votes/{made.Vote.Id}")).Concat(votes.Where(made => made.Voter is not null).Select(made => $"/{lang}/vote/{one.Database.Secret.Ticket("vote", made.Voter!.Id)}")));
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        static async Task<Guid> Asked(Db db, Guid coordination)
        {
            if (!db.Set<Round>().Any(r => r.ClosedOn == null)) db.Add(Round.Begin(coordination, null, LocalClock.DayOf(DateTime.UtcNow)));
            await db.SaveChangesAsync();
            var round = db.Set<Round>().First(r => r.ClosedOn == null);
            var shop = db.Set<Member>().First(m => db.Set<Sitting>().Any(s => s.OrganizationId == m.OrganizationId));
            var asked = db.Set<RoundMember>().FirstOrDefault(m => m.RoundId == round.Id) ?? RoundMember.Of(round, shop, reached: true, DateTime.UtcNow);
            if (db.Entry(asked).State == Microsoft.EntityFrameworkCore.EntityState.Detached) db.Add(asked);
            await db.SaveChangesAsync();
            return asked.Id;
        }

        (Vote Vote, Voter? Voter) Made(VoteKind kind, bool open, bool close = false)
        {
            var body = bodies.First(one => one.Kind == BodyKind.Steering);
            var vote = Vote.Prepare(body, kind, Majority.Absolute, LocalText.NlFr("Gaan we door?", "Continuons-nous ?"), 1, today.AddDays(5), today);
            var choices = new List<VoteChoice>();
            if (kind == VoteKind.Election) foreach (var name in new[] { "Kim Verzonnen", "Lou Verzonnen" }) choices.Add(VoteChoice.Candidate(vote, new SeatOf(null, null, name, null, null, "nl"), choices));
            var voters = open ? Enumerable.Range(1, 4).Select(n => Voter.Of(vote, null, $"{n} Verzonnen", null, lang)).ToList() : [];
            if (open) choices.AddRange(vote.Open(body, voters, choices.Count, today));
            if (close) vote.Close(choices, voters, new(choices.ToDictionary(choice => choice.Id, choice => choice.Answer is Answer.For || choice.Name == "Kim Verzonnen" ? 4 : 0), 4), today);
            db.Add(vote);
            db.AddRange(voters);
            db.AddRange(choices);
            return (vote, voters.FirstOrDefault());
        }
    }
}

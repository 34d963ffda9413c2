using System.Text;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Modules.Networks.Intake;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using Delegate = Vuurtoren.Modules.Networks.Members.Delegate;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Lists of members that were kept elsewhere.</summary>
public sealed class MemberIntakeTests
{
    static readonly DateOnly today = LocalClock.DayOf(DateTime.UtcNow);
    static readonly Guid bridge = Guid.CreateVersion7(), house = Guid.CreateVersion7(), other = Guid.CreateVersion7();
    static readonly OrganizationsCalled directory = new([(bridge, LocalText.NlFr("De Brug vzw", "Le Pont asbl")!, LocalText.From("fr", "LP")), (house, LocalText.From("nl", "Buurthuis")!, null), (other, LocalText.From("nl", "Buurthuis")!, null)]);
    static readonly MembersKnown nothing = new(directory, new Dictionary<Guid, KnownMember>());

    static MemberPlan Plan(string csv, MembersKnown? known = null)
    {
        var table = SentTable.Read(Encoding.UTF8.GetBytes(csv));
        return MemberPlan.Of(table, MemberColumns.Proposed(table.Header), known ?? nothing, "nl", today);
    }

    static MembersKnown With(Guid? member, params KnownSpeaker[] speakers) => nothing with { Members = new Dictionary<Guid, KnownMember> { [bridge] = new(member, speakers) } };

    [Theory, InlineData("Organisatie;Naam;E-mail;Functie;Taal;Vervanger;Lid sinds"), InlineData("Organisation;Nom;Courriel;Fonction;Langue;Suppléant;Membre depuis"),
        InlineData("Naam organisatie;Afgevaardigde;E-mailadres;Functie;Taal mails;Plaatsvervanger?;Datum toetreding"), InlineData("Nom de l’association;Nom du délégué;Adresse e-mail;Fonction;Langue;Suppléant (oui/non);Date d’adhésion")]
    public void Columns_are_found_by_their_Dutch_and_French_names(string header)
    {
        var columns = MemberColumns.Proposed(header.Split(';'));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Enum.GetValues<MemberField>().Select(field => columns[field] ?? -1));
    }

    [Theory, InlineData("De Brug VZW"), InlineData("le pont ASBL"), InlineData("De Brug"), InlineData("De Brug, v.z.w."), InlineData("lp"), InlineData("Le Pont"), InlineData("De Bruggen", false)]
    public void An_organisation_is_found_by_its_name_or_acronym_in_either_language(string called, bool found = true) => Assert.Equal(found ? [bridge] : [], directory.Find(called));

    [Fact]
    public void Rows_become_members_with_who_speaks_for_them()
    {
        var plan = Plan("Organisatie;Naam;Mail;Functie;Taal;Vervanger;Lid sinds\nDe Brug;An Verzonnen;An@voorbeeld.be;onthaal;;;1/3/2019\nLe Pont;Bo Imaginaire;;;Français;suppléant;2018-05-04\n");
        var member = Assert.Single(plan.Members);
        Assert.Equal((bridge, new DateOnly(2018, 5, 4), 1, 2, 0), (member.Organization, member.Since, plan.NewMembers, plan.NewSpeakers, plan.Refused.Count));
        Assert.Equal([new("An Verzonnen", "an@voorbeeld.be", "onthaal", "nl", false), new("Bo Imaginaire", null, null, "fr", true)], member.New);
    }

    [Fact]
    public void Each_row_that_cannot_come_says_why_with_its_line()
    {
        var tomorrow = today.AddDays(1);
        var plan = Plan($"""
            Organisatie;Naam;Mail;Functie;Taal;Vervanger;Lid sinds
            ;An Verzonnen;;;;;
            Nergens;An Verzonnen;;;;;
            Buurthuis;An Verzonnen;;;;;
            De Brug;An Verzonnen;;;;;ooit
            De Brug;An Verzonnen;;;;;{tomorrow:yyyy-MM-dd}
            De Brug;;an@voorbeeld.be;;;;
            De Brug;{new string('a', 101)};;;;;
            De Brug;An Verzonnen;an at voorbeeld;;;;
            De Brug;An Verzonnen;;;nl/fr;;
            De Brug;An Verzonnen;;;;wie weet;
            De Brug;An Verzonnen;;;;;
            De Brug;Verzonnen An;;;;;
            """);
        Assert.Equal([(2L, "organization"), (3, "unknown"), (4, "several"), (5, "since"), (6, "later"), (7, "name"), (8, "long"), (9, "email"), (10, "language"), (11, "substitute"), (13, "twice")], plan.Refused.Select(one => (one.Line, one.Reason)));
        Assert.Equal((1, 1), (plan.NewMembers, plan.NewSpeakers));
    }

    [Fact]
    public void What_is_known_already_adds_nothing()
    {
        var plan = Plan("Organisatie;Naam;Mail\nDe Brug;;\nDe Brug;verzonnen AN;an@voorbeeld.be\nDe Brug;Karel Verzonnen;an@voorbeeld.be\n", With(Guid.CreateVersion7(), new KnownSpeaker("An Verzonnen", "an@voorbeeld.be", Gone: false)));
        Assert.Equal((2, 0, 1), (plan.Before, plan.NewMembers, plan.NewSpeakers)); // somebody else may read the same mail
        Assert.Equal("Karel Verzonnen", plan.Members.Single().New.Single().Name);
    }

    [Fact]
    public void Who_left_does_not_come_back_by_a_list_nor_does_a_name_or_an_address_change_unseen()
    {
        Assert.Equal("left", Plan("Organisatie\nDe Brug\n", With(null)).Refused.Single().Reason);
        Assert.Equal("gone", Plan("Organisatie;Naam\nDe Brug;An Verzonnen\n", With(Guid.CreateVersion7(), new KnownSpeaker("An Verzonnen", null, Gone: true))).Refused.Single().Reason);
        Assert.Equal("like", Plan("Organisatie;Naam;Mail\nDe Brug;An Verzonen;an@oud.be\n", With(Guid.CreateVersion7(), new KnownSpeaker("An Verzonnen", "an@oud.be", Gone: false))).Refused.Single().Reason);
        Assert.Equal("address", Plan("Organisatie;Naam;Mail\nDe Brug;An Verzonnen;an@nieuw.be\n", With(Guid.CreateVersion7(), new KnownSpeaker("An Verzonnen", "an@oud.be", Gone: false))).Refused.Single().Reason);
    }

    [Fact]
    public void Of_two_with_the_same_name_the_one_that_was_added_by_hand_is_meant()
    {
        var known = nothing with { Members = new Dictionary<Guid, KnownMember> { [other] = new(Guid.CreateVersion7(), []) } };
        Assert.Equal(other, Plan("Organisatie;Naam\nBuurthuis;An Verzonnen\n", known).Members.Single().Organization);
    }

    [Fact]
    public void Who_was_on_a_list_is_not_asked_the_next_day_whether_it_stays()
    {
        var member = Member.TakenIn(Guid.CreateVersion7(), bridge, Way.Charter, today.AddYears(-12), DateTime.UtcNow);
        Assert.Equal((MemberState.Member, today.AddYears(-12), false), (member.State, member.FromOn, member.IsDue(DateTime.UtcNow.AddDays(1))));
        Assert.True(member.IsDue(DateTime.UtcNow.AddYears(2).AddDays(1)));
        Assert.Equal("members.way.missing", Assert.Throws<RuleBroken>(() => Member.TakenIn(Guid.CreateVersion7(), bridge, Way.Proposed, today, DateTime.UtcNow)).Message);
    }

    [Theory, EveryDatabase]
    public async Task The_same_list_twice_makes_nothing_twice_and_a_longer_one_only_what_is_new(TestDatabase tables)
    {
        var database = tables.WithTables();
        var coordination = Coordination.Begin(LocalText.From("nl", "Een"), ["nis:21004"], []);
        await using (var db = database.Context())
        {
            db.Add(coordination);
            db.Add(new Organization { Id = bridge, Name = LocalText.NlFr("De Brug", "Le Pont")! });
            db.Add(new Organization { Id = house, Name = LocalText.From("nl", "Buurthuis Oost")!, AlternateName = LocalText.From("nl", "BHO") });
            await db.SaveChangesAsync();
        }
        async Task<(int, int, int)> Take(string rows)
        {
            await using var db = database.Context();
            var plan = Plan("Organisatie;Naam;Mail;Lid sinds\n" + rows, await MemberTaking.Known(db, coordination.Id));
            await MemberTaking.Add(db, plan, coordination.Id, Way.Charter, DateTime.UtcNow);
            await db.SaveChangesAsync();
            return (plan.NewMembers, plan.NewSpeakers, plan.Before);
        }

        const string List = "De Brug;An Verzonnen;an@voorbeeld.be;2020-01-02\nDe Brug;Bo Verzonnen;;\n";
        Assert.Equal((1, 2, 0), await Take(List));
        Assert.Equal((0, 0, 2), await Take(List));
        Assert.Equal((1, 2, 2), await Take(List + "BHO;Cis Verzonnen;;\nLe Pont;Dre Verzonnen;;\n"));
        await using var again = database.Context();
        Assert.Equal([(bridge, new DateOnly(2020, 1, 2), Way.Charter), (house, today, Way.Charter)], (await again.Set<Member>().OrderBy(m => m.FromOn).ToListAsync()).Select(m => (m.OrganizationId, m.FromOn!.Value, m.Way)));
        Assert.Equal(4, await again.Set<Delegate>().CountAsync());
    }

    [Theory, EveryDatabase]
    public async Task A_list_that_is_sent_twice_at_the_same_moment_is_taken_once(TestDatabase tables)
    {
        var database = tables.WithTables();
        var coordination = Coordination.Begin(LocalText.From("nl", "Twee"), ["nis:21004"], []);
        await using var db = database.Context();
        await using var late = database.Context();
        var member = Member.Begin(coordination.Id, bridge, Way.Open, today);
        db.Add(coordination);
        db.Add(member);
        db.Add(new Organization { Id = bridge, Name = LocalText.NlFr("De Brug", "Le Pont")! });
        await db.SaveChangesAsync();
        foreach (var one in new[] { db, late })
            await MemberTaking.Add(one, Plan("Organisatie;Naam\nDe Brug;An Verzonnen\n", await MemberTaking.Known(one, coordination.Id)), coordination.Id, Way.Open, DateTime.UtcNow);
        await db.SaveChangesAsync();
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => late.SaveChangesAsync());
        Assert.Equal(1, await db.Set<Delegate>().CountAsync());
    }
}

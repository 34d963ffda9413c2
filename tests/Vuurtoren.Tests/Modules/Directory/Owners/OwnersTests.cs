using System.Net;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory.Owners;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Owners;

/// <summary>Organisations keep their own sheets. Each test takes other organisations of the demo.</summary>
public sealed class OwnersTests(OwnersTests.OneSite one) : IClassFixture<OwnersTests.OneSite>
{
    public sealed class OneSite : ManagedDemo
    {
        public IReadOnlyList<Guid> Organizations { get; private set; } = [];

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            using var connection = Database.Open();
            Organizations = [.. connection.Query<Guid>("select id from directory_organization where visibility = 'Public' and parked is null order by id")];
        }
    }

    Database Database => one.Database;

    /// <summary>An organisation of the demo with this address of its own, or with none anywhere.</summary>
    Guid Organization(int nth, string? address)
    {
        using var connection = Database.Open();
        connection.Execute("update directory_organization set email = @email, contacts = '[]' where id = @id; update directory_service set email = null where organization_id = @id",
            new { id = one.Organizations[nth], email = address is null ? null : $$"""{"nl":"{{address}}"}""" });
        return one.Organizations[nth];
    }

    static Dictionary<string, string> Asks(string email, string way) => new() { ["who"] = "Nora Verzonnen", ["function"] = "onthaal", ["email"] = email, ["way"] = way };

    long Letters(string address)
    {
        using var connection = Database.Open();
        return connection.ExecuteScalar<long>("select count(*) from mail where address = @address", new { address });
    }

    [Theory, InlineData("nl", 0), InlineData("fr", 1)]
    public async Task Somebody_asks_the_organisation_says_yes_over_its_own_mail_and_the_sheets_can_be_changed(string lang, int nth)
    {
        var (id, house, email) = (Organization(nth, $"huis{nth}@voorbeeld.be"), $"huis{nth}@voorbeeld.be", $"nora{nth}@voorbeeld.be");
        using var nora = new Guest(one.Site.Address);
        await nora.Open($"/{lang}/organization/{id}/claim");
        Assert.Contains("h…@voorbeeld.be", nora.Words, StringComparison.Ordinal);
        await nora.Send("form.form", Asks(email, "mail"));
        Assert.EndsWith("done=claimed", nora.At, StringComparison.Ordinal);

        using var colleague = new Guest(one.Site.Address);
        var link = Staff.LinkTo(Database, house);
        await colleague.Open(link);
        Assert.Contains(email, colleague.Words, StringComparison.Ordinal);
        Assert.Equal(0, Letters(email)); // looking changes nothing
        await colleague.Send("main form", [], "button[formaction$='Yes']");
        Assert.Contains("Nora Verzonnen", colleague.Words, StringComparison.Ordinal);
        Assert.Equal(1, Letters(email));
        await colleague.Open(link); // once is enough
        Assert.Null(colleague.Page.QuerySelector("main form"));

        await nora.Open(Staff.LinkTo(Database, email));
        await nora.Send("form.form", new() { ["password"] = Staff.Password, ["name"] = "Nora Verzonnen" });
        await Staff.SignIn(nora, email);
        Assert.Equal(HttpStatusCode.OK, (await nora.Open($"/{lang}/edit/organization/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nora.Open($"/{lang}/edit/organization/{one.Organizations[9]}")).Status);
    }

    [Fact]
    public async Task A_link_that_is_forged_or_over_opens_nothing_and_a_no_gives_nothing()
    {
        using var guest = new Guest(one.Site.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Open("/nl/claim/verzonnen")).Status);

        var id = Organization(2, "huis2@voorbeeld.be");
        await guest.Open($"/nl/organization/{id}/claim");
        await guest.Send("form.form", Asks("nee@voorbeeld.be", "mail"));
        var link = Staff.LinkTo(Database, "huis2@voorbeeld.be");
        await guest.Open(link);
        await guest.Send("main form", [], "button[formaction$='No']");
        Assert.Contains("Het antwoord is nee", Staff.LetterTo(Database, "nee@voorbeeld.be"), StringComparison.Ordinal);
        using (var connection = Database.Open()) connection.Execute("update directory_claim set state = 'Open', ends_at = @past where organization_id = @id", new { id, past = DateTime.UtcNow.AddDays(-1) });
        Assert.Equal(HttpStatusCode.Gone, (await guest.Open(link)).Status);
    }

    [Fact]
    public async Task Without_an_address_who_keeps_the_directory_answers_and_what_was_typed_wrong_stays()
    {
        var id = Organization(3, null);
        using var guest = new Guest(one.Site.Address);
        await guest.Open($"/fr/organization/{id}/claim");
        Assert.Null(guest.Page.QuerySelector("input[value=mail]"));
        await guest.Send("form.form", Asks("geen adres", "directory"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal("Nora Verzonnen", guest.Page.QuerySelector("#who")!.GetAttribute("value"));
        await guest.Send("form.form", Asks("ja@voorbeeld.be", "directory"));
        using (var connection = Database.Open()) Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from mail where text like '%ja@voorbeeld.be%' and text like '%/directory/upkeep/claims%'")); // the demo has a manager there

        await one.Manager.Open("/nl/directory/upkeep/claims");
        Assert.Contains("ja@voorbeeld.be", one.Manager.Words, StringComparison.Ordinal);
        await one.Manager.Send($"form:has(input[value='{ClaimOf(id)}'])", [], "button[formaction$='Give']");
        Assert.EndsWith("done=editor-added", one.Manager.At, StringComparison.Ordinal);
        Assert.Contains("Choisissez d’abord un mot de passe", Staff.LetterTo(Database, "ja@voorbeeld.be"), StringComparison.Ordinal);
        Assert.DoesNotContain("ja@voorbeeld.be", (await one.Manager.Open("/nl/directory/upkeep/claims")).Words, StringComparison.Ordinal);
    }

    Guid ClaimOf(Guid organization)
    {
        using var connection = Database.Open();
        return connection.QuerySingle<Guid>("select id from directory_claim where organization_id = @organization", new { organization });
    }

    [Fact]
    public async Task More_than_a_few_questions_for_one_organisation_are_not_taken()
    {
        var id = Organization(4, "huis4@voorbeeld.be");
        using var guest = new Guest(one.Site.Address);
        for (var nth = 0; nth <= Claim.MostOpen; nth++)
        {
            await guest.Open($"/nl/organization/{id}/claim");
            await guest.Send("form.form", Asks($"veel{nth}@voorbeeld.be", "mail"));
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        Assert.Equal(Claim.MostOpen, Letters("huis4@voorbeeld.be"));
    }

    [Fact]
    public async Task Who_asks_twice_waits_once_and_who_has_the_role_meanwhile_can_still_be_told_yes()
    {
        var id = Organization(7, "huis7@voorbeeld.be");
        using var guest = new Guest(one.Site.Address);
        for (var twice = 0; twice < 2; twice++)
        {
            await guest.Open($"/nl/organization/{id}/claim");
            await guest.Send("form.form", Asks("twee@voorbeeld.be", "mail"));
            Assert.EndsWith("done=claimed", guest.At, StringComparison.Ordinal);
        }
        Assert.Equal(1, Letters("huis7@voorbeeld.be"));
        await one.Manager.Open($"/nl/edit/organization/{id}/editors");
        await one.Manager.Send("form.form", new() { ["name"] = "Nora Verzonnen", ["email"] = "twee@voorbeeld.be", ["language"] = "nl" });
        await one.Manager.Open("/nl/directory/upkeep/claims");
        await one.Manager.Send($"form:has(input[value='{ClaimOf(id)}'])", [], "button[formaction$='Give']");
        Assert.EndsWith("done=editor-added", one.Manager.At, StringComparison.Ordinal);
        Assert.Equal(1, Letters("twee@voorbeeld.be")); // the invitation, once
    }

    [Fact]
    public async Task An_editor_names_a_colleague_and_who_stays_hears_when_one_leaves()
    {
        var id = Organization(5, "huis5@voorbeeld.be");
        using var editor = await Staff.Signed(one.Site, "eva@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, id));
        await editor.Open($"/nl/edit/organization/{id}/editors");
        await editor.Send("form.form", new() { ["name"] = "Otto Verzonnen", ["email"] = "otto@voorbeeld.be", ["language"] = "fr" });
        Assert.Contains("otto@voorbeeld.be", editor.Words, StringComparison.Ordinal);
        Assert.Contains("Choisissez d’abord un mot de passe", Staff.LetterTo(Database, "otto@voorbeeld.be"), StringComparison.Ordinal);
        await editor.Send("form.form", new() { ["name"] = "Otto Verzonnen", ["email"] = "otto@voorbeeld.be", ["language"] = "fr" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status); // has it already
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Open($"/nl/edit/organization/{one.Organizations[8]}/editors")).Status);
        await Watch();

        await editor.Open($"/nl/edit/organization/{id}/editors");
        await editor.Send("li:has(h2:contains('Otto')) form", []);
        Assert.DoesNotContain("otto@voorbeeld.be", editor.Words, StringComparison.Ordinal);
        await Watch();
        Assert.Contains("Een collega", Subject("eva@voorbeeld.be"), StringComparison.Ordinal);
        Assert.Equal(0, Letters("huis5@voorbeeld.be"));

        await editor.Open($"/nl/edit/organization/{id}/editors");
        await editor.Send("li.row form", []);
        Assert.EndsWith("/me?done=role-ended", editor.At, StringComparison.Ordinal);
        await Watch();
        await Watch(); // says it once
        Assert.Equal(1, Letters("huis5@voorbeeld.be"));
        Assert.Contains($"/organization/{id}/claim", Staff.LetterTo(Database, "huis5@voorbeeld.be"), StringComparison.Ordinal);
        Assert.Contains($"/edit/organization/{id}/editors", (await one.Manager.Open("/nl/directory/upkeep/claims")).Page.QuerySelector("#lost ~ ul")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_kept_an_organisation_that_went_into_another_names_colleagues_of_that_one_and_ends_it()
    {
        var (id, gone, other) = (Organization(9, null), Guid.CreateVersion7(), Guid.CreateVersion7());
        using (var connection = Database.Open())
            connection.Execute("insert into alias (id, kind, record_id) values (@gone, 'organization', @id), (@other, 'organization', @id)", new { id, gone, other });
        using var editor = await Staff.Signed(one.Site, "oud@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, gone));
        using var third = await Staff.Signed(one.Site, "derde@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, other));
        using var stranger = await Staff.Signed(one.Site, "vreemd@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, one.Organizations[8]));
        await editor.Open($"/nl/edit/organization/{id}/editors");
        Assert.Contains("oud@voorbeeld.be", editor.Words, StringComparison.Ordinal);
        Assert.Contains("derde@voorbeeld.be", editor.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("vreemd@voorbeeld.be", editor.Words, StringComparison.Ordinal);
        await editor.Send("form.form", new() { ["name"] = "Petra Verzonnen", ["email"] = "petra@voorbeeld.be", ["language"] = "nl" });
        Assert.EndsWith("done=editor-added", editor.At, StringComparison.Ordinal);
        Assert.Contains("petra@voorbeeld.be", editor.Words, StringComparison.Ordinal);
        using (var connection = Database.Open())
            Assert.Equal(id, connection.QuerySingle<Guid>("select scope_id from role_grant where account_id = (select id from account where email = 'petra@voorbeeld.be')"));
        await editor.Send("form.form", new() { ["name"] = "Derde", ["email"] = "derde@voorbeeld.be", ["language"] = "nl" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status); // keeps it already, by another that went into it

        await editor.Open($"/nl/edit/organization/{id}/editors");
        await editor.Send("li:has(h2:contains('Petra')) form", []);
        Assert.DoesNotContain("petra@voorbeeld.be", editor.Words, StringComparison.Ordinal);
        await third.Open($"/nl/edit/organization/{id}/editors");
        await third.Send("li:has(p:contains('oud@voorbeeld.be')) form", []);
        Assert.EndsWith("done=role-ended", third.At, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.Open($"/nl/edit/organization/{id}/editors")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/nl/edit/organization/{id}/editors")).Status);
    }

    [Fact]
    public async Task Who_cannot_be_reached_any_more_counts_as_gone()
    {
        var id = Organization(6, "huis6@voorbeeld.be");
        using var editor = await Staff.Signed(one.Site, "weg@voorbeeld.be", Role.DirectoryEditor, new(ScopeKind.Organization, id));
        await Watch();
        await using (var db = Database.Context())
        {
            var account = db.Set<Account>().Single(a => a.Email == "weg@voorbeeld.be");
            db.Add(Mail.To(account.Email!, new Letter(Outboxes.Texts, "nl", "owners.letter.given", "x"), DateTime.UtcNow.AddHours(1), new About("account", account.Id)));
            await db.SaveChangesAsync();
        }
        using (var connection = Database.Open()) connection.Execute("update mail set state = 'Bounced', bounce = '5.1.1' where address = 'weg@voorbeeld.be'");
        await Watch();
        Assert.Equal(1, Letters("huis6@voorbeeld.be"));
    }

    string Subject(string address)
    {
        using var connection = Database.Open();
        return connection.Query<string>("select subject from mail where address = @address order by created_at desc", new { address }).First();
    }

    async Task Watch() => await new Leaving(Database, new OwnerLetters(Outboxes.Texts, new(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://gids.example")]).Build(), new HttpContextAccessor())), DateTime.UtcNow).Run();
}

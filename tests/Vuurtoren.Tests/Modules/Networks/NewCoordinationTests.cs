using System.Net;
using Dapper;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Networks.BodyTests;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>How a coordination begins, and is later called otherwise or works elsewhere.</summary>
public sealed class NewCoordinationTests(ManagedDemo one) : IClassFixture<ManagedDemo>
{
    static readonly LocalText name = LocalText.From("fr", "Coordination sociale d’Ixelles")!;

    [Fact]
    public void It_has_a_name_of_its_own_and_places_that_exist()
    {
        Assert.Equal("coordination.name.missing", Refused(() => Coordination.Begin(null, ["nis:21009"], [])));
        Assert.Equal("coordination.name.missing", Refused(() => Coordination.Begin(LocalText.From("nl", new string('a', Coordination.LongestName + 1)), ["nis:21009"], [])));
        Assert.Equal("coordination.name.taken", Refused(() => Coordination.Begin(name, ["nis:21009"], [LocalText.NlFr("Elsene", "COORDINATION sociale d’Ixelles")!])));
        Assert.Equal("coordination.where.missing", Refused(() => Coordination.Begin(name, [], [])));
        Assert.Equal("coordination.where.unknown", Refused(() => Coordination.Begin(name, ["nis:21009", "nis:99999"], [])));
        var begun = Coordination.Begin(name, ["nis:21009", "md:12", "nis:21009"], []);
        Assert.Equal((name, 2), (begun.Name, begun.Territory.Count));
        Assert.Equal("coordination.where.missing", Refused(() => begun.WorkIn([])));
        begun.Rename(LocalText.From("nl", "Elsene"), []);
        Assert.Equal("Elsene", begun.Name["nl"]);
    }

    async Task<Guest> Administrator(string email, string lang)
    {
        var guest = await Staff.Signed(one.Site, email, Role.Administrator, Scope.Server, language: lang);
        using var connection = one.Database.Open();
        connection.Execute("update session set second_factor = @yes", new { yes = true });
        return guest;
    }

    [Fact]
    public async Task An_administrator_begins_one_in_French_and_later_says_that_it_works_elsewhere()
    {
        using var ada = await Administrator("ada@voorbeeld.be", "fr");
        await ada.Open("/fr/coordinations");
        Assert.NotNull(ada.Page.QuerySelector("a[href='/fr/edit/coordination/new']"));
        await ada.Open("/fr/edit/coordination/new");
        await ada.Send("form.form--wide", new() { ["name.fr"] = "", ["area"] = "nis:21009" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("Indiquez un nom", ada.Words, StringComparison.Ordinal);
        Assert.NotNull(ada.Page.QuerySelector("input[name=area][value='nis:21009'][checked]")); // what was ticked stays
        await ada.Send("form.form--wide", new() { ["name.fr"] = "Coordination sociale de Phareville" });
        Assert.Contains("porte déjà ce nom", ada.Words, StringComparison.Ordinal);
        Assert.Equal("Coordination sociale de Phareville", ada.Page.QuerySelector("input[name='name.fr']")!.GetAttribute("value"));
        await ada.Send("form.form--wide", new() { ["name.fr"] = "Coordination sociale d’Ixelles" });
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        Assert.Contains("Personnes et rôles", ada.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        var id = Guid.Parse(ada.At.Split('/')[4]);
        Assert.Equal(["nis:21009"], Kept(id).Territory);

        await ada.Send("form[action$='handler=Where']", new() { ["area"] = "nis:99999" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        await ada.Open($"/fr/edit/coordination/{id}/about");
        await ada.Send("form[action$='handler=Where']", new() { ["area"] = "nis:21015" });
        Assert.Equal(["nis:21015"], Kept(id).Territory);
        await ada.Send("form[action$='handler=Name']", new() { ["name.nl"] = "Sociale coördinatie van Schaarbeek", ["name.fr"] = "" });
        Assert.Equal("Sociale coördinatie van Schaarbeek", Kept(id).Name["nl"]);
        await ada.Send("form[action$='handler=Name']", new() { ["name.nl"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        await ada.Open($"/fr/people/invite");
        Assert.Contains("Schaarbeek", ada.Page.DocumentElement.InnerHtml, StringComparison.Ordinal); // somebody may coordinate it
    }

    [Fact]
    public async Task A_coordinator_begins_none_and_renames_their_own_but_does_not_say_where_it_works()
    {
        var own = Ids.Of("demo", "coordination", "bakenvoorde");
        using var cas = await Staff.Signed(one.Site, "cas-naam@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, own));
        await cas.Open("/nl/coordinations");
        Assert.Null(cas.Page.QuerySelector("a[href$='/edit/coordination/new']"));
        await cas.Open("/nl/edit/coordination/new");
        Assert.Equal(HttpStatusCode.Forbidden, cas.Status);

        var about = $"/nl/edit/coordination/{own}/about";
        await cas.Open(about);
        Assert.Null(cas.Page.QuerySelector("form[action$='handler=Where']"));
        var secret = cas.Page.QuerySelector("form[action$='handler=Name'] input[name=_form]")!.GetAttribute("value")!;
        using (var answer = await cas.Post(about + "?handler=Where", new() { ["_form"] = secret, ["area"] = "nis:21015" })) Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await cas.Send("form[action$='handler=Name']");
        Assert.Equal(HttpStatusCode.OK, cas.Status); // its own name is not taken

        using var other = await Staff.Signed(one.Site, "oda-naam@voorbeeld.be", Role.Coordinator, new(ScopeKind.Coordination, Guid.CreateVersion7()));
        await other.Open(about);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    Coordination Kept(Guid id)
    {
        using var db = one.Database.Context();
        return db.Set<Coordination>().Single(c => c.Id == id);
    }
}

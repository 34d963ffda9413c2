using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>Members and services in lines of minutes, behind @.</summary>
public sealed class MentionTests(ManagedDemo one) : MeetingRooms(one), IClassFixture<ManagedDemo>
{
    static readonly NameOnSheet wing = new("organization", Guid.CreateVersion7(), LocalText.NlFr("Vleugelslag", "Coup d’Aile")!), bread = new("service", Guid.CreateVersion7(), LocalText.NlFr("Brood en meer", "Pain et plus")!),
        breadAtHome = new("service", Guid.CreateVersion7(), LocalText.NlFr("Brood en meer aan huis", null)!), far = new("service", Guid.CreateVersion7(), LocalText.NlFr("Verre dienst", null)!);
    static readonly Mentionable names = new([wing, bread, breadAtHome], [far]);

    [Theory,
        InlineData("@Vleugelslag komt ook", "Vleugelslag"), InlineData("we vragen het aan @coup d’aile.", "coup d’aile"), InlineData("@vleugel komt", "vleugel"), InlineData("@brood en meer aan h", "brood en meer"), InlineData("@Brood en meer  aan huis", "Brood en meer"), InlineData("bij @Brood en meer aan huis", "Brood en meer aan huis"),
        InlineData("bij @Brood en meer, zaterdag", "Brood en meer"), InlineData("naar @Verre dienst", "Verre dienst")]
    public void A_name_behind_the_sign_means_one_sheet(string text, string words) => Assert.Equal(words, Assert.Single(names.Find(text)).Words);

    [Theory, InlineData("@Brood is op"), InlineData("vera@vleugelslag.example"), InlineData("@Verre komt"), InlineData("@niemand"), InlineData("@ Vleugelslag"), InlineData("geen teken: Vleugelslag")]
    public void What_could_be_two_or_nobody_stays_as_it_was_typed(string text) => Assert.Empty(names.Find(text));

    [Fact]
    public void Others_read_the_name_and_on_the_page_it_leads_to_the_sheet()
    {
        ReportMention[] mentions = [new("Brood en meer", "service", bread.Id), new("Vleugelslag", "organization", wing.Id)];
        var html = ReportHtml.Linked("Vleugelslag & Brood en meer; nog eens Vleugelslag <b>", "fr", mentions);
        Assert.Equal($"<a href=\"/fr/organization/{wing.Id}\">Vleugelslag</a> &amp; <a href=\"/fr/service/{bread.Id}\">Brood en meer</a>; nog eens <a href=\"/fr/organization/{wing.Id}\">Vleugelslag</a> &lt;b&gt;", html);
    }

    [Fact]
    public async Task A_line_keeps_whom_it_names_and_page_files_and_tasks_show_the_name()
    {
        await using var before = One.Database.Context();
        var name = (await before.Set<Organization>().SingleAsync(o => o.Id == Ids.Of("demo", Kinds.Organization, "vleugelslag"))).Name.In("nl").Text;
        var (meeting, _) = await Kept("Met namen", inDays: 0);
        using var cas = await Coordinator("cas-namen@voorbeeld.be");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}");
        await cas.Send("form[action$='handler=Usual']");
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/minutes");
        await cas.Send("form.minutes__add", new() { ["text"] = $"> @{name[..9]} belt de gemeente", ["kind"] = "Information" });
        var link = cas.Page.QuerySelector(".minutes__text a")!;
        Assert.Equal((name, $"/nl/organization/{Ids.Of("demo", Kinds.Organization, "vleugelslag")}"), (link.TextContent, link.GetAttribute("href")));
        await using var db = One.Database.Context();
        Assert.Equal($"{name} belt de gemeente", (await db.Set<MeetingTask>().SingleAsync(t => t.MeetingId == meeting.Id)).What);
        Assert.Equal($"@{name[..9]} belt de gemeente", (await db.Set<Line>().SingleAsync(l => l.MeetingId == meeting.Id)).Text);
        await cas.Open($"/nl/edit/meeting/{meeting.Id}/report");
        Assert.Contains(cas.Page.QuerySelectorAll(".report a"), a => a.TextContent == name);
        using var word = await cas.Fetch($"/nl/edit/meeting/{meeting.Id}/report?handler=Word");
        using (var document = WordprocessingDocument.Open(new MemoryStream(await word.Content.ReadAsByteArrayAsync()), isEditable: false))
            Assert.Contains($"{name} belt de gemeente", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        using var list = await cas.Fetch($"/nl/edit/meeting/{meeting.Id}/minutes?handler=Names&q={Uri.EscapeDataString(name[..6])}");
        Assert.Contains(name, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_discreet_is_not_named()
    {
        await using var db = One.Database.Context();
        var discreet = (await db.Set<Service>().Where(s => s.Discreet && s.Parked == null && s.Visibility == Visibility.Public).ToListAsync())[0];
        var name = discreet.Name.In("nl").Text;
        Assert.DoesNotContain((await Mentionable.In(db, coordination, ["@" + name])).Find("@" + name), mention => mention.Id == discreet.Id);
    }
}

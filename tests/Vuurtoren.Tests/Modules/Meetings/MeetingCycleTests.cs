using System.Globalization;
using Dapper;
using Microsoft.Playwright;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Xunit.Abstractions;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Tests.Modules.Meetings;

/// <summary>
/// A whole cycle of the demo coordination in a real browser: the question when, the invitation, the agenda, minutes of eight items with five tasks and a vote while the
/// connection is cut and a second note-taker writes along, closing, the letters, and the next agenda. It prints how many clicks and keystrokes each part took.
/// </summary>
[Trait("Category", Browser.Category)]
public sealed class MeetingCycleTests(ManagedDemoInBrowser one, ITestOutputHelper output) : IClassFixture<ManagedDemoInBrowser>
{
    static readonly Guid coordination = Ids.Of("demo", "coordination", "bakenvoorde");
    static DateOnly Today => LocalClock.DayOf(DateTime.UtcNow);

    /// <summary>What hands do: sentences are typed anyway, clicks and other keys are what the product costs.</summary>
    sealed class Hands(IPage page)
    {
        public int Clicks { get; private set; }
        public int Keys { get; private set; }
        public int Letters { get; private set; }

        public async Task Click(string selector)
        {
            await page.ClickAsync(selector);
            Clicks++;
        }

        /// <summary>Click, and wait for the page that it opens.</summary>
        public async Task Go(string selector)
        {
#pragma warning disable CS0612 // a form may lead to the same address, which nothing else waits for
            await page.RunAndWaitForNavigationAsync(() => page.ClickAsync(selector), new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });
#pragma warning restore CS0612
            Clicks++;
        }

        public async Task Type(string selector, string words, bool enter = false)
        {
            await page.FillAsync(selector, words);
            Letters += words.Length;
            if (!enter) return;
            await page.PressAsync(selector, "Enter");
            Keys++;
        }

        public (int, int, int) Since => (Clicks, Keys, Letters);
    }

    void Tell(string part, Hands hands, (int Clicks, int Keys, int Letters) since) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part,-34}{hands.Clicks - since.Clicks,4} clicks {hands.Keys - since.Keys,4} other keys {hands.Letters - since.Letters,5} letters"));

    static string Box(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    async Task<Visitor> Signed(string email, string lang = "nl")
    {
        using var guest = await Staff.Signed(one.Site, email, Role.Coordinator, new(ScopeKind.Coordination, coordination));
        var visitor = await one.Browser.Visit(one.Site.Address, Browser.Desk, lang);
        await visitor.Becomes(guest);
        return visitor;
    }

    T Ask<T>(string sql, object? with = null)
    {
        using var connection = one.Database.Open();
        return connection.ExecuteScalar<T>(sql, with)!;
    }

    List<string> All(string sql, object? with = null)
    {
        using var connection = one.Database.Open();
        return [.. connection.Query<string>(sql, with)];
    }

    [Fact]
    public async Task From_the_question_when_to_the_next_agenda_nothing_is_typed_twice()
    {
        await using var visitor = await Signed("cas-cyclus@voorbeeld.be");
        var page = visitor.Page;
        var hands = new Hands(page);

        // When shall we meet?
        await visitor.Open("/nl/edit/poll/new");
        var since = hands.Since;
        await hands.Type("[name='title.nl']", "Plenaire over de winter");
        await hands.Type("[name='place']", "Buurthuis");
        await hands.Go("form[action$='handler=Keep'] button");
        foreach (var days in new[] { 1, 2 })
        {
            await hands.Type("[name=day]", Box(Today.AddDays(days)));
            await hands.Go("form[action$='handler=Add'] button");
        }
        await hands.Go("form[action$='handler=Send'] button");
        var asked = All("select cast(id as text) from meetings_poll_answer where email is not null");
        Assert.True(asked.Count >= 11); // substitutes are asked when the others cannot
        await using (var db = one.Database.Context())
        {
            var poll = db.Set<Poll>().Single(p => p.ClosedAt == null);
            foreach (var answer in db.Set<PollAnswer>().Where(a => a.PollId == poll.Id).ToList().Take(9))
                answer.Answer(poll, new Dictionary<string, Says> { ["1"] = Says.Yes }, Today, DateTime.UtcNow);
            await db.SaveChangesAsync();
        }
        await page.ReloadAsync();
        await hands.Go("button[formaction$='handler=Choose'][data-variant=primary]");
        Tell("a date", hands, since);

        // The invitation.
        since = hands.Since;
        await hands.Go("a[href*='?poll=']");
        Assert.Equal("Plenaire over de winter", await page.InputValueAsync("[name='title.nl']"));
        await hands.Go("main form button[type=submit]");
        await hands.Go("a[href$='/people']");
        await hands.Go("form[action$='handler=Invite'] button");
        Tell("invitations", hands, since);
        var meeting = Guid.Parse(new Uri(page.Url).AbsolutePath.Split('/')[4]);
        var letters = All("select address from mail where about_kind = 'meeting' and about_id = @meeting and calendar like '%METHOD:REQUEST%'", new { meeting });
        Assert.Equal(letters.Count, letters.Distinct().Count());
        Assert.True(letters.Count >= 11);
        using (var member = new Guest(one.Site.Address))
        {
            var link = Staff.LinkTo(one.Database, letters[0]);
            await member.Open(link);
            await member.Send("form:not([action*=handler])", new() { ["answer"] = "Replaced" });
            Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, member.Status); // by whom?
            await member.Open(link);
            await member.Send("form:not([action*=handler])", new() { ["answer"] = "Replaced", ["other"] = "Zita Bedacht" });
            await member.Send("form[action$='handler=Propose']", new() { ["point"] = "Een warme plek op zondag" });
            Assert.Equal(System.Net.HttpStatusCode.OK, member.Status);
            await member.Open(link[..^1] + (link[^1] == 'a' ? 'b' : 'a'));
            Assert.Equal(System.Net.HttpStatusCode.NotFound, member.Status); // a made up link
        }

        // The agenda: what is usual and what waited, and four points more.
        since = hands.Since;
        await visitor.Open($"/nl/edit/meeting/{meeting}");
        await hands.Go("form[action$='handler=Usual'] button");
        await hands.Go("li.row:has-text('Een warme plek op zondag') form button");
        foreach (var title in new[] { "Wie heeft een kamer vrij?", "Energie: wie helpt?", "De dag van de buurt", "Varia" })
        {
            await hands.Type("[name='title.nl']", title);
            await hands.Go("form[action$='handler=Add'] button");
        }
        Assert.Equal(8, Ask<long>("select count(*) from meetings_item where meeting_id = @meeting", new { meeting }));
        await hands.Go("form[action$='handler=Agenda'] button");
        Tell("agenda of eight points", hands, since);
        Assert.Equal(letters.Count, Ask<long>("select count(*) from mail where about_id = @meeting and subject like '%Agenda:%' or about_id = @meeting and subject like '%Ordre du jour%'", new { meeting }));

        // The day has come. The minutes: who is here, eight who walked in, and what is said.
        using (var connection = one.Database.Open()) connection.Execute("update meetings_meeting set day = @Today where id = @meeting", new { Today, meeting });
        since = hands.Since;
        await visitor.Open($"/nl/edit/meeting/{meeting}/minutes");
        var here = All("select cast(id as text) from meetings_attendee where meeting_id = @meeting", new { meeting });
        foreach (var id in here.Take(15)) await hands.Click($"[data-presence] [name=here][value='{id.ToLowerInvariant()}']");
        for (var n = 1; n <= 23 - Math.Min(15, here.Count); n++)
        {
            await hands.Type("[data-walk-in] [name=name]", $"Bezoeker {n} Bedacht");
            await hands.Type("[data-walk-in] [name=from]", "Wijkagent", enter: true);
        }
        await Until(() => Ask<long>("select count(*) from meetings_attendee where meeting_id = @meeting and present", new { meeting }) == 23);
        Tell("presence of 23", hands, since);

        since = hands.Since;
        var areas = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-write] textarea')].map(one => '#' + one.id)");
        Assert.Equal(8, areas.Length);
        string Area(int n) => "[id='" + areas[n][1..] + "']";
        await hands.Type(Area(0), "Iedereen stelt zich voor.", enter: true);
        await hands.Type(Area(1), "De kringwinkel verhuist.", enter: true);
        await hands.Type(Area(2), "> Bezoeker 1 Bedacht: lijst van wachtenden maken tegen 20/12", enter: true);
        await hands.Type(Area(3), "! We openen elke zondag een warme plek 20-1-2", enter: true);
        await hands.Type(Area(3), "> sleutel laten bijmaken", enter: true); // of nobody yet
        await Until(() => Ask<long>("select count(*) from meetings_line where meeting_id = @meeting", new { meeting }) == 5);

        await page.Context.SetOfflineAsync(true);
        await hands.Type(Area(4), "Drie kamers zijn vrij.", enter: true);
        await hands.Type(Area(4), "> Bezoeker 2 Bedacht: foto's van de kamers sturen tegen 10/12", enter: true);
        await hands.Type(Area(5), "! De energiesnijder komt in februari", enter: true);
        await page.WaitForFunctionAsync("words => document.getElementById('state').textContent.includes(words)", "Geen verbinding");
        Assert.Equal(5, Ask<long>("select count(*) from meetings_line where meeting_id = @meeting", new { meeting }));
        await page.FillAsync(Area(6), "Halverwege een zin");

        // Meanwhile somebody else writes, in the other language, on another machine.
        await using (var second = await Signed("gerda-cyclus@voorbeeld.be", "fr"))
        {
            await second.Open($"/fr/edit/meeting/{meeting}/minutes");
            await second.Page.FillAsync(Area(7), "Prochaine réunion en mars.");
            await second.Page.PressAsync(Area(7), "Enter");
            await Until(() => Ask<long>("select count(*) from meetings_line where meeting_id = @meeting", new { meeting }) == 6);
        }
        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync(); // what was not sent yet outlives the page
        await Until(() => Ask<long>("select count(*) from meetings_line where meeting_id = @meeting", new { meeting }) == 9);
        await page.WaitForSelectorAsync(".minutes__text[lang=fr]");
        Assert.Equal("Halverwege een zin", await page.InputValueAsync(Area(6)));
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-not-yet]')");
        await hands.Type(Area(6), "> Bezoeker 3 Bedacht: tenten vragen tegen 1/5", enter: true);
        await hands.Type(Area(7), "> Bezoeker 4 Bedacht: uitnodiging in maart sturen tegen 1/3", enter: true);
        await Until(() => Ask<long>("select count(*) from meetings_line where meeting_id = @meeting", new { meeting }) == 11);
        Assert.Equal(5, Ask<long>("select count(*) from meetings_task where meeting_id = @meeting", new { meeting }));
        Assert.Equal("20-1-2", All("select in_favour || '-' || against || '-' || abstained from meetings_line where in_favour is not null and meeting_id = @meeting", new { meeting }).Single());
        Tell("minutes of eight points", hands, since);
        await Fine(visitor);

        // From the last word said to the minutes that are sent.
        since = hands.Since;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await hands.Go(".minutes__bar a");
        await hands.Type("[name^='owner.']", "Bezoeker 5 Bedacht");
        await hands.Click("[name=consensus]");
        await hands.Click("table tbody tr:nth-child(4) [value=Everybody]");
        await hands.Go("main form button[type=submit]:not([formaction])");
        clock.Stop();
        Tell("closing and sending", hands, since);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"closing took {clock.Elapsed.TotalSeconds:0.0} s of this machine"));
        Assert.True(hands.Clicks - since.Item1 <= 6, "at most six clicks");
        Assert.EndsWith("/report?done=minutes-sent", page.Url, StringComparison.Ordinal);
        await Fine(visitor);

        // The letters, and what each reader finds.
        Assert.Equal(letters.Order(), All("select address from mail where about_id = @meeting and (subject like 'Verslag:%' or subject like 'Procès-verbal%')", new { meeting }).Order());
        using (var reader = new Guest(one.Site.Address))
        {
            await reader.Open(Staff.LinkTo(one.Database, letters[0]));
            Assert.Contains("warme plek", reader.Words, StringComparison.Ordinal);
            Assert.Contains("Zita Bedacht", reader.Words, StringComparison.Ordinal); // who came in another's place
            var extract = await page.GetAttributeAsync("#extracts ~ ul li:last-child a", "href");
            await reader.Open(new Uri(extract!).PathAndQuery);
            Assert.Contains("warme plek", reader.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Bedacht", reader.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("kringwinkel", reader.Words, StringComparison.Ordinal);
        }

        // The next meeting begins with what stayed open.
        since = hands.Since;
        await visitor.Open("/nl/edit/meeting/new/about");
        await hands.Type("[name='title.nl']", "Plenaire in maart");
        await hands.Type("[name=day]", Box(Today.AddDays(90)));
        await hands.Go("main form button[type=submit]");
        await hands.Go("form[action$='handler=Usual'] button");
        Tell("the next agenda", hands, since);
        var next = await page.TextContentAsync("main");
        Assert.Contains("Wie heeft een kamer vrij?", next!, StringComparison.Ordinal);
        Assert.Contains("taken staan nog open", next!, StringComparison.Ordinal);
        Tell("all of it", hands, default);
    }

    /// <summary>But for the connection that was cut.</summary>
    static async Task Fine(Visitor visitor) => Assert.DoesNotContain(await visitor.Faults(), fault => !fault.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));

    static async Task Until(Func<bool> so)
    {
        for (var i = 0; i < 900 && !so(); i++) await Task.Delay(100);
        Assert.True(so());
    }
}

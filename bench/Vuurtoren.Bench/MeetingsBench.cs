using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Modules.Networks.Sittings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Bench;

/// <summary>
/// Eighteen coordinations on one server, the first with 80 members, nine working groups, 80 people in a meeting and ten years of minutes: CPU of the server for each room of them; how long it takes
/// to queue 1,000 invitations, beside bare inserts of the same rows; and to print minutes of 40 items.
/// </summary>
static class MeetingsBench
{
    const string Ours = "http://127.0.0.1:5397", Peer = "http://127.0.0.1:5398";
    const int Coordinations = 18, Years = 10, PerYear = 14, People = 80, Points = 8, Lines = 5, Letters = 1_000, Groups = 9, Seats = 8, Around = 60;

    public static async Task Run(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            await Child.Run("dotnet", $"{Child.Vuurtoren} demo --data {folder}/data --json");
            var database = Database.At($"{folder}/data");
            var (meeting, past) = await Fill(database);
            Queue(report, database);
            await Print(report);
            await Rooms(report, database, meeting, past);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    /// <returns>A meeting that is being written, and one that is closed.</returns>
    static async Task<(Guid Now, Guid Past)> Fill(Database database)
    {
        var now = DateTime.UtcNow;
        var today = LocalClock.DayOf(now);
        using (var connection = database.Open())
        {
            connection.Execute("""
                insert into account (id, email, normalized_email, name, language, password_hash, security_stamp, made_at) values (@id, @Email, @normalized, 'Bea Verzonnen', 'nl', @hash, 'x', @now);
                insert into role_grant (id, account_id, role, scope_kind, from_at) values (@id, @id, 'Coordinator', 'Region', @now);
                """, new { id = Ids.Of("bench", "account", "0"), WorkBench.Email, normalized = WorkBench.Email.ToUpperInvariant(), hash = new PasswordHasher<Account>().HashPassword(null!, WorkBench.Password), now });
            foreach (var n in Enumerable.Range(0, Coordinations))
                connection.Execute("insert into networks_coordination (id, name, territory) values (@id, @name, '[]')", new { id = Of(n), name = $$"""{"nl":"Coördinatie {{n}}","fr":"Coordination {{n}}"}""" });
        }
        await Join(database, today);
        Guid open = default, closed = default;
        foreach (var coordination in Enumerable.Range(0, Coordinations))
        {
            await using var db = database.Context();
            foreach (var n in Enumerable.Range(0, coordination == 0 ? Years * PerYear : 12))
            {
                var day = today.AddDays(-n * 26);
                var then = day.ToDateTime(default, DateTimeKind.Utc);
                var made = Made(Of(coordination), day, then, coordination == 0 ? People : 20, Points, Lines, db);
                if (n == 0 && coordination == 0) { open = made.Meeting.Id; continue; }
                made.Meeting.Close([day.Year * 1000 + 500 - n], then); // each another number
                db.Add(MinutesVersion.Of(made.Meeting, Vuurtoren.Modules.Meetings.Minutes.Report.Of(made.Meeting, made.People, made.Items, made.Pad.Lines, made.Pad.Tasks, new Dictionary<Guid, LocalText>()), 0, null, null, then));
                if (coordination == 0) closed = made.Meeting.Id;
            }
            await db.SaveChangesAsync();
        }
        using (var connection = database.Open()) connection.Execute("update meetings_task set state = 'Done', ended_at = @now where id in (select id from meetings_task order by id limit (select count(*) - 60 from meetings_task))", new { now });
        return (open, closed);
    }

    /// <summary>80 members with two who speak for each, a plenary, what leads and nine working groups, 60 networks around with members in them.</summary>
    static async Task Join(Database database, DateOnly today)
    {
        await using var db = database.Context();
        List<Guid> organizations;
        using (var connection = database.Open())
        {
            organizations = [.. connection.Query<Guid>("select id from directory_organization where withdrawn_at is null limit 80")];
            connection.Execute("update networks_coordination set territory = (select territory from networks_coordination where territory <> '[]' limit 1) where id = @id", new { id = Of(0) });
        }
        organizations.AddRange(Enumerable.Range(0, 80 - organizations.Count).Select(_ => Guid.CreateVersion7()));
        var delegates = new List<Vuurtoren.Modules.Networks.Members.Delegate>();
        foreach (var (n, organization) in organizations.Index())
        {
            var member = Member.Begin(Of(0), organization, Way.Open, today.AddMonths(-n % 20));
            db.Add(member);
            foreach (var second in new[] { false, true }) delegates.Add(Vuurtoren.Modules.Networks.Members.Delegate.Of(member, $"Persoon {n} {(second ? "Bedacht" : "Verzonnen")}", $"persoon{n}{second}@verzonnen.example", "coördinator", n % 2 == 0 ? "nl" : "fr", second, today));
        }
        db.AddRange(delegates);
        foreach (var n in Enumerable.Range(0, Groups + 2))
        {
            var body = Body.Begin(Of(0), n == 0 ? BodyKind.Plenary : n == 1 ? BodyKind.Steering : BodyKind.WorkingGroup, new(LocalText.NlFr($"Groep {n}", $"Groupe {n}"), null, "housing", null, n == 0 ? null : Seats, Share.Half, Share.Half, 1), today.AddYears(-2));
            db.Add(body);
            if (n > 0) foreach (var one in delegates.Skip(n * Seats).Take(Seats)) db.Add(Mandate.Begin(body, new(organizations[delegates.IndexOf(one) / 2], one, null, null, null, "nl"), BodyRole.Member, SeatWay.Elected, SeatSide.Association, null, 2, today.AddMonths(-3), agreed: true));
        }
        foreach (var n in Enumerable.Range(0, Around))
        {
            var network = Network.Told(Of(0), new($"Netwerk {n}", [Network.AllThemes[n % Network.AllThemes.Count], "poverty"], (Reach)(n % 4), ["projects"], null, null, null, null), "nl", DateTime.UtcNow);
            network.Keep(DateTime.UtcNow);
            db.Add(network);
            foreach (var organization in organizations.Skip(n).Take(3)) db.Add(Sitting.Begin(network, organization, ToldBy.Coordinator, today));
        }
        await db.SaveChangesAsync();
    }

    static Guid Of(int coordination) => Ids.Of("bench", "coordination", $"{coordination}");

    static (Meeting Meeting, List<Item> Items, List<Attendee> People, NotePad Pad) Made(Guid coordination, DateOnly day, DateTime then, int people, int points, int lines, Db db)
    {
        var meeting = Meeting.Plan(coordination, null, LocalText.NlFr($"Plenaire van {day}", $"Plénière du {day}"), Purpose.Exchange, new(day, 840, 930, 30, "Zaal"), null, then);
        meeting.Invited(then);
        var attendees = Enumerable.Range(0, people).Select(n => Attendee.Of(meeting, null, null, $"Persoon {n} Verzonnen", $"persoon{n}@verzonnen.example", n % 2 == 0 ? "nl" : "fr")).ToList();
        foreach (var (n, one) in attendees.Index()) { one.Invited(then); one.Is(meeting, n % 3 != 0); }
        var items = new List<Item>();
        foreach (var n in Enumerable.Range(0, points)) items.Add(Item.Of(coordination, meeting, items, ItemKind.Theme, LocalText.NlFr($"Punt {n} over wonen", $"Point {n} sur le logement"), 10, null, null, "nl", then));
        foreach (var item in items) if (item.Position == 1) item.MayLeave(meeting, [Audience.Everybody]); else item.CloseTopic(true);
        db.Add(meeting);
        db.AddRange(attendees);
        db.AddRange(items);
        var pad = new NotePad(db, meeting).Begin(items, attendees);
        foreach (var item in items)
            foreach (var n in Enumerable.Range(0, lines))
                pad.Take(new("write", Guid.NewGuid(), item.Id, Text: n switch { 0 => "! We doen dit samen 9-1-2", 1 => "> Persoon 1 Verzonnen: brief schrijven tegen 15/12", _ => "Wie op een sociale woning wacht, wacht nu gemiddeld vier jaar, en dat is lang." }), "nl", "Bea", day, then);
        return (meeting, items, attendees, pad);
    }

    static void Queue(Report report, Database database)
    {
        var (now, texts, site) = (DateTime.UtcNow, new Texts(), new Uri("https://gids.example"));
        double Milliseconds(Action act)
        {
            act(); // compiled first
            var clock = Stopwatch.StartNew();
            act();
            return clock.Elapsed.TotalMilliseconds;
        }
        var ours = Milliseconds(() =>
        {
            using var db = database.Context();
            var meeting = Meeting.Plan(Of(1), null, LocalText.NlFr("Grote vergadering", "Grande réunion"), Purpose.Exchange, new(LocalClock.DayOf(now).AddDays(30), 840, 930, 30, "Zaal"), null, now);
            var letters = new Invitations(site, database.Secret, texts, LocalText.NlFr("Sociale coördinatie", "Coordination sociale")!, "gids@verzonnen.example", now);
            db.Add(meeting);
            meeting.Invited(now);
            foreach (var n in Enumerable.Range(0, Letters))
            {
                var one = Attendee.Of(meeting, null, null, $"Persoon {n} Verzonnen", $"persoon{n}@verzonnen.example", n % 2 == 0 ? "nl" : "fr");
                one.Invited(now);
                db.Add(one);
                db.Add(letters.Invites(meeting, one));
            }
            db.SaveChanges();
        });
        using var connection = database.Open();
        var bare = Milliseconds(() =>
        {
            using var transaction = connection.BeginTransaction();
            foreach (var n in Enumerable.Range(0, Letters))
                connection.Execute("insert into mail (id, address, lang, subject, text, html, calendar, state, attempts, next_attempt, created_at) values (@id, @address, 'nl', 'Uitnodiging', @text, @html, @text, 'Waiting', 0, @now, @now)",
                    new { id = Guid.CreateVersion7(), address = $"persoon{n}@verzonnen.example", text = new string('n', 900), html = new string('n', 2_500), now }, transaction);
            transaction.Commit();
        });
        report.Add($"{Letters} invitations queued, each with its event", ours, "ms", bare);
        connection.Execute("delete from mail");
    }

    static async Task Print(Report report)
    {
        using var nowhere = Database.At(Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName).Context();
        var today = LocalClock.DayOf(DateTime.UtcNow);
        var made = Made(Of(0), today, DateTime.UtcNow, People, 40, Lines, nowhere);
        var minutes = Vuurtoren.Modules.Meetings.Minutes.Report.Of(made.Meeting, made.People, made.Items, made.Pad.Lines, made.Pad.Tasks, new Dictionary<Guid, LocalText>());
        var (words, settings) = (new MeetingWords(new Texts(), "nl"), new ConfigurationBuilder().Build());
        await ReportFiles.Pdf(minutes, words, settings, default);
        var clock = Stopwatch.StartNew();
        var pdf = await ReportFiles.Pdf(minutes, words, settings, default);
        var seconds = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var docx = ReportFiles.Word(minutes, words);
        report.Add($"minutes of 40 items, {pdf.Length / 1024} kB PDF", seconds, "s");
        report.Add($"minutes of 40 items, {docx.Length / 1024} kB Word", clock.Elapsed.TotalSeconds, "s");
    }

    static async Task Rooms(Report report, Database database, Guid meeting, Guid past)
    {
        using var site = await SignedIn.At(database, Ours, Peer, WorkBench.Email, WorkBench.Password);
        Guid attendee;
        Guid member, body, network;
        using (var connection = database.Open())
        {
            attendee = connection.ExecuteScalar<Guid>("select id from meetings_attendee where meeting_id = @past limit 1", new { past });
            Guid One(string table, string also) => connection.ExecuteScalar<Guid>($"select id from {table} where coordination_id = @of {also} limit 1", new { of = Of(0) });
            (member, body, network) = (One("networks_member", ""), One("networks_body", "and kind = 'WorkingGroup'"), One("networks_network", ""));
        }
        string Keep(string rest) => $"/nl/edit/coordination/{Of(0)}/{rest}";
        string Read(string rest = "") => $"/nl/coordination/{Of(0)}{rest}";
        (string Name, string Path)[] pages =
        [
            ("meetings", "/nl/edit/meetings"), ("a meeting and its agenda", $"/nl/edit/meeting/{meeting}"), ("who comes", $"/nl/edit/meeting/{meeting}/people"), ("taking minutes, 80 people, 40 lines", $"/nl/edit/meeting/{meeting}/minutes"),
            ("closing", $"/nl/edit/meeting/{meeting}/close"), ("minutes that were sent", $"/nl/edit/meeting/{past}/report"), ("minutes by link", $"/nl/minutes/{ReportLinks.Reader(database.Secret, attendee)}"), ("tasks", "/nl/edit/tasks"),
            ("what waits", "/nl/me/week"), ("decisions for everybody", Read("/decisions")),
            ("members", Keep("members")), ("a member", Keep($"members/{member}")), ("the table beside the directory", Keep("members/table")), ("bodies", Keep("bodies")), ("a body", Keep($"bodies/{body}")), ("charter", Keep("charter")),
            ("networks", Keep("networks")), ("a network", Keep($"networks/{network}")), ("picture of networks", Read("/networks")), ("who sits where", Read("/networks/who")), ("who is new", Read("/newcomer")), ("handover", Keep("handover")),
            ("attendance", Keep("attendance")), ("budget", Keep("budget")), ("a coordination", Read()),
        ];
        await site.Each(report, pages);
    }
}

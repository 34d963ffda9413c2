using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Bench;

/// <summary>
/// Pages of people who work here, in a house with 10,000 accounts, a million entries in the log of acts and 100,000 mails that wait: CPU of the server per
/// request, beside plaintext of the bare server. And how long it takes to queue 1,000 letters, beside bare inserts of the same rows.
/// </summary>
static class WorkBench
{
    const string Ours = "http://127.0.0.1:5393", Peer = "http://127.0.0.1:5394";
    internal const string Email = "beheer@verzonnen.example", Password = "lange rij groene bussen";
    const int Accounts = 10_000, Entries = 1_000_000, Mails = 100_000, Letters = 1_000;

    static readonly (string Name, string Path)[] pages =
    [
        ("what to check", "/nl/directory/upkeep"), ("news", "/nl/news"), ("campaigns", "/nl/directory/upkeep/campaigns"), ("my account", "/nl/me"), ("people", "/nl/people"), ("people by name", "/nl/people?q=persoon+77"), ("a person", "/nl/people/{person}"), ("sheets I keep", "/nl/edit"), ("form of a sheet", "/nl/edit/service/{service}"),
        ("history of a sheet", "/nl/edit/service/{service}/history"), ("a campaign of 10,000 services", "/nl/directory/upkeep/campaigns/{campaign}"), ("log of acts", "/nl/operation/audit"), ("log of acts of a person", "/nl/operation/audit?who=persoon+77"),
        ("log of acts of a day long ago", "/nl/operation/audit?day=2026-02-01"), ("outbox", "/nl/operation/outbox"), ("jobs", "/nl/operation/jobs"), ("imports", "/nl/imports"), ("my data", "/nl/me/data"),
    ];

    /// <param name="data">A folder to fill and keep, or one that was filled before.</param>
    /// <param name="only">Only the page of this name.</param>
    public static async Task Run(Report report, int services, string? data, string? only)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            if (!Directory.Exists($"{folder}/data"))
            {
                var input = Path.Combine(Directory.CreateDirectory(folder).FullName, "services.ndjson");
                Generator.Write(input, services);
                await Child.Run("dotnet", $"{Child.Vuurtoren} import hsds {input} --data {folder}/data --json");
                Fill(Database.At($"{folder}/data"));
            }
            var database = Database.At($"{folder}/data");
            if (only is null) Queue(report, database);
            await Measure(report, database, only);
        }
        finally { if (data is null) Directory.Delete(folder, recursive: true); }
    }

    static void Fill(Database database)
    {
        var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        var hash = new PasswordHasher<Account>().HashPassword(null!, Password);
        foreach (var number in Enumerable.Range(0, Accounts))
        {
            var (id, email) = (Ids.Of("bench", "account", $"{number}"), number == 0 ? Email : $"persoon{number}@verzonnen.example");
            connection.Execute("""
                insert into account (id, email, normalized_email, name, language, password_hash, security_stamp, made_at) values (@id, @email, @normalized, @name, 'nl', @hash, 'x', @now);
                insert into role_grant (id, account_id, role, scope_kind, from_at) values (@grant, @id, @role, 'Server', @now);
                """, new { id, email, normalized = email.ToUpperInvariant(), name = $"Persoon {number} Verzonnen", hash, now, grant = Ids.Of("bench", "grant", $"{number}"), role = number == 0 ? "Administrator" : "Member" }, transaction);
        }
        connection.Execute("delete from audit_entry", transaction: transaction);
        foreach (var seq in Enumerable.Range(1, Entries))
            connection.Execute("insert into audit_entry (seq, at, action, payload, salt, payload_hash, hash, actor) values (@seq, @at, 'signed-in', @payload, 'x', 'x', 'x', @actor)",
                new { seq, at = now.AddSeconds(seq * 20), payload = """{"kind":"account","device":"Firefox · Windows","what":"pwd"}""", actor = Ids.Of("bench", "account", $"{seq % Accounts}") }, transaction);
        connection.Execute("insert into audit_head (name, seq, hash, seal) values ('chain', @Entries, 'x', 'x') on conflict (name) do update set seq = excluded.seq", new { Entries }, transaction);
        var later = DateTime.UtcNow.AddDays(2);
        foreach (var number in Enumerable.Range(0, Mails))
            connection.Execute("insert into mail (id, address, lang, subject, text, html, state, attempts, next_attempt, created_at) values (@id, @address, 'nl', 'Nieuws', @text, @text, 'Waiting', 0, @later, @now)",
                new { id = Guid.CreateVersion7(now.AddSeconds(number)), address = $"persoon{number % Accounts}@verzonnen.example", text = new string('n', 1500), later, now }, transaction);
        transaction.Commit();
        connection.Execute("analyze main");
    }

    static void Queue(Report report, Database database)
    {
        var (now, texts) = (DateTime.UtcNow, new Texts());
        double Milliseconds(Action act)
        {
            act(); // compiled first
            var clock = Stopwatch.StartNew();
            act();
            return clock.Elapsed.TotalMilliseconds;
        }
        var bare = Milliseconds(() =>
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction();
            foreach (var number in Enumerable.Range(0, Letters))
                connection.Execute("insert into mail (id, address, lang, subject, text, html, state, attempts, next_attempt, created_at) values (@id, 'een@verzonnen.example', 'nl', 'Nieuws', @text, @text, 'Waiting', 0, @later, @now)",
                    new { id = Guid.CreateVersion7(), text = new string('n', 1500), later = now.AddDays(2), now }, transaction);
            transaction.Commit();
        });
        report.Add($"{Letters} letters written and queued", Milliseconds(() =>
        {
            using var db = database.Context();
            foreach (var number in Enumerable.Range(0, Letters))
                db.Add(Mail.To($"persoon{number}@verzonnen.example", new Letter(texts, "nl", "people.letter.invitation").Greets("Ann Verzonnen").Leads("people.letter.invitation.go", new("https://gids.example/nl/link/x")), now, notBefore: now.AddDays(2)));
            db.SaveChanges();
        }), "ms", bare);
    }

    static async Task Measure(Report report, Database database, string? only)
    {
        var campaign = BeginCampaign(database);
        using var site = await SignedIn.At(database, Ours, Peer, Email, Password);
        await site.Once("/nl/directory/upkeep");
        var (person, service) = (Ids.Of("bench", "account", "77"), database.Open().ExecuteScalar<Guid>("select id from directory_service limit 1"));
        await site.Each(report, [.. pages.Where(page => only is null || page.Name == only).Select(page => (page.Name, page.Path.Replace("{person}", person.ToString(), StringComparison.Ordinal)
            .Replace("{service}", service.ToString(), StringComparison.Ordinal).Replace("{campaign}", campaign.ToString(), StringComparison.Ordinal)))]);
        if (only is null or FirstLook) report.Add(FirstLook, await AfterChanges(site, database, changes: true), "ms CPU", await AfterChanges(site, database, changes: false));
    }

    /// <summary>Two shares of 5,000 services.</summary>
    static Guid BeginCampaign(Database database)
    {
        var id = Ids.Of("bench", "campaign", "1");
        using var connection = database.Open();
        if (connection.ExecuteScalar<bool>("select exists (select 1 from directory_campaign where id = @id)", new { id })) return id;
        using var transaction = connection.BeginTransaction();
        connection.Execute("insert into directory_campaign (id, name, channel, selection, scope_kind, begun_at) values (@id, 'Alles nakijken', 'Visit', '{\"theme\":\"\",\"municipality\":\"\",\"source\":\"\",\"months\":0}', 'Server', @now)", new { id, now = DateTime.UtcNow }, transaction);
        foreach (var share in (int[])[1, 2])
        {
            var of = Ids.Of("bench", "share", $"{share}");
            connection.Execute("insert into directory_campaign_share (id, campaign_id, number, first_place, last_place) values (@of, @id, @share, 'Straat 1', 'Straat 2')", new { of, id, share }, transaction);
            connection.Execute("insert into directory_campaign_service (campaign_id, service_id, position, place, share_id) select @id, id, row_number() over (order by id) + @from, '', @of from (select id from directory_service order by id limit 5000 offset @from) as some",
                new { id, of, from = (share - 1) * 5000 }, transaction);
        }
        transaction.Commit();
        return id;
    }

    const string FirstLook = "what to check, first look after a change";

    /// <summary>Beside the same look after the same rest, when nothing changed: a server that rested has to wake up. A sheet was checked; what the server does with that by itself is over when it rests, and then somebody opens the list.</summary>
    static async Task<double> AfterChanges(SignedIn site, Database database, bool changes)
    {
        const int Changes = 20;
        var cpu = 0d;
        for (var change = 0; change < Changes; change++)
        {
            if (changes)
            {
                using var connection = database.Open();
                using var transaction = connection.BeginTransaction();
                var seq = connection.ExecuteScalar<long>("select max(seq) + 1 from change", transaction: transaction);
                var id = connection.ExecuteScalar<Guid>("select id from directory_service order by id limit 1 offset @change", new { change }, transaction);
                connection.Execute("update directory_service set verified_at = @now, verified_how = 'called', seq = @seq where id = @id", new { now = DateTime.UtcNow, seq, id }, transaction);
                connection.Execute("insert into change (seq, kind, record_id, tombstone, at, actor, cause, changes) values (@seq, 'service', @id, @no, @now, 'bench', 'edit', '{}')", new { seq, id, no = false, now = DateTime.UtcNow }, transaction);
                transaction.Commit();
            }
            await Rests(site.Server);
            cpu += await SignedIn.Spent(site.Server, 1, () => site.Once("/nl/directory/upkeep"));
        }
        return cpu / Changes;
    }

    static async Task Rests(Process server)
    {
        for (var quiet = 0; quiet < 6;)
        {
            server.Refresh();
            var before = server.TotalProcessorTime;
            await Task.Delay(250);
            server.Refresh();
            quiet = (server.TotalProcessorTime - before).TotalMilliseconds < 15 ? quiet + 1 : 0;
        }
    }
}

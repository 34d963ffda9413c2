using Dapper;
using Vuurtoren.Demo;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Bench;

/// <summary>The rooms of needs, diagnosis, priorities and demands of the demo's coordination, to which 100,000 signals were sent: CPU of the server per request, beside plaintext of the bare server.</summary>
static class NeedsBench
{
    const string Ours = "http://127.0.0.1:5395", Peer = "http://127.0.0.1:5396";
    const int Signals = 100_000, Needs = 300, Waiting = 5_000;

    static readonly string[] words = ["wachtlijst", "school", "woning", "energie", "factuur", "dokter", "kinderen", "taal", "loket", "afspraak", "vervoer", "werk", "papieren", "huur", "eten", "schimmel", "schulden", "eenzaam", "opvang", "computer"];

    public static async Task Run(Report report, string? only)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
        try
        {
            await Child.Run("dotnet", $"{Child.Vuurtoren} demo --data {folder}/data --json");
            var database = Database.At($"{folder}/data");
            var coordination = Fill(database);
            await Rooms(report, database, coordination, only);
        }
        finally { System.IO.Directory.Delete(folder, recursive: true); }
    }

    static Guid Fill(Database database)
    {
        using var connection = database.Open();
        var coordination = connection.ExecuteScalar<Guid>("select coordination_id from needs_need limit 1");
        var today = LocalClock.DayOf(DateTime.UtcNow);
        var random = new Random(1);
        var needs = Enumerable.Range(0, Needs).Select(_ => Guid.CreateVersion7()).ToList();
        using var transaction = connection.BeginTransaction();
        connection.Execute("insert into needs_need (id, coordination_id, title, theme, state, made_on, changed_on, visible_on, version) values (@id, @coordination, @title, @theme, 'New', @today, @today, @today, 1)",
            needs.Select((id, n) => new { id, coordination, title = $$"""{"nl":"Nood {{n}}","fr":"Besoin {{n}}"}""", theme = Theme(n), today }), transaction);
        connection.Execute("insert into needs_signal (id, coordination_id, origin, organization_id, words, lang, theme, sent_on, need_id) values (@id, @coordination, 'Member', @organization, @words, 'nl', @theme, @on, @need)",
            Enumerable.Range(0, Signals).Select(n => new
            {
                id = Guid.CreateVersion7(), coordination, organization = Ids.Of("bench", "member", $"{n % 60}"), theme = Theme(n % Needs), on = today.AddDays(-random.Next(2_000)),
                words = string.Join(' ', Enumerable.Range(0, 12).Select(_ => words[random.Next(words.Length)])), need = n < Waiting ? (Guid?)null : needs[n % Needs],
            }), transaction);
        transaction.Commit();
        connection.Execute("analyze main");
        return coordination;
    }

    static string Theme(int n) => Subjects.Themes[n % Subjects.Themes.Count].Code;

    static async Task Rooms(Report report, Database database, Guid coordination, string? only)
    {
        using var site = await SignedIn.At(database, Ours, Peer, "coordinator@demo.example", DemoStaff.Password);
        using var connection = database.Open();
        Guid One(string of) => connection.ExecuteScalar<Guid>($"select id from {of} limit 1");
        Guid large = connection.ExecuteScalar<Guid>("select id from needs_need where title like '%Nood 7\"%'"), small = connection.ExecuteScalar<Guid>("select need_id from needs_demand where need_id is not null limit 1");
        string read = $"/nl/coordination/{coordination}", edit = $"/nl/edit/coordination/{coordination}", diagnosis = $"{read}/diagnosis/{One("needs_diagnosis")}";
        (string Name, string Path)[] pages =
        [
            ("a signal to write", $"{read}/signal"), ("signals that members see", $"{read}/signals"), ("signals that wait", $"{edit}/signals"), ("needs", $"{read}/needs"), ("a need of 317 signals", $"{read}/needs/{large}"),
            ("the same to work on", $"{edit}/needs/{large}"), ("steps of grouping", $"{edit}/needs/steps"), ("the chain", $"{read}/chain"), ("the chain of a need", $"{read}/needs/{small}/chain"),
            ("priorities", $"{read}/priorities"), ("demands", $"{read}/demands"), ("a demand", $"{read}/demands/{One("needs_demand")}"), ("diagnoses", $"{read}/diagnosis"), ("a diagnosis", diagnosis), ("its whole text", diagnosis + "/whole"),
            ("its steps", diagnosis + "/steps"), ("residents' voices", $"{read}/voices"), ("results of a questionnaire", $"{read}/voices/{connection.ExecuteScalar<Guid>("select id from needs_voice where closed_on is not null limit 1")}"),
            ("agreements", $"{read}/agreements"), ("colloquia", $"{read}/colloquia"), ("week picture", "/nl/coverage/week?theme=food-aid"), ("gaps in the offer", "/nl/coverage/gaps"), ("overlaps", "/nl/coverage/overlaps"),
        ];
        await site.Each(report, [.. pages.Where(page => only is null || page.Name.Contains(only, StringComparison.Ordinal))]);
    }
}

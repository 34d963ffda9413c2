using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Vuurtoren.Modules.Directory.Import.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Directory.Import.Screens;

/// <summary>Somebody who sends lists and has them taken in, without a site.</summary>
sealed class Sending(TestDatabase test)
{
    /// <summary>An invented list: two good rows, and twenty of which something is wrong.</summary>
    public static string List(string organization = "Organisatie", string service = "Dienst", string mail = "E-mail", string monday = "Maandag") =>
        string.Join('\n', [$"{organization};{service};{mail};{monday}", "De Verzonnen Boei;Onthaal;onthaal@example.org;9-12", "De Verzonnen Kade;Budgethulp;kade@example.org;13-16", .. Enumerable.Range(1, 20).Select(Bad)]) + "\n";

    static string Bad(int n) => (n % 4) switch
    {
        0 => $";;naamloos{n}@example.org;9-12",
        1 => $"De Verzonnen Haven {n};Kledij;geen adres {n};9-12",
        2 => $"De Verzonnen Haven {n};Onthaal;haven{n}@example.org;soms {n}",
        _ => $";;;nr {n}",
    };

    public static string Mapping(string organization = "Organisatie", string service = "Dienst", string mail = "E-mail", string monday = "Maandag") =>
        $$$"""{"language":"nl","columns":{"{{{organization}}}":"organization.name","{{{service}}}":"service.name","{{{mail}}}":"service.email","{{{monday}}}":"service.hours.mo"}}""";

    public Database Database { get; } = test.WithTables();
    public CurrentUser Me { get; } = CurrentUser.With(Guid.CreateVersion7(), (Role.DirectoryManager, new Scope(ScopeKind.Region)));
    public Clock Clock { get; } = new();

    public async Task<ImportPlan> Sent(string content, bool complete = true, string name = "lijst.csv", DateOnly? date = null)
    {
        var id = Guid.CreateVersion7();
        Upload upload;
        using (var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))) upload = await Upload.Keep(Database, id, stream, default);
        var plan = ImportPlan.Of(id, new(name, null, "Kaart van de haven", "nl", date, complete), upload, Clock.Now);
        if (plan.IsTable) plan.Map(Mapping());
        await using var db = Database.Context();
        db.Add(plan);
        await db.SaveChangesAsync();
        return plan;
    }

    public async Task<ImportPlan> Done<T>(Guid id, bool dry = false) where T : JobOf, new()
    {
        await using (var db = Database.Context())
        {
            var job = Job.Of<T>(Clock.Now, new ImportOrder(id, Me.Id!.Value, dry));
            (await db.Set<ImportPlan>().SingleAsync(plan => plan.Id == id)).Begin(job, null);
            db.Add(job);
            await db.SaveChangesAsync();
        }
        Assert.True(await Runner().RunOne());
        return Plan(id);
    }

    public JobRunner Runner() => new(Database, Clock, new ServiceCollection().BuildServiceProvider(), NullLogger<JobRunner>.Instance);

    public ImportPlan Plan(Guid id)
    {
        using var db = Database.Context();
        return db.Set<ImportPlan>().AsNoTracking().Single(plan => plan.Id == id);
    }

    public BadRows Bad(ImportPlan plan) => new(Database, new Taking(Database, plan).FirstRun()!.Id);
}

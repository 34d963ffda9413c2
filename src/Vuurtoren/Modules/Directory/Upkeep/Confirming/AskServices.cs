using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>Each day services whose interval is over are asked whether their sheet still holds.</summary>
sealed class AskServices : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    /// <summary>Links in letters need to know where this site is found.</summary>
    public override bool IsWanted(Database database) =>
        SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var settings = context.Service<ConfirmingSettings>();
        if (settings.Site is null) return;
        await context.Report(await new Asking(context.Database, settings, context.Service<UpkeepLines>(), context.Service<Letters>(), context.Now).Run(stop));
    }
}

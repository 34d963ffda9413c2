using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>Printed guides of the last week, in the data folder: they hold only what everybody may see, are in no backup, and can be made again.</summary>
static class GuideFiles
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static string PathOf(Database database, Guid job) => Path.Combine(FolderOf(database), $"{job:N}.pdf");

    public static string FolderOf(Database database) => Path.GetFullPath(Path.Combine(database.Folder, "guides"));
}

/// <summary>Guides go after a week.</summary>
sealed class ClearGuides : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override Task Run(JobContext context, CancellationToken stop)
    {
        var folder = new DirectoryInfo(GuideFiles.FolderOf(context.Database));
        if (folder.Exists)
            foreach (var file in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < context.Now - GuideFiles.Kept)) file.Delete();
        return Task.CompletedTask;
    }
}

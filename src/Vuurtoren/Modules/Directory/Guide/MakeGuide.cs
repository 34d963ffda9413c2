using Vuurtoren.Platform;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Guide;

/// <param name="Paper">"a4", "a5" or "fold".</param>
/// <param name="Account">Who asked for it, and may fetch it.</param>
/// <param name="Site">Where the sheets are found from the outside.</param>
public sealed record GuideOrder(GuideChoice Choice, string Paper, Guid Account, Uri? Site);

/// <summary>Prints a guide in the background: two thousand services take the better part of a minute.</summary>
sealed class MakeGuide : JobOf
{
    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var order = context.Arguments<GuideOrder>();
        if (GuidePaper.Of(order.Paper) is not { } paper || Chromium.Of(context.Service<IConfiguration>()) is not { } chromium) throw new RuleBroken("guide.no-chromium");
        var ids = context.Service<GuideSelection>().ForPrinting(order.Choice);
        await context.Report(0, ids.Count, "guide.doing");
        var book = context.Service<GuideReading>().Read(order.Choice, ids, context.Time.Now(), order.Site);
        var file = GuideFiles.PathOf(context.Database, context.Id);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await context.Report(ids.Count / 10, ids.Count);
        await new GuidePdf(chromium, context.Service<Texts>()).Print(book, paper, file + ".part", part => context.Report((long)(ids.Count * part), ids.Count), stop);
        File.Move(file + ".part", file, overwrite: true);
        await context.Report(ids.Count, ids.Count);
    }
}

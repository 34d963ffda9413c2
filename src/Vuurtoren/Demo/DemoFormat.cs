using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Demo;

/// <summary>The demo comes in through the same door as every other source.</summary>
/// <param name="earlier">As the source was before it withdrew what is marked so.</param>
sealed class DemoFormat(bool earlier) : ImportFormat
{
    public DemoFormat() : this(earlier: false) { }

    public override string Name => "demo";
    public override string DefaultSource => "demo";

    public override IEnumerable<ImportItem> Read(ImportInput input)
    {
        var today = input.Date ?? LocalClock.DayOf(DateTime.UtcNow);
        var line = 0;
        foreach (var record in DemoContent.Read(input, today).Records.Where(record => earlier || !record.Withdrawn))
            yield return new ReadRecord(record.Record, record.Key, ++line);
    }
}

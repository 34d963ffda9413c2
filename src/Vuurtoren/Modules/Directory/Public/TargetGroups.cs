using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>For whom services are: the groups of data/themes/target_groups.csv, in its order.</summary>
public static class TargetGroups
{
    public static IReadOnlyList<(string Code, LocalText Name)> All => TargetNames.All;
}

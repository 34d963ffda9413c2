using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Where a coordination works, told by the module that knows: codes of areas, "nis:21013" or "md:12".</summary>
public sealed record Territories(Func<Db, IReadOnlyCollection<Guid>, Task<IReadOnlyList<string>>> Of);

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <param name="Full">The input is all the source has: what is missing from it is marked withdrawn.</param>
/// <param name="Actor">Who imports: an account, or "operator" at the command line.</param>
public sealed record ImportSettings(string Format, bool Full, string Actor, DateTime StartedAt);

namespace Vuurtoren.Modules.Directory.Upkeep.Links;

/// <summary>Trying the web addresses of sheets: "Upkeep:Links" in settings.json. Nothing is tried until somebody switches it on.</summary>
/// <param name="PerDay">At most so many are tried in a day.</param>
/// <param name="EveryDays">What works is tried again after so many days.</param>
/// <param name="DeadAfterDays">It has to fail on so many days before it counts as dead.</param>
/// <param name="PauseSeconds">Between two addresses of one server.</param>
public sealed record LinkSettings(bool On, int PerDay = 500, int EveryDays = 30, int DeadAfterDays = 3, double PauseSeconds = 2)
{
    public static LinkSettings Of(IConfiguration settings)
    {
        var links = settings.GetSection("Upkeep:Links");
        return new(links.GetValue("On", false), Math.Clamp(links.GetValue("PerDay", 500), 1, 100_000), Math.Clamp(links.GetValue("EveryDays", 30), 1, 365), Math.Clamp(links.GetValue("DeadAfterDays", 3), 2, 30), Math.Clamp(links.GetValue("PauseSeconds", 2.0), 0.5, 600));
    }
}

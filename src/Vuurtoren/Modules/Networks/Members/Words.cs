using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Members;

static class Words
{
    /// <summary>"3 december 2026", in the language of the screen.</summary>
    public static string Day(DateOnly day) => day.Written("d MMMM yyyy");
}

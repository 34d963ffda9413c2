using Microsoft.AspNetCore.Authorization;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Welcome;

/// <summary>In plain words what the register says.</summary>
[AllowAnonymous]
public sealed class PrivacyPage(Texts texts, IConfiguration settings) : WorkPage
{
    public Controller Controller { get; } = Controller.Of(settings);

    /// <summary>"Gone 1 year after the account was closed".</summary>
    public string Kept(RetentionRule rule)
    {
        var after = rule.Words.In(Lang).Text;
        if (rule.Days == 0) return texts["welcome.privacy.kept.at-once", after];
        return texts["welcome.privacy.kept.until", rule.Days >= 365 ? texts.Number("welcome.privacy.kept.years", rule.Days / 365) : texts.Number("welcome.privacy.kept.days", rule.Days), after];
    }

    public void OnGet() => Title = texts["web.privacy"];
}

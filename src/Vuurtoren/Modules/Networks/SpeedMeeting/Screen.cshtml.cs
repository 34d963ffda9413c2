using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>For the projector: the round, who sits where, and the clock. Without script it is a page for each round.</summary>
[Can(Permission.PlanMeetings)]
public sealed class SpeedScreenPage(Texts texts) : SpeedPage
{
    [BindProperty] public string? Round { get; set; }

    /// <summary>From 1.</summary>
    public int Shown { get; private set; } = 1;

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (texts["speed.see.screen"], true);
        return Task.FromResult(true);
    }

    public IActionResult OnGet() => Go("/meetings/speed");

    public IActionResult OnPost()
    {
        Read();
        if (Plan.Count == 0) return Go("/meetings/speed");
        Shown = Number(Round, 1, 1, Plan.Count, "speed.rounds-between");
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Cards to print: one for each person with the table of each round, one for each table with who sits there.</summary>
[Can(Permission.PlanMeetings)]
public sealed class SpeedCardsPage(Texts texts) : SpeedPage
{
    /// <summary>For each person the table of each round, null where they are not there.</summary>
    public IReadOnlyList<int?[]> TablesOf { get; private set; } = [];
    public int MostTables => Plan.Max(round => round.Length);

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (texts["speed.see.cards"], true);
        return Task.FromResult(true);
    }

    /// <summary>There is nothing to see without a plan, and that is in no address.</summary>
    public IActionResult OnGet() => Go("/meetings/speed");

    public IActionResult OnPost()
    {
        Read();
        if (Plan.Count == 0) return Go("/meetings/speed");
        TablesOf = [.. Enumerable.Range(0, Guests.Names.Count).Select(person => Plan.Select(round => Array.FindIndex(round, table => table.Contains(person)) is >= 0 and var t ? t + 1 : (int?)null).ToArray())];
        return Page();
    }
}

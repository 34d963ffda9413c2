using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Suggesting;

/// <summary>What somebody may answer, in the order in which it came.</summary>
static class Mine
{
    /// <summary>Few wait, and a territory can have very many organisations: so those that wait are read and looked through, not the other way round.</summary>
    public static async Task<IReadOnlyList<Guid>> Open(Db db, EditingScope scope, CurrentUser me)
    {
        var open = await db.Set<Suggestion>().Where(s => s.State == SuggestionState.Open).OrderBy(s => s.At).ThenBy(s => s.Id)
            .Join(db.Set<Service>(), s => s.ServiceId, service => service.Id, (s, service) => new { s.Id, s.At, service.OrganizationId }).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync();
        if (await scope.Organizations(me) is not { } mine) return [.. open.Select(s => s.Id)];
        var organizations = mine.ToHashSet();
        return [.. open.Where(s => s.OrganizationId is { } of && organizations.Contains(of)).Select(s => s.Id)];
    }
}

/// <summary>What people say is not right on the sheets of who asks, oldest first.</summary>
public sealed class SuggestionsPage(Db db, EditingScope scope, Texts texts) : UpkeepPage
{
    public sealed record Line(Guid Id, string Name, string Part, string Ago, bool ByContact);

    protected override string Heading => "correction.list";

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        await base.Load();
        var open = await Mine.Open(db, scope, Me);
        Total = open.Count;
        var shown = open.Skip((Nth - 1) * PageSize).Take(PageSize).ToList();
        var read = await db.Set<Suggestion>().Where(s => shown.Contains(s.Id)).Join(db.Set<Service>(), s => s.ServiceId, service => service.Id, (s, service) => new { s.Id, s.Part, s.At, s.ByContact, service.Name }).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync();
        Lines = [.. read.Select(s => new Line(s.Id, s.Name.In(Lang).Text, texts["correction.part." + s.Part], Wording.Ago.Say(LocalClock.DayOf(s.At), Today, texts), s.ByContact))];
        return true;
    }

    public void OnGet() { }
}

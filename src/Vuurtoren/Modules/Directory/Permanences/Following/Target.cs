using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

/// <summary>What one can follow: a house, a service or a theme. Nothing discreet: that an address follows it would say too much about a person.</summary>
/// <param name="Path">Of its page, after the language.</param>
public sealed record Target(FollowKind Kind, Guid Id, LocalText? Name, string Path)
{
    public static async Task<Target?> Find(FollowKind kind, string id, Houses houses, DirectorySheets sheets, DirectoryIndex index)
    {
        if (!index.Ready) return null;
        var themes = ThemeTree.Of(index.Terms);
        if (kind == FollowKind.Theme) return themes.Find(id) is { Discreet: false } theme ? new(kind, theme.Id, theme.Name, $"/theme/{themes.Code(theme)}") : null;
        if (!Guid.TryParse(id, out var asked)) return null;
        var real = sheets.Resolve(asked);
        if (kind == FollowKind.House) return await houses.Find(real) is { } house ? new(kind, real, house.Name, $"/house/{real}") : null;
        return sheets.Services([real], Viewer.Anyone("nl"), full: false) is [var sheet] && !CalendarFeeds.IsDiscreet(sheet.Service, themes) ? new(kind, real, sheet.Service.Name, $"/service/{real}") : null;
    }
}

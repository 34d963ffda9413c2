using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>What there is of every theme in one area.</summary>
[Can(Permission.ReadOffer)]
public sealed class CoveragePage(Db db, Territories territories, Actors actors, Texts texts, CoverageOfOffer coverage) : CoverageView(db, territories, actors, texts)
{
    internal IReadOnlyList<(string Theme, Cell Cell)> Lines { get; private set; } = [];

    /// <summary>Themes for which nobody is there.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (Texts["coverage.title"], true);
        List<(string, Cell)> lines = [];
        await Choose(await coverage.Ask(Today, (table, _) => table.Areas.ToList()));
        if (Where is { } where)
            lines = await coverage.Ask(Today, (table, _) => table.Themes.Zip(table.Of(where, Whom)).ToList());
        Lines = [.. from theme in Themes let at = lines.FindIndex(line => line.Item1 == theme.Code) where at >= 0 && lines[at].Item2.Services > 0 select (theme.Code, lines[at].Item2)];
        Missing = [.. Themes.Select(theme => theme.Code).Except(Lines.Select(line => line.Theme))];
        return true;
    }

    public void OnGet() { }

    public string Hours(WeekBits week) => HoursOf(week);
}

using System.Runtime.CompilerServices;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>Which services a list or a campaign is about; an empty word leaves all.</summary>
/// <param name="Theme">Code of a theme: with all under it.</param>
/// <param name="Municipality">NIS code.</param>
/// <param name="Months">Only what nobody checked for so long; 0: all.</param>
public sealed record UpkeepSelection(string Theme, string Municipality, string Source, int Months = 0)
{
    public bool IsAll => Theme.Length + Municipality.Length + Source.Length == 0 && Months == 0;

    public IEnumerable<UpkeepLine> From(IEnumerable<UpkeepLine> all, ThemeTree tree, DateOnly today)
    {
        if (Theme.Length > 0)
        {
            var under = tree.Find(Theme) is { } theme ? tree.Under(theme).Prepend(theme).Select(term => term.Id).ToHashSet() : [];
            all = all.Where(line => line.Themes.Any(under.Contains));
        }
        if (Municipality.Length > 0) all = all.Where(line => line.Municipalities.Contains(Municipality));
        if (Months > 0) all = all.Where(line => !(line.Facts.All is { } last && last.On.AddMonths(Months) > today));
        return Source.Length > 0 ? all.Where(line => line.Source == Source) : all;
    }
}

/// <summary>What one can choose from, of the services that somebody keeps.</summary>
public sealed class UpkeepChoices(IReadOnlyList<UpkeepLine> mine, ThemeTree tree, Texts texts, string lang)
{
    /// <summary>Of a list that does not change it is looked up once.</summary>
    static readonly ConditionalWeakTable<IReadOnlyList<UpkeepLine>, Known> known = [];

    sealed record Known(IReadOnlyList<string> Municipalities, IReadOnlyList<string> Sources);

    readonly Known there = known.GetValue(mine, all => new([.. all.SelectMany(line => line.Municipalities).Distinct()], [.. all.Select(line => line.Source).Distinct().Order(StringComparer.Ordinal)]));

    /// <summary>Of the list of all: what is gone since stays a choice until all is read again.</summary>
    internal static void Knows(IReadOnlyList<UpkeepLine> all, IEnumerable<string> municipalities, IEnumerable<string> sources) => known.AddOrUpdate(all, new([.. municipalities], [.. sources.Order(StringComparer.Ordinal)]));

    public IReadOnlyList<Choice> Themes { get; } = [.. tree.Top.Select(theme => new Choice(tree.Code(theme), theme.Name.In(lang).Text))];

    public IReadOnlyList<Choice> Municipalities => [.. there.Municipalities.Select(nis => new Choice(nis, Geo.Shipped.Municipality(nis)?.Name.In(lang).Text ?? nis)).OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];

    public IReadOnlyList<Choice> Sources => [.. there.Sources.Select(source => new Choice(source, texts["directory.source." + source] is { ResourceNotFound: false } known ? known.Value : source))];
}

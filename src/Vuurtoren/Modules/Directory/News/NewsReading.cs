using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>A piece of news with the name of who it is from.</summary>
public sealed record Told(NewsItem Item, string From);

/// <summary>News as everybody sees it: published, not over, of an organisation that is on show.</summary>
public sealed class NewsReading(Db db)
{
    /// <summary>Newest first.</summary>
    /// <param name="theme">Code, or null.</param>
    /// <param name="municipality">NIS code, or null.</param>
    public async Task<(IReadOnlyList<Told> Items, int Total)> Shown(DateOnly today, string? theme, string? municipality, string lang, int skip = 0, int take = 50)
    {
        var ids = (await db.Database.GetDbConnection().QueryAsync<Guid>("""
            select n.id from directory_news n join directory_organization o on o.id = n.organization_id and o.visibility = 'Public' and o.parked is null
            where n.published_at is not null and n.withdrawn_at is null and n.last_day >= @today
                and (@theme = '' or n.themes = '[]' or n.themes like @likeTheme) and (@municipality = '' or n.municipalities = '[]' or n.municipalities like @likeMunicipality)
            order by n.published_at desc, n.id desc
            """, new { today, theme = theme ?? "", municipality = municipality ?? "", likeTheme = $"%\"{theme}\"%", likeMunicipality = $"%\"{municipality}\"%" })).AsList();
        return (await Of([.. ids.Skip(skip).Take(take)], lang), ids.Count);
    }

    public async Task<Told?> Find(Guid id, DateOnly today, string lang) =>
        (await Of([id], lang)) is [var told] && told.Item.IsShown(today) && await db.Set<Organization>().AnyAsync(o => o.Id == told.Item.OrganizationId && o.Visibility == Visibility.Public && o.Parked == null) ? told : null;

    async Task<IReadOnlyList<Told>> Of(IReadOnlyList<Guid> ids, string lang)
    {
        var order = ids.ToList();
        var items = await db.Set<NewsItem>().AsNoTracking().Where(n => ids.Contains(n.Id)).ToListAsync();
        var names = await OrganizationNames.Of(db, [.. items.Select(n => n.OrganizationId).Distinct()], lang);
        return [.. items.OrderBy(n => order.IndexOf(n.Id)).Select(n => new Told(n, names.GetValueOrDefault(n.OrganizationId, "")))];
    }
}

/// <summary>Boxes to tick, and which are ticked.</summary>
public sealed record Ticks(NewsChoices Choices, IReadOnlyList<string?> Themes, IReadOnlyList<string?> Municipalities);

/// <summary>What news is about, to choose from: themes that are not discreet (a letter about them would say too much about a reader), and municipalities of the directory.</summary>
public sealed class NewsChoices
{
    public IReadOnlyList<Choice> Themes { get; }
    public IReadOnlyList<Choice> Municipalities { get; }

    public NewsChoices(DirectoryIndex index, string lang)
    {
        var tree = ThemeTree.Of(index.Terms);
        Themes = [.. tree.Top.Where(theme => !theme.Discreet).Select(theme => new Choice(tree.Code(theme), theme.Name.In(lang).Text))];
        Municipalities = !index.Ready ? [] : [.. from found in index.Find(new Query { Take = 1, Facets = true }, Viewer.Anyone(lang)).Facets?.Municipalities ?? []
            let municipality = Geo.Shipped.Municipality(found.Code)
            where municipality is not null
            let name = municipality.Name.In(lang).Text
            orderby name
            select new Choice(municipality.Nis, name)];
    }

    public IReadOnlyList<string> ThemesIn(IEnumerable<string?> asked) => Known(Themes, asked);
    public IReadOnlyList<string> MunicipalitiesIn(IEnumerable<string?> asked) => Known(Municipalities, asked);

    static IReadOnlyList<string> Known(IReadOnlyList<Choice> choices, IEnumerable<string?> asked) => [.. choices.Select(choice => choice.Value).Intersect(asked.OfType<string>())];

    public string Names(IReadOnlyList<Choice> of, IReadOnlyList<string> codes) => string.Join(", ", of.Where(choice => codes.Contains(choice.Value)).Select(choice => choice.Words));
}

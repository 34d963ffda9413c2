using Dapper;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>Which services a guide holds: of all that anyone may see those in its places and under its themes, without what is over for good.</summary>
public sealed class GuideSelection(Database database, DirectoryIndex index, HoursTerm term)
{
    /// <summary>A book of five hundred pages; more is for a screen.</summary>
    public const int Most = 2000;

    static Viewer Anyone => Viewer.Anyone("nl");

    public IReadOnlyList<Guid> Of(GuideChoice choice)
    {
        var there = Ids([.. Places(choice)]);
        var themes = ThemeTree.Of(index.Terms);
        if (choice.Themes.Select(themes.Find).OfType<TaxonomyTerm>().Select(theme => new Query { Theme = theme.Id }).ToList() is { Count: > 0 } chosen) there.IntersectWith(Ids(chosen));
        else if (choice.Themes.Count > 0) there.Clear();
        using var connection = database.Open();
        there.ExceptWith(connection.Query<Guid>("select id from directory_service where status in ('Inactive', 'Defunct') or withdrawn_at is not null"));
        if (choice.Since is { } since) there.IntersectWith(CheckedSince(connection, since));
        return [.. there];
    }

    /// <summary>Refuses what is no guide.</summary>
    public IReadOnlyList<Guid> ForPrinting(GuideChoice choice) => Of(choice) switch
    {
        { Count: 0 } => throw new RuleBroken("guide.empty"),
        { Count: > Most } many => throw new RuleBroken("guide.too-many", many.Count, Most),
        var ids => ids,
    };

    static IEnumerable<Query> Places(GuideChoice choice)
    {
        var areas = GuideArea.Of(choice.Where, out _);
        if (choice.Where.Length == 0) return [new()];
        var there = areas.Select(area => area.Postcode is null ? new Query { Municipality = area.Nis } : new Query { Postcode = area.Postcode });
        return choice.Serving ? there.Concat(areas.SelectMany(area => area.Postcodes).Distinct().Select(code => new Query { LivesIn = code })) : there;
    }

    HashSet<Guid> Ids(IReadOnlyList<Query> queries) => [.. queries.SelectMany(query => index.Find(query with { Take = int.MaxValue, Sort = SortBy.Id }, Anyone).Ids)];

    /// <summary>As sheets say it: by a person, or by a source that is trusted like one.</summary>
    IEnumerable<Guid> CheckedSince(System.Data.Common.DbConnection connection, DateOnly since)
    {
        var start = since.ToDateTime(default, DateTimeKind.Utc);
        var byPerson = connection.Query<Guid>("select id from directory_service where verified_at >= @start and verified_how is not null and verified_how <> 'import'", new { start });
        return term.TrustedSources.Count == 0 ? byPerson
            : byPerson.Concat(connection.Query<Guid>(connection.WithLists("select id from directory_service where source in @sources and source_date >= @since"), new { sources = term.TrustedSources.ToArray(), since }));
    }
}

using System.Collections.Concurrent;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>An organisation that gives help somewhere, as everybody may know it: discreet services do not count.</summary>
/// <param name="Themes">Codes of the top themes of its services in the area.</param>
/// <param name="Side">By its legal form.</param>
/// <param name="Languages">Tags of the languages of those services; none: nobody told.</param>
/// <param name="Places">Where it receives people in the area: codes of municipalities ("nis:21013"), and of neighbourhoods where there are ("md:12").</param>
public sealed record Actor(Guid Id, LocalText Name, IReadOnlyList<string> Themes, LegalSide Side, IReadOnlyList<string> Languages, IReadOnlyList<string> Places);

/// <summary>Who gives help in an area, for modules that look at it as a whole. A few queries, whatever the number.</summary>
public sealed class Actors(DirectoryIndex index)
{
    const int MostKept = 16;

    /// <summary>By area and language, until the directory changes: what everybody may know, so one answer for all.</summary>
    readonly ConcurrentDictionary<string, (long Seq, IReadOnlyList<Actor> Found)> kept = new();

    /// <summary>The themes that are not discreet: code and name, in the order of the screens.</summary>
    public IReadOnlyList<(string Code, LocalText Name)> Themes => [.. Tree.Top.Where(theme => !theme.Discreet).Select(theme => (Tree.Code(theme), theme.Name))];

    ThemeTree Tree => ThemeTree.Of(index.Terms);

    /// <param name="territory">Codes of areas: "nis:21013", "md:12".</param>
    /// <returns>In the order of their names in this language.</returns>
    public async Task<IReadOnlyList<Actor>> In(Db db, IReadOnlyList<string> territory, string language)
    {
        // Read before the tables, which are never older: what is kept is at worst newer than it says.
        var (key, seq) = ($"{language} {string.Join(' ', territory)}", index.Seq);
        if (kept.TryGetValue(key, out var known) && known.Seq == seq) return known.Found;
        if (kept.Count >= MostKept) kept.Clear();
        IReadOnlyList<Actor> found = [.. (await Read(db, territory)).OrderBy(actor => actor.Name.In(language).Text, StringComparer.CurrentCultureIgnoreCase).ThenBy(actor => actor.Id)];
        kept[key] = (seq, found);
        return found;
    }

    async Task<IEnumerable<Actor>> Read(Db db, IReadOnlyList<string> territory)
    {
        string[] municipalities = [.. Coded("nis:")], neighbourhoods = [.. Coded("md:")];
        var connection = db.Database.GetDbConnection();
        var rows = await connection.QueryAsync<(Guid Id, string Name, string? Form, string Themes, string Languages, string? Municipality, string? Neighbourhood)>(connection.WithLists("""
            select distinct o.id, o.name, o.legal_status, s.themes, s.languages, l.municipality, l.neighbourhood
            from directory_location l join directory_service_at_location a on a.location_id = l.id
                join directory_service s on s.id = a.service_id join directory_organization o on o.id = s.organization_id
            where (l.municipality in @municipalities or l.neighbourhood in @neighbourhoods) and not l.confidential and a.parked is null
                and s.visibility = 'Public' and s.parked is null and not s.discreet and o.visibility = 'Public' and o.parked is null
            """), new { municipalities, neighbourhoods });
        return rows.GroupBy(row => row.Id).Select(one => new Actor(one.Key, Json.Read<LocalText>(one.First().Name),
            [.. one.Select(row => row.Themes).Distinct().SelectMany(themes => Tops(Json.Read<List<Guid>>(themes))).Distinct()],
            LegalForms.Of(one.First().Form is { } form ? Json.Read<LocalText>(form) : null),
            [.. one.Select(row => row.Languages).Distinct().SelectMany(languages => Json.Read<List<SpokenLanguage>>(languages)).Select(spoken => spoken.Code).Where(code => code != SpokenNames.Unknown).Distinct()],
            [.. one.SelectMany(row => new[] { row.Municipality is { } nis ? "nis:" + nis : null, row.Neighbourhood is { } hood ? "md:" + hood : null }).OfType<string>().Distinct()]));

        IEnumerable<string> Coded(string kind) => territory.Where(code => code.StartsWith(kind, StringComparison.Ordinal)).Select(code => code[kind.Length..]);
    }

    /// <summary>What a service of an organisation is about.</summary>
    public sealed record Themed(Guid Organization, IReadOnlyList<Guid> Themes);

    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Themed>> themed = PreparedQuery.Of((Db db, List<Guid> organizations) => db.Set<Service>()
        .Where(s => s.OrganizationId != null && organizations.Contains(s.OrganizationId.Value) && s.Visibility == Visibility.Public && s.Parked == null && !s.Discreet).Select(s => new Themed(s.OrganizationId!.Value, s.Themes)));

    /// <summary>The top themes of what these organisations do, wherever they do it; without an answer for who has no services that everybody sees.</summary>
    public Dictionary<Guid, IReadOnlyList<string>> ThemesOf(IReadOnlyList<Themed> services) =>
        services.GroupBy(s => s.Organization).ToDictionary(one => one.Key, one => (IReadOnlyList<string>)[.. Tops(one.SelectMany(s => s.Themes).Distinct()).Distinct()]);

    public static async Task<IReadOnlyList<Themed>> ServicesOf(Db db, IReadOnlyCollection<Guid> organizations) => organizations.Count == 0 ? [] : await themed(db, [.. organizations]).ToListAsync();

    /// <summary>Where these organisations receive people: the code of a neighbourhood of Brussels, or else of a municipality, and how many of them are there. Secret places and discreet services do not count.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> PlacesOf(Db db, IReadOnlyCollection<Guid> organizations)
    {
        var connection = db.Database.GetDbConnection();
        var rows = await connection.QueryAsync<(Guid Organization, string Municipality, string? Neighbourhood)>(connection.WithLists("""
            select distinct s.organization_id, l.municipality, l.neighbourhood from directory_service s
                join directory_service_at_location a on a.service_id = s.id join directory_location l on l.id = a.location_id
            where s.organization_id in @organizations and s.visibility = 'Public' and s.parked is null and not s.discreet
                and a.parked is null and not l.confidential and l.parked is null and l.municipality is not null
            """), new { organizations });
        return rows.GroupBy(row => row.Neighbourhood is { } hood ? "md:" + hood : "nis:" + row.Municipality).ToDictionary(place => place.Key, place => place.Select(row => row.Organization).Distinct().Count());
    }

    IEnumerable<string> Tops(IEnumerable<Guid> themes) => from id in themes
                                               let term = Tree.Find(id)
                                               where term is { Discreet: false }
                                               let top = Tree.TopOf(term)
                                               where top is { Discreet: false }
                                               select Tree.Code(top);
}

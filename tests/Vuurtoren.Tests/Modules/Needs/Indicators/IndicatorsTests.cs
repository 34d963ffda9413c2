using System.Text;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Modules.Needs.Indicators.Keeping;
using Vuurtoren.Modules.Needs.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs.Indicators;

/// <summary>The figures that ship, own counts that come in as a list, and what other modules read, on both engines.</summary>
public sealed class IndicatorsTests
{
    static readonly LocalText source = LocalText.NlFr("Sociale dienst", "Service social")!;
    static readonly DateOnly today = new(2026, 11, 30);

    static Database Shipped(TestDatabase database)
    {
        var with = database.WithTables();
        new ShippedIndicators().Do(with, DateTime.UnixEpoch);
        return with;
    }

    [Theory, EveryDatabase]
    public async Task Shipped_figures_are_there_with_source_and_day_and_what_is_missing_has_no_row(TestDatabase database)
    {
        await using var db = Shipped(database).Context();
        var indicators = await db.Set<Indicator>().ToListAsync();
        Assert.Equal(12, indicators.Count);
        Assert.All(indicators, one => Assert.True(one.IsShipped && one.Source is not null && one.Meaning!["nl"] is not null && one.Meaning["fr"] is not null && one.Licence is not null));
        var values = await db.Set<IndicatorValue>().ToListAsync();
        Assert.All(values, value => Assert.NotNull(Areas.Find(value.Area)));
        Assert.DoesNotContain(values, value => !Areas.Find(value.Area)!.Inhabited || value.Value is null);
        Assert.DoesNotContain(values, value => value.Area == "md:115"); // inhabited, and in no source
        Assert.Equal(117, values.Count(value => value is { Indicator: "ocmw-income", Year: 2023 }));
        Assert.Equal(11_492_641, values.Where(value => value.Indicator == "population").Sum(value => value.Value)); // of the country, from its statistics
        Assert.DoesNotContain(values, value => value is { Indicator: "poverty-risk-brussels", Area: "nis:21009", Year: < 2020 }); // not published
        Assert.Equal(19, values.Count(value => value.Noted));
        Assert.Equal(28.2, values.Single(value => value is { Indicator: "poverty-risk", Area: "nis:21001", Year: 2022 }).Value);
    }

    [Theory, EveryDatabase]
    public async Task They_are_loaded_once_and_again_when_their_file_is_another(TestDatabase database)
    {
        var with = Shipped(database);
        using (var connection = with.Open())
        {
            connection.Execute("delete from needs_indicator_value where indicator = 'density'");
            new ShippedIndicators().Do(with, DateTime.UnixEpoch);
            Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from needs_indicator_value where indicator = 'density'"));
            connection.Execute("update needs_indicator set fingerprint = 'another' where key = 'density'");
            connection.Execute("insert into needs_indicator (key, name, unit, level, fingerprint, made_at) values ('ships-no-more', '{\"nl\":\"Oud\"}', 'Percent', 'Municipality', 'old', @now)", new { now = DateTime.UnixEpoch });
        }
        new ShippedIndicators().Do(with, DateTime.UnixEpoch);
        await using var db = with.Context();
        Assert.Equal(117, await db.Set<IndicatorValue>().CountAsync(value => value.Indicator == "density" && value.Year == 2025));
        Assert.False(await db.Set<Indicator>().AnyAsync(one => one.Key == "ships-no-more"));
    }

    [Theory, EveryDatabase]
    public async Task Others_read_the_latest_figure_of_each_area(TestDatabase database)
    {
        await using var db = Shipped(database).Context();
        var latest = await Figures.Latest(db, "ocmw-income", "median-income");
        Assert.Equal(["median-income", "ocmw-income"], latest["md:2"].Select(one => one.Indicator).Order());
        Assert.Equal(2023, latest["md:2"].Single(one => one.Indicator == "ocmw-income").Year);
        Assert.Contains("BISA", latest["md:2"].First().Source["nl"], StringComparison.Ordinal);
        Assert.Empty(latest["md:900"]);
        Assert.Equal(["median-income-municipality", "population", "poverty-risk"], (await Figures.Of(db, "nis:11002")).Select(one => one.Indicator));
        Assert.Equal(12, (await Figures.Kinds(db)).Count);
    }

    static SentTable Table(string csv) => SentTable.Read(Encoding.UTF8.GetBytes(csv));

    static FigurePlan Plan(string csv, Indicator indicator, IReadOnlyDictionary<(string, int), IndicatorValue>? here = null, Func<KnownArea, bool>? lies = null, int? year = null)
    {
        var table = Table(csv);
        return FigurePlan.Of(table, FigureColumns.Proposed(table.Header) with { Year = year }, indicator, here ?? new Dictionary<(string, int), IndicatorValue>(), lies ?? (_ => true), today);
    }

    [Fact]
    public void A_list_says_its_areas_by_code_or_by_name_in_either_language()
    {
        var plan = Plan("Gemeente;Aantal dossiers;Jaar\n21004;40;2025\nnis:21015;30;2025\nSaint-Gilles;20;2025\nSint-Jans-Molenbeek;1.234;2025\n", RankingTests.Own(Unit.Files, AreaLevel.Municipality));
        Assert.Equal(["nis:21004", "nis:21015", "nis:21013", "nis:21012"], plan.New.Select(one => one.Area.Code));
        Assert.Equal(1234, plan.New[3].Value);
        Assert.Equal(["md:8", "md:8", "md:17"], new[] { "8", "Marollen", "Koekelberg" }.Select(name => Areas.Read(AreaLevel.Neighbourhood, name).Area!.Code));
    }

    [Fact]
    public void A_row_that_fits_no_area_or_has_no_figure_is_set_apart_with_its_reason()
    {
        var plan = Plan("wijk;waarde;jaar\nMarollen;12;2025\nAtlantis;9;2025\nSchaarbeek;9;2025\nSquares;9;2055\nDansaert;n.b.;2025\n3;7;2025\nBegijnhof - Diksmuide;8;2025\n;5;2025\nPlasky;12,3 *;2025\nDailly;88;2025\n", RankingTests.Own(Unit.Persons), lies: area => area.Code != "md:26");
        Assert.Equal("md:8", Assert.Single(plan.New).Area.Code);
        Assert.Equal(["area-unknown", "area-level", "year", "absent", "twice", "twice", "no-area", "whole", "outside"], plan.Refused.Select(one => one.Reason));
        Assert.Equal(3, plan.Refused[0].Line);
        Assert.Equal(("merged", "merged", "level"), (Areas.Read(AreaLevel.Municipality, "23023").Wrong, Areas.Read(AreaLevel.Municipality, "Galmaarden").Wrong, Areas.Read(AreaLevel.Municipality, "Marollen").Wrong));
    }

    [Theory]
    [InlineData("Commune;Taux\n", 1)]
    [InlineData("Commune;Taux (%)\n", 1)]
    [InlineData("Gemeente;NIS;Percentage\n", 2)]
    [InlineData("Commune;%;Année\n", 1)]
    [InlineData("Gemeente;Bedrag in euro\n", 1)]
    public void A_rate_is_a_figure_by_whatever_it_is_called(string header, int place) => Assert.Equal(place, FigureColumns.Proposed(Table(header + "1;2;3\n").Header)[FigureField.Value]);

    [Fact]
    public void Years_as_columns_are_read_as_a_row_for_each_year()
    {
        SentTable Upright(string csv) => YearColumns.Upright(Table(csv), "année", "chiffre", today);
        var table = Upright("Commune;Taux 2024;Taux 2025\n21004;12,5;13\nSaint-Gilles;;20\n");
        Assert.Equal(["Commune", "année", "chiffre"], table.Header);
        var plan = FigurePlan.Of(table, FigureColumns.Proposed(table.Header), RankingTests.Own(Unit.Percent, AreaLevel.Municipality), new Dictionary<(string, int), IndicatorValue>(), _ => true, today);
        Assert.Equal([("nis:21004", 2024, 12.5), ("nis:21004", 2025, 13), ("nis:21013", 2025, 20)], plan.New.Select(one => (one.Area.Code, one.Year, one.Value!.Value))); // what is not filled in gives no row
        Assert.Empty(plan.Refused);
        foreach (var other in new[] { "gemeente;aantal 2025\n21004;5\n", "gemeente;aantal 2025;procent 2025\n21004;5;6\n", "gemeente;jaar;2024;2025\n21004;2023;5;6\n", "gemeente;2098;2099\n21004;5;6\n" })
            Assert.Equal(Table(other).Header, Upright(other).Header); // one year, the same twice, a column for it, or years to come: somebody says
    }

    [Theory, EveryDatabase]
    public async Task A_list_taken_twice_changes_nothing_and_a_newer_one_only_what_differs(TestDatabase database)
    {
        await using var db = database.WithTables().Context();
        var indicator = RankingTests.Own(Unit.Persons);
        db.Add(indicator);
        await db.SaveChangesAsync();
        const string list = "md_id;aantal\n8;120\n12;3\n17;<5\n26;64\n";
        var plan = Plan(list, indicator, year: 2025);
        Assert.Equal((4, 2), (plan.New.Count, plan.Few));
        FigureTaking.Add(db, indicator, plan, new Dictionary<(string, int), IndicatorValue>(), source, today);
        await db.SaveChangesAsync();

        db.ChangeTracker.Clear();
        var here = await FigureTaking.Here(db, indicator);
        Assert.Null(here[("md:12", 2025)].Value); // three people: the number is not kept
        Assert.Equal((0, 0, 4), Counts(Plan(list, indicator, here, year: 2025)));
        var newer = Plan("md_id;aantal\n8;121\n12;9\n17;2\n27;50\n", indicator, here, year: 2025);
        Assert.Equal((1, 2, 1), Counts(newer));
        FigureTaking.Add(db, indicator, newer, here, source, today);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        Assert.Equal([121, 9, null, 64, 50], (await FigureTaking.Here(db, indicator)).OrderBy(one => one.Key.Area.Length).ThenBy(one => one.Key.Area, StringComparer.Ordinal).Select(one => one.Value.Value));

        db.Remove(await db.Set<Indicator>().SingleAsync());
        await db.SaveChangesAsync();
        Assert.False(await db.Set<IndicatorValue>().AnyAsync());

        static (int, int, int) Counts(FigurePlan one) => (one.New.Count, one.Changed.Count, one.Same);
    }

    [Fact]
    public async Task The_command_takes_a_list_by_the_same_rules()
    {
        using var folder = new TemporaryFolder();
        var database = Database.At(folder.Path);
        Schema.BringUpToDate(database);
        await using var db = database.Context();
        db.Add(RankingTests.Own(Unit.Persons));
        await db.SaveChangesAsync();
        var file = Path.Combine(folder.Path, "lijst.csv");
        await File.WriteAllTextAsync(file, "wijk;aantal\nMarollen;44\nAtlantis;9\n");
        string[] where = ["--data", folder.Path, "--source", "Sociale dienst", "--year", "2025"];
        Assert.Contains("Atlantis", await App.Succeed(["figures", "own-comptage", file, .. where, "--dry-run"]), StringComparison.Ordinal);
        Assert.False(await db.Set<IndicatorValue>().AnyAsync(value => value.Indicator == "own-comptage"));
        await App.Succeed(["figures", "own-comptage", file, .. where]);
        Assert.Equal(44, (await db.Set<IndicatorValue>().SingleAsync(value => value.Indicator == "own-comptage")).Value);
    }
}

using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Gaps;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Gaps;

/// <summary>What is kept of a search that was not answered, and what never is.</summary>
public sealed class GapTests
{
    static readonly DateOnly day = new(2026, 11, 24);
    static readonly Answer nothing = new(0, [], false, null, 0);

    static DirectoryIndex Index(TestDatabase database)
    {
        var data = database.WithTables();
        ThemesFormat.Load(data, new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc));
        var index = new DirectoryIndex(data);
        index.CatchUp();
        return index;
    }

    static Guid Theme(string code) => ThemesFormat.TermId(code);

    [Theory, EveryDatabase]
    public void Of_an_unanswered_search_theme_place_filters_and_week_are_kept(TestDatabase database)
    {
        var query = new Query { Text = "ik vind geen woning", Municipality = "21004", Free = true, Spoken = "ar" };
        var gap = Gap.Of(query, nothing with { UnderstoodAs = [Theme("finding-housing")] }, Index(database).Terms, day);

        Assert.Equal(new Gap("2026-W48", "finding-housing", "21004", "free,spoken=ar"), gap);
    }

    [Theory, EveryDatabase]
    public void Of_a_discreet_theme_nothing_is_kept(TestDatabase database)
    {
        var terms = Index(database).Terms;
        foreach (var theme in Themes.Shipped.All.Where(theme => Themes.Shipped.IsDiscreet(theme.Code)))
        {
            Assert.Null(Gap.Of(new Query { Text = "x" }, nothing with { UnderstoodAs = [Theme("debt"), Theme(theme.Code)] }, terms, day));
            Assert.Null(Gap.Of(new Query { Text = "x", Theme = Theme(theme.Code) }, nothing, terms, day));
        }
    }

    [Theory, EveryDatabase]
    public void An_answered_search_leaves_nothing_and_a_weak_answer_counts_as_none(TestDatabase database)
    {
        var terms = Index(database).Terms;
        Assert.Null(Gap.Of(new Query { Text = "x" }, new(3, [], false, null, 0), terms, day));
        Assert.NotNull(Gap.Of(new Query { Text = "x" }, new(3, [], true, null, 0), terms, day));
    }

    [Theory, EveryDatabase]
    public void A_point_becomes_a_municipality(TestDatabase database) =>
        Assert.Equal("21004", Gap.Of(new Query { Text = "x", Near = new(50.8467, 4.3525, 500) }, nothing, Index(database).Terms, day)!.Municipality);

    [Theory, EveryDatabase]
    public void Counts_add_up_in_the_table_and_hold_no_word(TestDatabase database)
    {
        var terms = Index(database).Terms;
        var data = database.WithTables();
        using var unanswered = new Unanswered(data, NullLogger<Unanswered>.Instance);
        var query = new Query { Text = "mijnheelgeheimevraag" };
        for (var i = 0; i < 3; i++)
        {
            unanswered.Note(query, nothing, terms, day, new HeaderDictionary());
            unanswered.Note(query with { Skip = 20 }, nothing, terms, day, new HeaderDictionary());
            unanswered.Note(query, nothing, terms, day, new HeaderDictionary { ["Sec-Fetch-Dest"] = "empty" });
            unanswered.Write();
        }

        using var connection = data.Open();
        Assert.Equal(3, connection.ExecuteScalar<long>("select sum(searches) from directory_gap"));
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from directory_gap"));
        Assert.DoesNotContain("geheim", string.Join('|', connection.Query("select * from directory_gap").Select(row => string.Join(',', ((IDictionary<string, object>)row).Values))), StringComparison.Ordinal);
    }

    static void Kept(TestDatabase database, params (string Week, string Theme, string Municipality, string Filters, long Searches)[] rows)
    {
        using var connection = database.WithTables().Open();
        foreach (var (week, theme, municipality, filters, searches) in rows)
            connection.Execute("insert into directory_gap (week, theme, municipality, filters, searches) values (@week, @theme, @municipality, @filters, @searches)", new { week, theme, municipality, filters, searches });
    }

    [Theory, EveryDatabase]
    public void The_report_adds_up_by_theme_and_wish_and_tells_nothing_of_less_than_five(TestDatabase database)
    {
        Kept(database, ("2026-W47", "debt", "21004", "spoken=ar", 3), ("2026-W46", "debt", "21004", "free,spoken=ar", 2), ("2026-W47", "debt", "21015", "spoken=ar", 4), ("2026-W47", "shelters", "21015", "", 4), ("2025-W47", "debt", "21004", "", 90));
        using var connection = database.WithTables().Open();
        connection.Execute("insert into directory_refusal (week, theme, part, n) values ('2026-W46', 'debt', 'hours', 3), ('2026-W47', 'debt', 'hours', 3), ('2026-W47', 'debt', 'cost', 4)");
        var report = GapReport.Over(connection, 13, null, day);
        Assert.Equal([new("debt", "hours", 6)], report.Refused);
        Assert.Equal(1, report.FewRefused);
        Assert.Equal([new("debt", "21004", 5)], report.ByTheme);
        Assert.Equal(2, report.FewByTheme);
        Assert.Equal([new("debt", "spoken=ar", 9)], report.ByWish);
        Assert.Equal(1, report.FewByWish);
        Assert.Equal(["21004", "21015"], report.Municipalities.Order(StringComparer.Ordinal));
        var one = GapReport.Over(connection, 13, "21015", day);
        Assert.Empty(one.ByTheme);
        Assert.Empty(one.ByWish);
    }

    [Fact]
    public async Task Who_tunes_the_offer_reads_it_in_words_and_takes_it_along_as_a_table()
    {
        await using var site = await Site.Start(prepare: Staff.MayTryOften);
        using var cas = await Staff.Signed(site, "cas@voorbeeld.be", Vuurtoren.Platform.Access.Role.Coordinator, new(Vuurtoren.Platform.Access.ScopeKind.Coordination, Guid.CreateVersion7()));
        using (var connection = Staff.DatabaseOf(site).Open())
            connection.Execute("insert into directory_gap (week, theme, municipality, filters, searches) values (@week, 'debt', '21004', 'spoken=ar,wheelchair', 7)",
                new { week = $"{System.Globalization.ISOWeek.GetYear(DateTime.Today)}-W{System.Globalization.ISOWeek.GetWeekOfYear(DateTime.Today):00}" });
        await cas.Open("/fr/directory/gaps?weeks=4&where=21004");
        Assert.Contains("en Arabe", cas.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("accessible en fauteuil roulant", cas.Words, StringComparison.Ordinal);
        using var table = await cas.Fetch("/nl/directory/gaps?handler=Csv&weeks=4");
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        Assert.Equal(4, (await table.Content.ReadAsStringAsync()).Trim().Split("\r\n").Length);
    }
}

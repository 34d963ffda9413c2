using Dapper;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>What there is of each theme in each area, counted in memory as a database would count it.</summary>
public class OfferTableTests
{
    /// <summary>A cell as both ways of counting can say it.</summary>
    sealed record Counted(string Area, string Theme, long Services, long HalfHours, long Checked, long Free);

    [Theory, EveryDatabase]
    public async Task Every_cell_is_what_the_same_question_in_sql_answers(TestDatabase test)
    {
        var offers = RandomOffers.Of(400, 12, 9).ToList();
        var table = TableOf(offers);
        await using var connection = test.WithTables().Open();
        await Write(connection, offers);

        Assert.Equal(InOrder(await connection.QueryAsync<Counted>(Question(""))), InOrder(Cells(table, default)));
        var arabic = new ForWhom(Language: "ar");
        Assert.Equal(InOrder(await connection.QueryAsync<Counted>(Question("where s.id in (select service from offer_language where language = 'ar')"))), InOrder(Cells(table, arabic)));
    }

    [Fact]
    public void An_area_and_a_theme_by_themselves_say_the_same_as_the_whole()
    {
        var table = TableOf(RandomOffers.Of(400, 12, 9));
        var all = Cells(table, default).ToDictionary(cell => (cell.Area, cell.Theme));
        foreach (var area in table.Areas)
            foreach (var (theme, cell) in table.Themes.Zip(table.Of(area)))
                Assert.Equal(all.GetValueOrDefault((area, theme))?.Services ?? 0, cell.Services);
        foreach (var (area, cell) in table.OfTheme("theme-3")) Assert.Equal(all[(area, "theme-3")], Said(area, "theme-3", cell));
    }

    [Fact]
    public void What_changes_or_goes_leaves_nothing_behind()
    {
        var offers = RandomOffers.Of(200, 8, 5).ToList();
        var changed = RandomOffers.Of(50, 8, 5, seed: 8).Zip(offers, (other, old) => other with { Id = old.Id }).ToList();
        var table = TableOf(offers);
        foreach (var offer in changed) table.Put(offer);
        foreach (var offer in offers.Skip(150)) table.Remove(offer.Id);

        var anew = TableOf(changed.Concat(offers.Skip(50).Take(100)));
        Assert.Equal(InOrder(Cells(anew, default)), InOrder(Cells(table, default)));
        Assert.Null(table.ServiceOf(offers.Skip(150).SelectMany(offer => offer.Places).First().At));
    }

    static OfferTable TableOf(IEnumerable<Offer> offers)
    {
        var table = new OfferTable();
        foreach (var offer in offers) table.Put(offer);
        return table;
    }

    static IEnumerable<Counted> Cells(OfferTable table, ForWhom whom)
    {
        var (cells, at) = (table.All(whom), 0);
        foreach (var area in table.Areas)
            foreach (var theme in table.Themes)
                if (cells[at++] is { Services: > 0 } cell) yield return Said(area, theme, cell);
    }

    static Counted Said(string area, string theme, Cell cell) => new(area, theme, cell.Services, cell.Week.Count, cell.Checked, cell.Free);

    static List<Counted> InOrder(IEnumerable<Counted> cells) => [.. cells.OrderBy(cell => cell.Area, StringComparer.Ordinal).ThenBy(cell => cell.Theme, StringComparer.Ordinal)];

    static string Question(string where) => $"""
        select a.area as Area, t.theme as Theme, cast(count(distinct s.id) as bigint) as Services,
            cast((select count(distinct o.slot) from offer_open o join offer_theme x on x.service = o.service join offer s on s.id = o.service {where} {(where.Length == 0 ? "where" : "and")} o.area = a.area and x.theme = t.theme) as bigint) as HalfHours,
            cast(count(distinct case when a.checked = 1 then s.id end) as bigint) as Checked,
            cast(coalesce(sum(s.free), 0) as bigint) as Free
        from offer s join offer_area a on a.service = s.id join offer_theme t on t.service = s.id {where} group by a.area, t.theme
        """;

    static async Task Write(System.Data.Common.DbConnection connection, List<Offer> offers)
    {
        await connection.ExecuteAsync("""
            create table offer (id text primary key, free integer);
            create table offer_theme (service text, theme text);
            create table offer_language (service text, language text);
            create table offer_area (service text, area text, checked integer);
            create table offer_open (service text, area text, slot integer);
            """);
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var offer in offers)
        {
            var id = offer.Id.ToString();
            await connection.ExecuteAsync("insert into offer values (@id, @free)", new { id, free = offer.Capacity }, transaction);
            foreach (var theme in offer.Themes) await connection.ExecuteAsync("insert into offer_theme values (@id, @theme)", new { id, theme }, transaction);
            foreach (var language in offer.Languages) await connection.ExecuteAsync("insert into offer_language values (@id, @language)", new { id, language }, transaction);
            foreach (var area in offer.Served) await connection.ExecuteAsync("insert into offer_area values (@id, @area, 0)", new { id, area }, transaction);
            foreach (var area in offer.Places.SelectMany(place => place.Areas).Distinct())
            {
                var there = offer.Places.Where(place => place.Areas.Contains(area)).ToList();
                await connection.ExecuteAsync("insert into offer_area values (@id, @area, @is)", new { id, area, @is = there.Exists(place => place.CheckedOn is not null) ? 1 : 0 }, transaction);
                foreach (var slot in Enumerable.Range(0, WeekBits.Slots).Where(slot => there.Exists(place => place.Week.Has(slot))))
                    await connection.ExecuteAsync("insert into offer_open values (@id, @area, @slot)", new { id, area, slot }, transaction);
            }
        }
        await transaction.CommitAsync();
    }
}

using System.Diagnostics;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Coverage;

namespace Vuurtoren.Bench;

/// <summary>
/// What there is of 150 categories in 565 municipalities and 145 neighbourhoods, with the half hours in which somebody is there: all at once, and one area after a
/// change; beside the same question in SQL on PostgreSQL, as plain rows of half hours and as bit strings with their index, whichever is quicker counts as the peer.
/// </summary>
static class CoverageBench
{
    const int Municipalities = 565, Neighbourhoods = 145, Categories = 150;

    public static void Run(Report report, int services, string? postgres)
    {
        var offers = Offers(services).ToList();
        var before = GC.GetTotalMemory(true);
        var table = new OfferTable();
        var filling = Time(() => { foreach (var offer in offers) table.Put(offer); });
        report.Add("coverage.fill", filling, "ms");
        report.Add("coverage.memory", (GC.GetTotalMemory(true) - before) / 1e6, "MB");
        var cells = table.All();
        for (var warm = 0; warm < 100; warm++) table.All(); // as in a server that has run for a while
        var (matrix, area) = (Median(() => table.All(), 9), Median(() => Change(table, offers), 99));

        if (postgres is null)
        {
            report.Add("coverage.matrix", matrix, "ms");
            report.Add("coverage.area-after-change", area, "ms");
            return;
        }
        using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres) { CommandTimeout = 3600, Options = "-c work_mem=512MB -c jit=off" });
        using var connection = source.OpenConnection();
        Fill(connection, offers);
        List<(string Area, string Theme, long Services, long HalfHours)> answer = [];
        var bits = Median(() => answer = [.. connection.Query<(string, string, long, long)>(WithBits(""))], 3);
        var rows = Time(() => connection.Execute("create temp table said as " + WithRows));
        report.Add("coverage.matrix", matrix, "ms", Math.Min(bits, rows));
        report.Add("coverage.matrix-beside-rows", matrix, "ms", rows);
        report.Add("coverage.matrix-beside-bits", matrix, "ms", bits);
        report.Add("coverage.area-after-change", area, "ms", Median(() => ChangeThere(connection, offers), 9));
        Console.Error.WriteLine(Same(table, cells, answer) ? "The answers are the same." : "The answers DIFFER.");
    }

    /// <summary>As many as there are, a third of them in Brussels; places and hours as services have them.</summary>
    static IEnumerable<Offer> Offers(int services)
    {
        var random = new Random(1);
        for (var n = 0; n < services; n++)
            yield return new(Id(random), null, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"category-{random.Next(Categories)}").Distinct()], ["nl"], [], [],
                [.. Enumerable.Range(0, random.Next(10) == 0 ? 3 : 1).Select(_ => Place(random))], random.Next(3) == 0 ? random.Next(30) : null, false);
    }

    static OfferPlace Place(Random random)
    {
        var week = default(WeekBits);
        for (var day = 0; day < 5; day++)
        {
            if (random.Next(5) > 1) week.Add(day, 540, 720);
            if (random.Next(5) > 2) week.Add(day, 780, 780 + 30 * random.Next(2, 10));
        }
        var brussels = random.Next(3) == 0;
        return new(Id(random), Id(random), brussels ? [$"nis:{random.Next(19)}", $"md:{random.Next(Neighbourhoods)}"] : [$"nis:{random.Next(19, Municipalities)}"], null, null, week, week, false, null);
    }

    static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    static int changing;

    /// <summary>One service moves to other hours, and its area is asked again.</summary>
    static void Change(OfferTable table, List<Offer> offers)
    {
        var offer = offers[changing++ % offers.Count];
        table.Put(offer with { Places = [.. offer.Places.Select(place => place with { Week = place.Holidays })] });
        table.Of(offer.Places[0].Areas[0]);
    }

    static void ChangeThere(NpgsqlConnection connection, List<Offer> offers)
    {
        var offer = offers[changing++ % offers.Count];
        connection.Execute("update offer_area set week = week where service = @id", new { id = offer.Id });
        connection.Query<(string, string, long, long)>(WithBits("where a.area = @area"), new { area = offer.Places[0].Areas[0] }).AsList();
    }

    static string WithBits(string where) => $"select a.area, t.theme, count(*), bit_count(bit_or(a.week)) from offer_area a join offer_theme t on t.service = a.service {where} group by a.area, t.theme";

    const string WithRows = "select a.area, t.theme, count(distinct a.service) as services, count(distinct o.slot) as half_hours from offer_area a join offer_theme t on t.service = a.service left join offer_open o on o.service = a.service and o.area = a.area group by a.area, t.theme";

    static void Fill(NpgsqlConnection connection, List<Offer> offers)
    {
        connection.Execute("""
            drop table if exists offer_theme, offer_area, offer_open;
            create unlogged table offer_theme (service uuid, theme text);
            create unlogged table offer_area (service uuid, area text, week bit(336));
            create unlogged table offer_open (service uuid, area text, slot smallint);
            """);
        Copy("offer_theme (service, theme)", offers.SelectMany(offer => offer.Themes.Select(theme => (object[])[offer.Id, theme])));
        Copy("offer_area (service, area, week)", Areas().Select(one => (object[])[one.Offer.Id, one.Area, new System.Collections.BitArray([.. Enumerable.Range(0, WeekBits.Slots).Select(slot => one.Week.Has(slot))])]));
        Copy("offer_open (service, area, slot)", Areas().SelectMany(one => Enumerable.Range(0, WeekBits.Slots).Where(slot => one.Week.Has(slot)).Select(slot => (object[])[one.Offer.Id, one.Area, (short)slot])));
        connection.Execute("create index on offer_theme (service, theme); create index on offer_area (service); create index on offer_area (area); create index on offer_open (service, area)");
        connection.Execute("vacuum analyze offer_theme, offer_area, offer_open");

        IEnumerable<(Offer Offer, string Area, WeekBits Week)> Areas() => offers.SelectMany(offer => offer.Places.SelectMany(place => place.Areas).Distinct().Select(area =>
        {
            var week = default(WeekBits);
            foreach (var place in offer.Places.Where(place => place.Areas.Contains(area))) week.Unite(place.Week);
            return (offer, area, week);
        }));

        void Copy(string into, IEnumerable<object[]> rows)
        {
            using var writer = connection.BeginBinaryImport($"copy {into} from stdin (format binary)");
            foreach (var row in rows)
            {
                writer.StartRow();
                foreach (var value in row)
                    switch (value)
                    {
                        case Guid id: writer.Write(id, NpgsqlDbType.Uuid); break;
                        case string text: writer.Write(text, NpgsqlDbType.Text); break;
                        case short number: writer.Write(number, NpgsqlDbType.Smallint); break;
                        case System.Collections.BitArray bits: writer.Write(bits, NpgsqlDbType.Bit); break;
                    }
            }
            writer.Complete();
        }
    }

    static bool Same(OfferTable table, Cell[] cells, List<(string Area, string Theme, long Services, long HalfHours)> answer)
    {
        var (areas, themes) = (table.Areas.Index().ToDictionary(one => one.Item, one => one.Index), table.Themes.Index().ToDictionary(one => one.Item, one => one.Index));
        return answer.Count == cells.Count(cell => cell.Services > 0)
            && answer.TrueForAll(said => cells[areas[said.Area] * themes.Count + themes[said.Theme]] is var cell && cell.Services == said.Services && cell.Week.Count == said.HalfHours);
    }

    static double Time(Action what)
    {
        var clock = Stopwatch.StartNew();
        what();
        return clock.Elapsed.TotalMilliseconds;
    }

    static double Median(Action what, int times) => Enumerable.Range(0, times).Select(_ => Time(what)).Order().ElementAt(times / 2);
}

using System.Data.Common;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Bench.Search.TownWords;

namespace Vuurtoren.Bench.Search;

/// <summary>
/// An invented directory of any size, always the same, written straight into the tables: an organisation for every four services, one or
/// two places for each service, three themes, in Dutch, French or both, with about fifty words each.
/// </summary>
sealed class Town
{
    static readonly DateTime made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    static readonly Municipality[] municipalities = [.. Geography.Shipped.BrusselsMunicipalities, .. Geography.Shipped.Municipalities.Where(m => m.IsCurrent && !m.IsInBrussels).Take(21)];
    static readonly ILookup<string, Postcode> postcodes = Geography.Shipped.Postcodes.ToLookup(p => p.Nis);
    static readonly Theme[] categories = [.. Themes.Shipped.All.Where(t => !t.IsTop && !Themes.Shipped.IsDiscreet(t.Code))];
    static readonly Guid[] terms = [.. categories.Select(c => ThemesFormat.TermId(c.Code))];

    static readonly string hours = Json.Write<IReadOnlyList<Schedule>>([new() { Week = [new(Weekday.Mo, 540, 720), new(Weekday.Th, 780, 990)] }]);

    /// <summary>Brings the tables up to date, our themes included, and fills them.</summary>
    public static void Build(Database database, int services)
    {
        Schema.BringUpToDate(database);
        ThemesFormat.Load(database, made);
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        Write(connection, transaction, "directory_organization", organization, Enumerable.Range(0, (services + 3) / 4).Select(Organization));
        Write(connection, transaction, "directory_location", location, Enumerable.Range(0, services).Select(Location));
        Write(connection, transaction, "directory_service", service, Enumerable.Range(0, services).Select(Service));
        Write(connection, transaction, "directory_service_at_location", at, Enumerable.Range(0, services).SelectMany(AtLocations));
        transaction.Commit();
    }

    static void Write(DbConnection connection, DbTransaction transaction, string table, string[] columns, IEnumerable<object?[]> rows) =>
        BulkWriter.Write(connection, transaction, table, [.. columns, .. always], rows.Select(row => (object?[])[.. row, "[]", "Public", "town", made, 1L]));

    static readonly string[] always = "identifiers visibility source modified_at seq".Split(' ');
    static readonly string[] organization = "id name alternate_name description additional_websites accreditations phones contacts funding".Split(' ');
    static readonly string[] location = "id organization_id location_type confidential addresses latitude longitude municipality neighbourhood accessibility languages phones contacts schedules".Split(' ');
    static readonly string[] service = "id organization_id name description for_whom what_you_get themes target_groups languages status discreet additional_urls phones contacts schedules messages service_areas cost_options accreditations capacities funding".Split(' ');
    static readonly string[] at = "id service_id location_id phones contacts schedules service_areas".Split(' ');

    public static Guid Id(string kind, int number) => Ids.Of("town", kind, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    static object?[] Organization(int number)
    {
        var words = new Random(number * 4);
        var speaks = words.Next(10);
        return [Id("organization", number), Text(speaks, language => $"{Pick(words.Next(), language, houses)} {Name(number)}"), null,
            Text(speaks, language => Sentence(new(number), language, categories[number % categories.Length])), "[]", "[]", "[]", "[]", "[]"];
    }

    static object?[] Location(int number)
    {
        var random = new Random(number + 77);
        var municipality = municipalities[Math.Min(random.Next(municipalities.Length), random.Next(municipalities.Length))];
        var postcode = postcodes[municipality.Nis].First();
        var address = $$"""[{"street":{"und":"{{Name(random.Next(4000))}} {{random.Next(1, 300)}}"},"postal_code":"{{postcode.Code}}","city":{{Json.Write(postcode.Name)}},"country":"BE"}]""";
        var hood = municipality.IsInBrussels ? Geography.Shipped.Neighbourhoods.FirstOrDefault(n => n.MunicipalityNis == municipality.Nis)?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return [Id("location", number), Id("organization", number / 4), "Physical", false, address, 50.79 + random.NextDouble() * 0.12, 4.25 + random.NextDouble() * 0.2,
            municipality.Nis, hood, "[]", "[]", """[{"number":"02 000 00 00"}]""", "[]", "[]"];
    }

    static object?[] Service(int number)
    {
        var random = new Random(number);
        var speaks = random.Next(10);
        int[] own = [random.Next(categories.Length), random.Next(categories.Length), random.Next(categories.Length)];
        var (main, side) = (categories[own[0]], categories[own[1]]);
        var name = Name(random.Next(200_000));
        return [Id("service", number), Id("organization", number / 4),
            Text(speaks, language => $"{(random.Next(2) == 0 ? main.Name.In(language).Text : Also(random, main, language))} {name}"),
            Text(speaks, language => $"{Sentence(new(number), language, main)} {Sentence(new(number + 1), language, side)} {Pick(number, language, ends)}"),
            random.Next(2) == 0 ? null : Text(speaks, language => Pick(number / 3, language, whom)), random.Next(3) == 0 ? Text(speaks, language => main.Description.In(language).Text) : null,
            Json.Write(own.Distinct().Select(i => terms[i])), random.Next(4) == 0 ? """[{"kind":"preferential","group":{"fr":"familles","nl":"gezinnen"}}]""" : "[]",
            speaks < 4 ? """[{"code":"fr"}]""" : speaks < 7 ? """[{"code":"nl"},{"code":"fr"}]""" : """[{"code":"nl"},{"code":"fr"},{"code":"ar"}]""", "Active", false,
            "[]", """[{"number":"02 000 00 00"}]""", "[]", hours,
            "[]", "[]", "[]", "[]", "[]", "[]"];
    }

    static IEnumerable<object?[]> AtLocations(int number)
    {
        yield return [Id("at", number), Id("service", number), Id("location", number), "[]", "[]", "[]", "[]"];
        if (number % 2 == 1) yield return [Id("at-too", number), Id("service", number), Id("location", number - 1), "[]", "[]", "[]", "[]"];
    }
}

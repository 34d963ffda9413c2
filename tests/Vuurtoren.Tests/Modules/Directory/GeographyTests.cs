using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory;

public sealed class GeographyTests
{
    static readonly Geography geography = Geography.Shipped;
    static readonly DateOnly lastDayOf2024 = new(2024, 12, 31), firstDayOf2025 = new(2025, 1, 1);

    [Fact]
    public void Belgium_is_complete()
    {
        Assert.Equal(565, geography.Municipalities.Count);
        Assert.Equal(19, geography.BrusselsMunicipalities.Count);
        Assert.Equal(145, geography.Neighbourhoods.Count);
        Assert.Equal(118, geography.Neighbourhoods.Count(n => n.Inhabited));
        Assert.All(geography.Municipalities, m =>
        {
            Assert.Equal(["de", "fr", "nl"], m.Name.Languages);
            Assert.NotEmpty(m.Postcodes);
            Assert.Equal(!m.IsInBrussels, m.Province is not null);
            Assert.NotNull(geography.Outline(geography.Area(AreaKind.Municipality, m.Nis)!));
        });
        Assert.All(geography.Neighbourhoods, n =>
        {
            Assert.Equal(["fr", "nl"], n.Name.Languages);
            Assert.True(geography.Municipality(n.MunicipalityNis)!.IsInBrussels);
        });
        Assert.All(geography.BrusselsMunicipalities, m => Assert.Contains(geography.Neighbourhoods, n => n.MunicipalityNis == m.Nis));
    }

    [Theory]
    [InlineData("44048", "44086")] // Nazareth -> Nazareth-De Pinte
    [InlineData("11056", "46030")] // Zwijndrecht changed province
    [InlineData("71022", "71072")] // Hasselt took Kortessem in
    public void A_merged_municipality_is_followed_to_its_successor_from_the_day_of_the_merger(string old, string current)
    {
        Assert.Equal(current, geography.Municipality(old)!.Nis);
        Assert.Equal(current, geography.Municipality(old, firstDayOf2025)!.Nis);
        Assert.Equal(old, geography.Municipality(old, lastDayOf2024)!.Nis);
        Assert.Null(geography.Municipality(current, lastDayOf2024));
    }

    [Fact]
    public void Bastogne_merged_a_month_before_the_others()
    {
        Assert.Equal("82005", geography.Municipality("82005", new DateOnly(2024, 12, 1))!.Nis);
        Assert.Equal("82039", geography.Municipality("82005", new DateOnly(2024, 12, 2))!.Nis);
        Assert.NotNull(geography.Municipality("21004", new DateOnly(1999, 1, 1)));
        Assert.Null(geography.Municipality("99999"));
        Assert.Null(geography.Municipality(null));
    }

    [Fact]
    public void Every_code_leads_to_a_municipality_of_today()
    {
        var codes = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "geo", "municipalities.csv")).Skip(1).Select(l => l[..5]).ToList();
        Assert.Equal(594, codes.Count);
        Assert.All(codes, code => Assert.True(geography.Municipality(code)!.IsCurrent));
    }

    [Theory]
    [InlineData("1060", "21013")]
    [InlineData("1120", "21004")]
    [InlineData("2430", "13053")] // Vorst in Laakdal, not in Brussels
    [InlineData("2100", "11002")] // Deurne in Antwerp, not in Diest
    [InlineData("2950", "11023")]
    [InlineData("2070", "46030")] // Zwijndrecht, merged
    [InlineData("2870", "12041")] // Puurs-Sint-Amands, merged in 2019
    [InlineData("5555", "91015")]
    [InlineData("8301", "31043")]
    [InlineData("9042", "44021")]
    [InlineData("7100", "58001")] // La Louvière, renumbered in 2019
    public void A_postal_code_gives_the_municipality_of_today(string postcode, string nis) =>
        Assert.Equal(nis, geography.MunicipalityOfPostcode(postcode)!.Nis);

    [Fact]
    public void A_postal_code_lies_in_one_current_municipality_of_its_own_province()
    {
        Assert.Null(geography.MunicipalityOfPostcode("9999"));
        foreach (var group in geography.Postcodes.GroupBy(p => p.Code))
        {
            var municipality = geography.MunicipalityOfPostcode(group.Key)!;
            Assert.All(group, p => Assert.Equal(municipality.Nis, p.Nis));
            Assert.True(municipality.IsCurrent);
            if (group.Key != "2070") Assert.Equal(ProvinceOf(int.Parse(group.Key, CultureInfo.InvariantCulture)), municipality.Province); // Zwijndrecht kept its code
        }

        static string? ProvinceOf(int code) => code switch
        {
            < 1300 => null, < 1500 => "20002", < 2000 => "20001", < 3000 => "10000", < 3500 => "20001", < 4000 => "70000", < 5000 => "60000",
            < 6000 => "90000", < 6600 => "50000", < 7000 => "80000", < 8000 => "50000", < 9000 => "30000", _ => "40000",
        };
    }

    [Theory]
    [InlineData(50.8467, 4.3525, "21004", "Grote Markt")] // town hall of Brussels
    [InlineData(50.8270, 4.3453, "21013", "Hoog Sint-Gillis")] // town hall of Saint-Gilles
    [InlineData(50.8676, 4.3737, "21015", "Colignon")] // town hall of Schaerbeek
    [InlineData(51.0543, 3.7174, "44021", null)] // Ghent
    [InlineData(50.4674, 4.8720, "92094", null)] // Namur
    [InlineData(50.0003, 5.7152, "82039", null)] // Bastogne
    [InlineData(0, 0, null, null)]
    [InlineData(4.3525, 50.8467, null, null)] // turned round
    [InlineData(52.3676, 4.9041, null, null)] // Amsterdam
    [InlineData(double.NaN, 4.35, null, null)]
    public void A_point_lies_in_one_municipality_and_in_one_neighbourhood_of_Brussels(double latitude, double longitude, string? nis, string? neighbourhood)
    {
        Assert.Equal(nis, geography.MunicipalityAt(latitude, longitude)?.Nis);
        Assert.Equal(neighbourhood, geography.NeighbourhoodAt(latitude, longitude)?.Name["nl"]);
    }

    [Fact]
    public void All_of_Brussels_is_covered_by_neighbourhoods_and_by_municipalities_without_holes()
    {
        var random = new Random(19145);
        int inside = 0, withoutNeighbourhood = 0;
        for (var i = 0; i < 50_000; i++)
        {
            double latitude = 50.76 + 0.16 * random.NextDouble(), longitude = 4.24 + 0.25 * random.NextDouble();
            if (geography.MunicipalityAt(latitude, longitude) is not { IsInBrussels: true }) continue;
            inside++;
            if (geography.NeighbourhoodAt(latitude, longitude) is null) withoutNeighbourhood++;
        }
        Assert.InRange(inside, 15_000, 40_000);
        Assert.InRange(withoutNeighbourhood, 0, inside / 500); // only along the outer border, where the two outlines differ
    }

    [Theory]
    [InlineData("SAINT-GILLES", "21013")]
    [InlineData("Sint-Gillis", "21013")]
    [InlineData("st gilles", "21013")]
    [InlineData("BRUXELLES - LAEKEN", "21004")]
    [InlineData("Laken", "21004")]
    [InlineData("BRUXELLES", "21004")]
    [InlineData("Forest", "21007")]
    [InlineData("Vorst", "21007")]
    [InlineData("MALINES", "12025")]
    [InlineData("LIÈGE", "62063")]
    [InlineData("liege", "62063")]
    [InlineData("RHODE-SAINT-GENESE", "23101")]
    [InlineData("HEVERLEE", "24062")]
    [InlineData("Nazareth", "44086")]
    [InlineData("Antwerpen", "11002")]
    [InlineData("Hal", "23027")]
    [InlineData("nowhere", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void A_municipality_is_found_by_its_name_in_either_language(string? name, string? nis) =>
        Assert.Equal(nis, geography.MunicipalityByName(name)?.Nis);

    [Theory]
    [InlineData("Région bruxelloise", AreaKind.Region, "04000")]
    [InlineData("Brussels Gewest", AreaKind.Region, "04000")]
    [InlineData("Belgique", AreaKind.Country, "01000")]
    [InlineData("Flandre", AreaKind.Region, "02000")]
    [InlineData("Wallonië", AreaKind.Region, "03000")]
    [InlineData("Brabant flamand", AreaKind.Province, "20001")]
    [InlineData("Limburg", AreaKind.Province, "70000")]
    [InlineData("Provincie Antwerpen", AreaKind.Province, "10000")]
    [InlineData("Saint-Gilles", AreaKind.Municipality, "21013")]
    [InlineData("Koekelberg", AreaKind.Municipality, "21011")]
    [InlineData("Quartier Koekelberg", AreaKind.Neighbourhood, "17")]
    [InlineData("Anneessens", AreaKind.Neighbourhood, "10")]
    [InlineData("Bizet - Roue - Ceria", AreaKind.Neighbourhood, "53")]
    [InlineData("Haachtsesteenweg", AreaKind.Neighbourhood, "24")]
    [InlineData("Étangs d'Ixelles", AreaKind.Neighbourhood, "39")]
    public void A_zone_of_a_directory_becomes_a_territory(string name, AreaKind kind, string code)
    {
        var area = geography.AreaByName(name)!;
        Assert.Equal((kind, code), (area.Kind, area.Code));
    }

    [Fact]
    public void A_part_of_Brussels_is_known_by_its_postal_code_and_a_double_district_is_two_areas()
    {
        Assert.Equal("1020", geography.AreaByName("Bruxelles - Laeken")!.Postcode);
        Assert.Null(geography.AreaByName("Bruxelles-Halle-Vilvoorde"));
        Assert.Equal(["21000", "23000"], geography.AreasByName("Brussel-Halle-Vilvoorde").Select(a => a.Code));
    }

    [Fact]
    public void A_neighbourhood_lies_in_a_municipality_a_district_a_region_and_the_country() =>
        Assert.Equal(["10", "21004", "21000", "04000", "01000"], geography.Enclosing(geography.AreaByName("Anneessens")!).Select(a => a.Code));

    [Fact]
    public void Every_municipality_and_neighbourhood_is_found_by_its_own_names()
    {
        var ambiguous = geography.BrusselsMunicipalities.Where(m => m.Name.Any(n => geography.MunicipalityByName(n.Value)?.Nis != m.Nis));
        Assert.Empty(ambiguous);
        var lost = geography.Neighbourhoods.Where(n => n.Name.Any(name => geography.AreaByName(name.Value) is null)).Select(n => n.Name["fr"]);
        Assert.Empty(lost);
    }

    [Fact]
    public void Outlines_for_the_map_are_valid_GeoJSON_with_names_in_both_languages()
    {
        using var document = System.Text.Json.JsonDocument.Parse(geography.NeighbourhoodOutlines());
        var features = document.RootElement.GetProperty("features");
        Assert.Equal(145, features.GetArrayLength());
        Assert.Equal("Grote Markt", features[0].GetProperty("properties").GetProperty("name_nl").GetString());
        using var brussels = System.Text.Json.JsonDocument.Parse(geography.BrusselsMunicipalityOutlines());
        Assert.Equal(19, brussels.RootElement.GetProperty("features").GetArrayLength());
        using var belgium = System.Text.Json.JsonDocument.Parse(geography.MunicipalityOutlines());
        Assert.Equal(565, belgium.RootElement.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public void The_seam_between_the_outlines_of_Flanders_and_of_Wallonia_leaves_nobody_out()
    {
        var random = new Random(1962);
        List<string> nowhere = [];
        for (var i = 0; i < 20_000; i++) // a strip over the language border between Ronse and the Meuse, far from the state border
        {
            double latitude = 50.68 + 0.1 * random.NextDouble(), longitude = 3.6 + 1.9 * random.NextDouble();
            if (geography.MunicipalityAt(latitude, longitude) is null) nowhere.Add(string.Create(CultureInfo.InvariantCulture, $"{latitude:F4} {longitude:F4}"));
        }
        Assert.True(nowhere.Count == 0, $"{nowhere.Count} nowhere: {string.Join("; ", nowhere.Take(30))}");
        Assert.Null(geography.MunicipalityAt(50.6292, 3.0573)); // Lille
        Assert.Null(geography.MunicipalityAt(50.8514, 5.6910)); // Maastricht
    }

    [Fact]
    public void Distance_is_in_metres()
    {
        Assert.Equal(0, Geography.Distance(50.85, 4.35, 50.85, 4.35));
        Assert.InRange(Geography.Distance(50.8467, 4.3525, 51.2211, 4.3997), 41_500, 42_000); // Brussels to Antwerp, town halls
    }

    [Fact]
    public void Many_threads_that_place_many_points_agree()
    {
        var placed = Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ =>
        {
            var random = new Random(7);
            var found = 0;
            for (var i = 0; i < 250_000; i++)
                if (geography.NeighbourhoodAt(50.80 + 0.08 * random.NextDouble(), 4.30 + 0.12 * random.NextDouble()) is not null) found++;
            return found;
        }).ToList();
        Assert.Single(placed.Distinct());
        Assert.InRange(placed[0], 200_000, 250_000);
    }

    [RealDataFact]
    public void Every_organisation_of_the_Brussels_directory_with_coordinates_is_placed()
    {
        using var csv = new TextFieldParser(RealData.At("social-brussels/organisations_2017_fr_no_contacts.csv")) { Delimiters = [","] };
        var header = csv.ReadFields()!.ToList();
        int rows = 0, placed = 0;
        List<string> unplaced = [], unknownZones = [], unknownPlaces = [];
        while (csv.ReadFields() is { } fields)
        {
            string Field(string name) => fields[header.IndexOf(name)];
            rows++;
            unknownZones.AddRange(Field("action_zone_fr").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(zone => geography.AreasByName(zone).Count == 0));
            if (Field("municipality_fr") is { Length: > 0 } place && geography.MunicipalityByName(place) is null) unknownPlaces.Add(place);
            if (!double.TryParse(Field("lat"), CultureInfo.InvariantCulture, out var latitude)
                || !double.TryParse(Field("lon"), CultureInfo.InvariantCulture, out var longitude)) continue;
            if (geography.NeighbourhoodAt(latitude, longitude) is not null) placed++;
            else unplaced.Add($"{Field("id")} {latitude} {longitude}");
        }
        Assert.Equal(1865, rows);
        Assert.Empty(unknownZones.Distinct());
        Assert.Equal(["PEIZEGEM"], unknownPlaces.Distinct()); // a village without a postal code of its own
        Assert.True(placed == 1801, $"{placed} placed; not placed: {string.Join("; ", unplaced)}");
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.VisualBasic.FileIO;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.OpenData;

public sealed class ExportTests
{
    static readonly string[] formats = [.. ExportFormat.All.Select(format => format.Name)];

    static string Export(Database database, string format, TemporaryFolder folder, string language = "nl")
    {
        var file = folder.File("export-" + format + (format == "xlsx" ? ".xlsx" : ""));
        Assert.Equal(0, ExportCommand.Run(new(format, file, language, All: false, AsJson: true), () => database, default));
        return file;
    }

    [Theory, EveryDatabase]
    public void No_format_lets_anything_out_that_is_not_public(TestDatabase test)
    {
        var database = Filled.Fill(test);
        foreach (var format in formats)
        {
            var file = Export(database, format, test.Folder);
            foreach (var text in Texts(file))
            {
                Assert.DoesNotContain(Filled.Mark, text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("An Voorbeeld", text, StringComparison.Ordinal); // an imported person
                Assert.DoesNotContain("50.123456", text, StringComparison.Ordinal);
            }
        }
        Assert.Contains("Halfopen", Texts(Export(database, "hsds-ndjson", test.Folder)).Single(), StringComparison.Ordinal);
        Assert.Contains("Schuilplaats", Texts(Export(database, "hsds-ndjson", test.Folder)).Single(), StringComparison.Ordinal);
    }

    static IEnumerable<string> Texts(string file)
    {
        using var stream = File.OpenRead(file);
        if (stream.ReadByte() != 'P') return [File.ReadAllText(file)];
        using var zip = new ZipArchive(stream);
        return zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()).ToList();
    }

    [Theory, EveryDatabase]
    public void An_empty_directory_exports_to_a_valid_file_in_every_format(TestDatabase test)
    {
        foreach (var format in formats) Assert.True(new FileInfo(Export(test.WithTables(), format, test.Folder)).Exists);
        Assert.True((bool?)JsonNode.Parse(File.ReadAllText(test.Folder.File("export-hsds-json")))!["empty"]);
        Assert.Empty(File.ReadAllText(test.Folder.File("export-hsds-ndjson")));
    }

    [Theory, EveryDatabase]
    public async Task Every_line_and_every_part_of_the_document_is_valid_HSDS(TestDatabase test)
    {
        var database = Filled.Fill(test);
        var lines = File.ReadAllLines(Export(database, "hsds-ndjson", test.Folder));
        Assert.Equal(2, lines.Length);
        foreach (var line in lines) Assert.Empty(await Hsds.Problems("service", line));
        var document = JsonNode.Parse(File.ReadAllText(Export(database, "hsds-json", test.Folder, "fr")))!;
        Assert.Equal(2, (int?)document["total_items"]);
        foreach (var (part, schema) in new[] { ("contents", "service"), ("organizations", "organization"), ("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term") })
            foreach (var item in document[part]!.AsArray()) Assert.Empty(await Hsds.Problems(schema, item!.ToJsonString()));
        Assert.Contains(document["contents"]!.AsArray(), service => (string?)service!["name"] == "Accueil");
    }

    [Theory, EveryDatabase]
    public void The_tables_keep_to_their_data_package(TestDatabase test)
    {
        using var zip = ZipFile.OpenRead(Export(Filled.Fill(test), "hsds-csv", test.Folder));
        var package = JsonNode.Parse(new StreamReader(zip.GetEntry("datapackage.json")!.Open()).ReadToEnd())!;
        var tables = package["resources"]!.AsArray().ToDictionary(r => (string)r!["name"]!, r => (Schema: r!["schema"]!, Rows: Rows(zip, (string)r["path"]!)));
        var official = JsonNode.Parse(File.ReadAllText(Path.Combine(Hsds.Folder, "datapackage.json")))!["resources"]!.AsArray().Select(r => (string)r!["name"]!);
        Assert.Equal(["identifier", "translation"], tables.Keys.Except(official).Order());
        foreach (var (name, (schema, rows)) in tables)
            foreach (var field in schema["fields"]!.AsArray())
            {
                var column = (string)field!["name"]!;
                var values = rows.Select(row => row[column]).ToList();
                if ((bool?)field["constraints"]?["required"] == true) Assert.All(values, value => Assert.True(value.Length > 0, $"{name}.{column} is empty"));
                if ((bool?)field["constraints"]?["unique"] == true) Assert.Equal(values.Count(v => v.Length > 0), values.Where(v => v.Length > 0).Distinct().Count());
                var allowed = field["constraints"]?["enum"]?.AsArray().Select(v => (string)v!).ToList();
                foreach (var value in values.Where(v => v.Length > 0))
                    Assert.True(Is(value, (string?)field["type"], (string?)field["format"]) && allowed?.Contains(value) != false, $"{name}.{column} is {value}");
            }
        foreach (var (name, (schema, rows)) in tables)
            foreach (var key in schema["foreignKeys"]?.AsArray() ?? [])
            {
                var known = tables[(string)key!["reference"]!["resource"]!].Rows.Select(row => row["id"]).ToHashSet();
                Assert.All(rows.Select(row => row[(string)key["fields"]!]).Where(v => v.Length > 0), value => Assert.True(known.Contains(value), $"{name}.{key["fields"]} {value} points to nothing"));
            }
        string[] mayBeEmpty = ["meta_table_description"];
        Assert.Equal(mayBeEmpty, tables.Where(t => t.Value.Rows.Count == 0).Select(t => t.Key));
    }

    static List<Dictionary<string, string>> Rows(ZipArchive zip, string path)
    {
        using var csv = new TextFieldParser(zip.GetEntry(path)!.Open()) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var header = csv.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (csv.ReadFields() is { } cells) rows.Add(header.Zip(cells, KeyValuePair.Create).ToDictionary());
        return rows;
    }

    static bool Is(string value, string? type, string? format) => (type, format) switch
    {
        (_, "uuid") => Guid.TryParse(value, out _),
        (_, "uri") => Uri.TryCreate(value, UriKind.Absolute, out _),
        (_, "email") => value.Contains('@', StringComparison.Ordinal),
        ("number", _) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ("date", _) => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _),
        ("time", _) => TimeOnly.TryParseExact(value, "HH:mm:ss", out _),
        ("datetime", _) => value.EndsWith('Z') && DateTime.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    [Fact]
    public async Task What_goes_wrong_is_said_in_one_line_and_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        folder.Write("old", "stays");
        (string[] Arguments, string Says)[] wrong =
        [
            (["hsds-xml", folder.File("x")], "geojson, hsds-csv, hsds-json, hsds-ndjson, opening-hours, vcard, xlsx"), (["hsds-json", folder.File("no/such/x")], "bestaat niet"),
            (["hsds-json", folder.Path], "is een map"), (["vcard", folder.File("old"), "--all"], "--all kan niet met vcard"),
            (["hsds-json", "/dev/full/x"], "bestaat niet"), (["hsds-ndjson", "/proc/x"], "/proc/"),
        ];
        foreach (var (arguments, says) in wrong)
        {
            var outcome = await App.Run(["export", .. arguments, "--data", folder.File("data")]);
            Assert.NotEqual(0, outcome.ExitCode);
            Assert.Single(outcome.Errors.Trim().Split('\n'));
            Assert.Contains(says, outcome.Errors, StringComparison.Ordinal);
        }
        Assert.Equal("stays", File.ReadAllText(folder.File("old")));
        Assert.DoesNotContain(System.IO.Directory.GetFiles(folder.Path), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_prints_one_line_for_scripts()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        Filled.Fill(test);
        var line = JsonNode.Parse(await App.Succeed("export", "hsds-ndjson", test.Folder.File("x.ndjson"), "--database", test.ConnectionString, "--data", test.Folder.Path, "--json"))!;
        Assert.Equal(("hsds-ndjson", 2), ((string?)line["format"], (int?)line["counts"]!["service"]));
        Assert.Equal(new FileInfo(test.Folder.File("x.ndjson")).Length, (long?)line["bytes"]);
    }

    [Fact]
    public async Task An_export_of_everything_is_for_the_eyes_of_its_owner_only()
    {
        if (OperatingSystem.IsWindows()) return;
        using var test = new TestDatabase(Engine.Sqlite);
        Filled.Fill(test);
        await App.Succeed("export", "hsds-json", test.Folder.File("all"), "--all", "--database", test.ConnectionString, "--data", test.Folder.Path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(test.Folder.File("all")));
    }
}

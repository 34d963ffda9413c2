using System.Collections;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using L = Vuurtoren.Modules.Directory.Location;
using S = Vuurtoren.Modules.Directory.Service;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>
/// Puts a word that exists nowhere else in every field of every kind of record at each visibility that is not public, in parked records,
/// confidential places and private contacts, and looks for it in everything that leaves the product.
/// </summary>
public partial class LeakTests
{
    const string Secret = "zqleak";

    /// <summary>These stand in public records, so that the test knows it looked in the right places.</summary>
    const string Shown = "zqshown";

    static SmallDirectory Seeded(TestDatabase database, out List<(string Kind, Guid Id)> hidden, out List<(string Kind, Guid Id)> shown)
    {
        var town = new SmallDirectory(database);
        var (records, secret, states) = (new List<DirectoryRecord>(), new List<(string, Guid)>(), new List<FieldState>());
        var links = new Dictionary<string, object?>
        {
            [nameof(S.OrganizationId)] = Id("organization", 1), [nameof(ServiceAtLocation.ServiceId)] = Id("service", 1), [nameof(ServiceAtLocation.LocationId)] = Id("location", 1),
            [nameof(TaxonomyTerm.TaxonomyId)] = Id("taxonomy", 1), [nameof(TaxonomyTerm.Broader)] = Array.Empty<Guid>(), [nameof(S.Themes)] = new[] { Theme(1) }, [nameof(DirectoryRecord.Source)] = "test",
            [nameof(L.Latitude)] = 50.912345, [nameof(L.Longitude)] = 4.312345,
        };
        Dictionary<string, object?> With(params (string, object?)[] more)
        {
            var set = new Dictionary<string, object?>(links);
            foreach (var (name, value) in more) set[name] = value;
            return set;
        }

        records.AddRange(Taxonomy(1), Term(1, Shown, Shown), Organization(1, Shown), Service(1, 1, Shown, themes: [Theme(1)]), Location(1), At(1, 1, 1));
        var number = 0;
        foreach (var (kind, type) in Kinds.All)
        {
            // Whole records that are not public, or parked.
            foreach (var visibility in (Visibility[])[Visibility.Professionals, Visibility.OwnerOnly])
                Hidden(Samples.Filled(type, $"{Secret}{++number}", With((nameof(DirectoryRecord.Visibility), visibility))));
            Hidden(Samples.Filled(type, $"{Secret}{++number}", With((nameof(DirectoryRecord.Parked), "to-be-looked-at"))));

            // Public records with one hidden field each; and with one language of it hidden.
            foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.Name is not (nameof(DirectoryRecord.Id) or nameof(DirectoryRecord.Parked) or nameof(L.Municipality) or nameof(L.Neighbourhood))))
                foreach (var language in property.PropertyType == typeof(LocalText) && property.Name != "Name" ? (string[])["", "nl"] : [""])
                {
                    var filled = Samples.Filled(type, $"{Secret}{++number}", links);
                    var id = filled.Id;
                    var value = property.GetValue(filled);
                    if (language.Length > 0) value = LocalText.NlFr(((LocalText)value!)["nl"], Shown);
                    else if (value is string or LocalText or IEnumerable && property.Name != nameof(DirectoryRecord.Source)) { }
                    else continue; // numbers, dates and links carry no mark
                    var record = Samples.Filled(type, Shown + number, With((nameof(DirectoryRecord.Id), (object?)id), (property.Name, value)));
                    if (record is Location place) place.PlaceIn("21004", "1");
                    records.Add(record);
                    if (property.Name == "Name" && type != typeof(Location)) secret.Add((kind, id));
                    states.Add(new() { RecordId = id, Path = Db.Snake(property.Name), Lang = language, Visibility = number % 2 == 0 ? Visibility.OwnerOnly : Visibility.Professionals });
                }
        }

        // Parts with a visibility of their own, persons in imported records, and what belongs to something hidden.
        Phone hiddenPhone = new(Secret + "phone", Description: LocalText.From("nl", Secret), Visibility: Visibility.Professionals);
        Contact[] contacts = [new(Title: LocalText.From("nl", Secret + "role"), Visibility: Visibility.OwnerOnly), new(Title: LocalText.From("nl", Shown), Phones: [hiddenPhone]),
            new(Name: Secret + "person", Email: LocalText.From("und", Secret + "@example.org"))];
        records.Add(Samples.Filled<Service>(Shown + "parts", With((nameof(S.Phones), new[] { hiddenPhone }), (nameof(S.Contacts), contacts), (nameof(DirectoryRecord.Source), "bruso"))));
        records.Add(Organization(90, Secret + "org", visibility: Visibility.OwnerOnly));
        records.Add(Service(90, 90, Secret + "service of a hidden organisation"));
        secret.AddRange([(Kinds.Organization, Id("organization", 90)), (Kinds.Service, Id("service", 90))]);

        // A confidential place, even when its columns were wrongly filled.
        var marked = Samples.Filled<Location>(Secret + "place", With((nameof(L.Confidential), true)));
        var confidential = new Location
        {
            Id = Id("location", 91), Confidential = true, Name = LocalText.From("nl", Shown), Addresses = marked.Addresses, Latitude = 50.987654, Longitude = 4.456789,
            Transportation = marked.Transportation, Building = marked.Building, Floor = marked.Floor, Entrance = marked.Entrance,
        };
        typeof(Location).GetProperty(nameof(L.Municipality))!.SetValue(confidential, "21015");
        typeof(Location).GetProperty(nameof(L.Neighbourhood))!.SetValue(confidential, Secret + "hood");
        records.AddRange(confidential, Service(91, 1, Shown), At(91, 91, 91));
        town.Save([.. records]);
        using (var db = town.Database.Context())
        {
            db.AddRange(states);
            db.Add(new ConfidentialPlace { LocationId = confidential.Id, Addresses = marked.Addresses, Entrance = marked.Entrance, Latitude = 50.987654, Longitude = 4.456789 });
            db.SaveChanges();
        }
        (hidden, shown) = (secret, [.. records.Select(r => (Kinds.Of(r.GetType()), r.Id)).Except(secret)]);
        return town;

        void Hidden(DirectoryRecord record)
        {
            records.Add(record);
            secret.Add((Kinds.Of(record.GetType()), record.Id));
        }
    }

    static bool Tells(string text) => text.Contains(Secret, StringComparison.OrdinalIgnoreCase) || text.Contains("50.98765", StringComparison.Ordinal) || text.Contains("4.45678", StringComparison.Ordinal);

    [Theory, EveryDatabase]
    public async Task What_is_not_public_leaves_by_no_way(TestDatabase database)
    {
        var town = Seeded(database, out var hidden, out var shown);
        await using var site = await Site.Start(database: database, apart: true);
        var leaks = new List<string>();
        var seenShown = 0;

        void Look(string where, string text)
        {
            if (Tells(text)) leaks.Add($"{where}: …{Around().Match(text).Value}…");
            if (text.Contains(Shown, StringComparison.Ordinal)) seenShown++;
        }

        // The open API, in all its forms.
        foreach (var list in (string[])["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"])
            foreach (var form in (string[])["?per_page=500", "?per_page=500&full=true&lang=fr", "?per_page=100&full=true&full_service=true", "?format=ndjson&full=true", "?minimal=true", $"?search={Shown}&full=true&per_page=500", "?cursor=&per_page=500&full=true",
                "?lat=50.987&lon=4.456&proximity=3000&full=true&per_page=500", "?postcode=1030&full=true&per_page=500"])
                Look($"/hsds/{list}{form}", await site.Client.GetStringAsync($"hsds/{list}{form}"));
        foreach (var path in (string[])["hsds/", "hsds/openapi.json", "hsds/changes?per_page=5000"]) Look(path, await site.Client.GetStringAsync(path));
        Assert.True(seenShown > 20);
        foreach (var (kind, id) in hidden.Concat(shown))
        {
            var name = kind == Kinds.Taxonomy ? "taxonomies" : kind + "s";
            foreach (var path in (string[])[$"hsds/{name}/{id}", $"nl/{name}/{id}"])
            {
                using var answer = await site.Client.GetAsync(path);
                Assert.True((int)answer.StatusCode < 500, path);
                if (hidden.Contains((kind, id)) && path.StartsWith("hsds", StringComparison.Ordinal)) Assert.True((int)answer.StatusCode == 404, $"{(int)answer.StatusCode} {path}: {await answer.Content.ReadAsStringAsync()}");
                Look(path, await answer.Content.ReadAsStringAsync());
            }
        }

        // Every page and file that can be reached, both languages.
        var (toVisit, visited) = (new Queue<string>(["/", "/nl", "/fr", "/sitemap.xml", "/robots.txt", "/nl/services", "/fr/services"]), new HashSet<string>());
        while (toVisit.TryDequeue(out var path) && visited.Count < 300)
        {
            if (!visited.Add(path)) continue;
            using var answer = await site.Client.GetAsync(path);
            Assert.True((int)answer.StatusCode < 500, path);
            var text = await answer.Content.ReadAsStringAsync();
            Look(path, text);
            if (answer.Headers.Location is { } to) toVisit.Enqueue(to.ToString());
            foreach (Match link in Address().Matches(text)) toVisit.Enqueue(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0]);
        }

        // Files.
        foreach (var format in ExportFormat.All)
        {
            var file = database.Folder.File("export-" + format.Name);
            await App.Succeed(["export", format.Name, file, "--data", site.Data, "--database", database.ConnectionString]);
            foreach (var (name, text) in TextsOf(file)) Look($"{format.Name} {name}", text);
        }

        foreach (var ending in (string[])["html", "docx", "xlsx"])
        {
            var file = database.Folder.File("guide." + ending);
            await App.Succeed(["guide", file, "--language", "side", "--site", "https://gids.example", "--data", site.Data, "--database", database.ConnectionString]);
            foreach (var (name, text) in TextsOf(file)) Look($"guide {name}", text);
        }

        // What is in memory, what is written down.
        town.Index.CatchUp();
        foreach (var text in Inside(town.Index.Now)) Look("index", text);
        Look("log", site.Log);
        Assert.Equal(0, town.Index.Find(new() { Text = Secret }, Nl).Total);
        Assert.Empty(leaks.Distinct().Take(20));
    }

    /// <summary>The file as text, and what is inside when it is a zip.</summary>
    static IEnumerable<(string Name, string Text)> TextsOf(string file)
    {
        var files = System.IO.Directory.Exists(file) ? System.IO.Directory.GetFiles(file) : [file];
        foreach (var one in files)
        {
            var bytes = File.ReadAllBytes(one);
            if (bytes is not [(byte)'P', (byte)'K', ..]) { yield return (Path.GetFileName(one), Encoding.UTF8.GetString(bytes)); continue; }
            using var zip = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in zip.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                yield return (entry.FullName, reader.ReadToEnd());
            }
        }
    }

    /// <summary>Every text in an object and all that hangs from it.</summary>
    static IEnumerable<string> Inside(object root)
    {
        var (open, seen) = (new Stack<object>([root]), new HashSet<object>(ReferenceEqualityComparer.Instance));
        while (open.TryPop(out var next))
        {
            if (!next.GetType().IsValueType && !seen.Add(next)) continue;
            switch (next)
            {
                case string text: yield return text; continue;
                case byte[] bytes: yield return Encoding.UTF8.GetString(bytes); continue;
                case Type or Delegate or Pointer: continue;
                case float number: yield return number.ToString(System.Globalization.CultureInfo.InvariantCulture); continue;
                case Array array when array.GetType().GetElementType()!.IsPrimitive && array is not float[]: continue;
                case IEnumerable many: foreach (var item in many) if (item is not null) open.Push(item); continue;
            }
            for (var type = next.GetType(); type is not null && !type.IsPrimitive && type != typeof(object); type = type.BaseType)
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
                    if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike && field.GetValue(next) is { } value && !(value.GetType().IsPrimitive || value.GetType().IsEnum)) open.Push(value);
        }
    }

    [GeneratedRegex("[\"'](/[^\"'\\s<>]*)[\"']")]
    private static partial Regex Address();

    [GeneratedRegex(".{0,80}(zqleak|50\\.98765|4\\.45678).{0,60}", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Around();
}

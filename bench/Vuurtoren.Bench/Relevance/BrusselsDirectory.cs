using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Relevance;

/// <summary>
/// The real Brussels directory, imported and in memory: 1,773 organisations of which the source says both who they are and under which
/// categories they fall. Imported once per input and program; later runs take the database that is there.
/// </summary>
sealed class BrusselsDirectory
{
    static Dictionary<string, string>? titles;
    static readonly string cache = Path.Combine(Path.GetTempPath(), "vuurtoren-bench");

    BrusselsDirectory(string folder, string data)
    {
        Database = Database.At(data);
        Index = new(Database);
        Index.CatchUp();
        OrganizationsOf = Links(folder);
        CategoriesOf = OrganizationsOf.SelectMany(c => c.Value.Select(o => (o, c.Key))).ToLookup(pair => pair.o, pair => pair.Key);
    }

    public Database Database { get; }
    public DirectoryIndex Index { get; }

    /// <summary>By the number that a category has in the source.</summary>
    public IReadOnlyDictionary<string, HashSet<Guid>> OrganizationsOf { get; }
    public ILookup<Guid, string> CategoriesOf { get; }

    /// <summary>social-brussels/ of VUURTOREN_REAL_DATA.</summary>
    public static string Source => Environment.GetEnvironmentVariable("VUURTOREN_REAL_DATA") is { Length: > 0 } real ? Path.Combine(real, "social-brussels")
        : throw new InvalidOperationException("needs the real directories: set VUURTOREN_REAL_DATA");

    /// <param name="name">What is done to the input before it is imported: part of the key.</param>
    /// <param name="write">Writes the folder to import.</param>
    public static async Task<BrusselsDirectory> Open(string name, Action<string> write, bool fresh)
    {
        var data = Path.Combine(cache, Fingerprint(name));
        if (fresh && Directory.Exists(data)) Directory.Delete(data, recursive: true);
        if (!Directory.Exists(data))
        {
            ForgetOld();
            var work = Directory.CreateTempSubdirectory("vuurtoren-bench-").FullName;
            write(work);
            await Child.Run("dotnet", $"{Child.Vuurtoren} import social-brussels {work} --data {work}/data --json");
            Directory.CreateDirectory(cache);
            try { Directory.Move($"{work}/data", data); }
            catch (IOException) when (Directory.Exists(data)) { } // another run made the same meanwhile
            Directory.Delete(work, recursive: true);
        }
        return new(Source, data);
    }

    /// <summary>The answer in the order in which someone who reads this language gets it.</summary>
    public Answer Ask(string text, string language) => Index.Find(new Query { Kind = Kinds.Organization, Text = text, Take = 10 }, Viewer.Anyone(language));

    /// <summary>How the words were understood and the first results with their categories, for people who tune; holds texts of the source.</summary>
    public string Describe(Answer answer)
    {
        titles ??= JsonNode.Parse(File.ReadAllText(Path.Combine(Source, "taxonomy", "categories.json")))!.AsArray()
            .ToDictionary(c => c!["id"]!.ToString(), c => c!["titleFr"]?.ToString() ?? "");
        var understood = string.Join(", ", answer.UnderstoodAs.Select(t => Index.Terms.Find(t)).Select(t => t?.Code ?? t?.Name.First().Value));
        return $"      {answer.Total}{(answer.Weak ? " weak" : "")}; understood as: {understood}{(answer.DidYouMean is { } meant ? $"; did you mean {meant}" : "")}\n"
            + string.Join('\n', answer.Ids.Take(5).Select((id, at) => $"      {answer.Why.ElementAtOrDefault(at).Reason} " + string.Join("; ", CategoriesOf[id].Take(6).Select(c => $"{c} {titles.GetValueOrDefault(c)}"))));
    }

    public static IEnumerable<NamedRow> Rows(string file)
    {
        using var table = Table.Open(file, File.OpenRead(file));
        foreach (var row in table.Rows()) yield return new(table, row);
    }

    static Dictionary<string, HashSet<Guid>> Links(string folder)
    {
        var described = Rows(Path.Combine(folder, "organisations_2017_fr_no_contacts.csv")).Select(row => row["id"]!).ToHashSet();
        return Rows(Path.Combine(folder, "organisation_categories_2018_fr.csv"))
            .Where(row => described.Contains(row["organisation_id"]!))
            .GroupBy(row => row["category_id"]!, row => Ids.Of("social-brussels", Kinds.Organization, row["organisation_id"]!))
            .ToDictionary(c => c.Key, c => c.ToHashSet());
    }

    /// <summary>The same for the same input and the same program with the same themes.</summary>
    static string Fingerprint(string name)
    {
        var about = new StringBuilder(name).AppendLine().Append(typeof(DirectoryIndex).Module.ModuleVersionId).AppendLine();
        foreach (var folder in new[] { Source, Path.Combine(AppContext.BaseDirectory, "data", "themes") })
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
                about.AppendLine(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc:O}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about.ToString())).AsSpan(0, 12));
    }

    static void ForgetOld()
    {
        if (!Directory.Exists(cache)) return;
        foreach (var old in Directory.EnumerateDirectories(cache).Where(d => Directory.GetLastWriteTimeUtc(d) < DateTime.UtcNow.AddDays(-1)))
            Directory.Delete(old, recursive: true);
    }
}

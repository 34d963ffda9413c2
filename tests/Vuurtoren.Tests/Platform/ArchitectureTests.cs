using System.Text.RegularExpressions;

namespace Vuurtoren.Tests.Platform;

/// <summary>The walls of the house: Platform knows no module, a module only those below it and only their Public, and nobody Guidance.</summary>
public sealed partial class ArchitectureTests
{
    static readonly string source = Path.Combine(Places.Repository, "src", "Vuurtoren");

    /// <summary>What each module may name besides itself.</summary>
    static readonly Dictionary<string, string[]> below = new()
    {
        ["Directory"] = [],
        ["Welcome"] = [],
        ["Operation"] = [],
        ["Networks"] = ["Directory"],
        ["People"] = ["Directory", "Networks"],
        ["Meetings"] = ["Directory", "Networks"], ["Needs"] = ["Directory", "Networks", "Meetings"], ["Projects"] = ["Directory", "Networks"],
        ["Guidance"] = ["Directory", "Networks"], ["Volunteers"] = ["Directory", "Networks"], ["Vouchers"] = ["Directory", "Networks"], ["Library"] = ["Directory", "Networks"],
        ["Reports"] = ["Directory", "Networks", "Meetings", "Needs", "Projects", "Volunteers", "Vouchers", "Library"],
    };

    static IEnumerable<(string File, string Part, string[] Named)> Files() =>
        from file in System.IO.Directory.EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(source, file).Replace('\\', '/')
        where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal)
        where path.Split('/').Length > 2 && !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
        select (path, path.StartsWith("Modules/", StringComparison.Ordinal) ? path.Split('/')[1] : path.Split('/')[0],
            ModuleNames().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct().ToArray());

    [Fact]
    public void The_platform_names_no_module() =>
        Assert.Empty(Files().Where(file => file.Part == "Platform" && file.Named.Length > 0).Select(file => $"{file.File}: {string.Join(", ", file.Named)}"));

    [Fact]
    public void A_module_names_itself_and_what_modules_below_it_show_in_Public()
    {
        var wrong = from file in Files().Where(file => file.File.StartsWith("Modules/", StringComparison.Ordinal))
                    from named in file.Named
                    let other = named.Split('.')[0]
                    where other != file.Part && !(below[file.Part].Contains(other) && named.StartsWith(other + ".Public", StringComparison.Ordinal))
                    select $"{file.File} names {named}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_module_has_its_place_in_the_house() =>
        Assert.Empty(System.IO.Directory.EnumerateDirectories(Path.Combine(source, "Modules")).Select(Path.GetFileName).Except(below.Keys));

    [Fact]
    public void Nobody_names_Guidance_where_identifiable_clients_are() =>
        Assert.Empty(Files().Where(file => file.Part != "Guidance" && file.Named.Any(named => named.StartsWith("Guidance", StringComparison.Ordinal))).Select(file => file.File));

    [GeneratedRegex(@"Vuurtoren\.Modules\.([A-Z]\w*(?:\.[A-Z]\w*)?)")]
    private static partial Regex ModuleNames();
}

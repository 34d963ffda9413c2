using System.Text.Json.Nodes;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>The tables of HSDS 3.1 as its official data package describes them, with what that package forgets and two tables of our own.</summary>
static class DataPackage
{
    public sealed record Resource(string Name, string Path, IReadOnlyList<string> Fields);

    static readonly JsonObject package = Load();

    public static string Json => package.ToJsonString(new() { WriteIndented = true });

    public static readonly IReadOnlyList<Resource> Resources = package["resources"]!.AsArray()
        .Select(r => new Resource((string)r!["name"]!, (string)r["path"]!, [.. r["schema"]!["fields"]!.AsArray().Select(f => (string)f!["name"]!)])).ToList();

    static JsonObject Load()
    {
        var official = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "hsds", "datapackage.json")))!.AsObject();
        official["version"] = "3.1.0"; // the file of 3.1 still says 3.0.0
        var resources = official["resources"]!.AsArray();
        // The package has the links of capacities and units but not their own fields, which the JSON schemas have.
        Complete(resources, "service_capacity", ("id", "string", true), ("service_id", "string", true), ("unit_id", "string", true), ("available", "number", true),
            ("maximum", "number", false), ("description", "string", false), ("updated", "datetime", true));
        Complete(resources, "unit", ("id", "string", true), ("name", "string", true), ("scheme", "string", false), ("identifier", "string", false), ("uri", "string", false));
        foreach (var (name, value) in new[] { ("translation", "language"), ("identifier", "scheme") })
        {
            resources.Add(new JsonObject { ["name"] = name, ["path"] = $"{name}s.csv", ["profile"] = "tabular-data-resource", ["format"] = "csv", ["mediatype"] = "text/csv", ["schema"] = new JsonObject { ["primaryKey"] = "id" } });
            Complete(resources, name, [("id", "string", true), ("resource_type", "string", true), ("resource_id", "string", true), .. name == "translation" ? new[] { ("field_name", "string", true) } : [], (value, "string", true), ("value", "string", true)]);
        }
        return official;
    }

    static void Complete(JsonArray resources, string name, params IEnumerable<(string Name, string Type, bool Required)> fields)
    {
        var schema = resources.First(r => (string?)r!["name"] == name)!["schema"]!.AsObject();
        var known = schema["fields"]?.AsArray().ToDictionary(f => (string)f!["name"]!, f => f!.DeepClone()) ?? [];
        schema["fields"] = new JsonArray([.. fields.Select(field => known.GetValueOrDefault(field.Name) ?? new JsonObject
        {
            ["name"] = field.Name, ["type"] = field.Type, ["constraints"] = new JsonObject { ["required"] = field.Required },
        })]);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Demo;

/// <summary>One record of the demo, and what an import does not carry: who checked it when, and what only professionals see.</summary>
/// <param name="VerifiedDaysAgo">Null: nobody checked it.</param>
/// <param name="ProfessionalsOnly">Columns that deviate from the record's own visibility.</param>
/// <param name="Withdrawn">Its source gave it before, and does so no more.</param>
sealed record DemoRecord(string Key, DirectoryRecord Record, int? VerifiedDaysAgo, string? VerifiedHow, IReadOnlyList<string> ProfessionalsOnly, bool Withdrawn);

/// <summary>
/// The invented municipality as it stands in the JSON files of this folder: organisations with their locations and services inside
/// them, in the words of the entities, and with shorthands that people can write (see README.md). Days are counted from today, so
/// that the demo always looks current.
/// </summary>
sealed class DemoContent
{
    static readonly JsonSerializerOptions strict = new(Json.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    readonly ImportInput input;
    readonly DemoShorthand shorthand;
    readonly List<DemoRecord> organizations = [], locations = [], services = [], places = [];

    DemoContent(ImportInput input, DateOnly today) => (this.input, shorthand) = (input, new(input, today));

    /// <summary>Where the files are, beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Demo");

    /// <summary>What is pointed to comes before what points to it.</summary>
    public IEnumerable<DemoRecord> Records => [.. organizations, .. locations, .. services, .. places];

    public static DemoContent Read(ImportInput input, DateOnly today)
    {
        var content = new DemoContent(input, today);
        var files = System.IO.Directory.Exists(input.Path) ? System.IO.Directory.GetFiles(input.Path, "*.json") : [];
        if (files.Length == 0) throw new UnusableInput("import.unusable.missing", input.Path);
        foreach (var file in files.Order(StringComparer.Ordinal))
            foreach (var organization in JsonNode.Parse(File.ReadAllText(file))!["organizations"]!.AsArray()) content.Add(organization!.AsObject());
        return content;
    }

    void Add(JsonObject organization)
    {
        var key = Taken<string>(organization, "more_of") ?? organization["key"]!.GetValue<string>();
        var (itsLocations, itsServices) = (Parts(organization, "locations"), Parts(organization, "services"));
        if (organization.Count > 0) organizations.Add(Record<Organization>(organization));
        var id = JsonValue.Create(input.Id(Kinds.Organization, key));
        foreach (var location in itsLocations)
        {
            location["organization_id"] = id.DeepClone();
            locations.Add(Record<Location>(location));
        }
        foreach (var service in itsServices)
        {
            service["organization_id"] = id.DeepClone();
            AddPlaces(service["key"]!.GetValue<string>(), service);
            services.Add(Record<Service>(service));
        }
    }

    /// <summary>"at": the key of a location, or an object with what differs there.</summary>
    void AddPlaces(string service, JsonObject of)
    {
        var withdrawn = of["withdrawn"]?.GetValue<bool>() ?? false;
        foreach (var at in Taken(of, "at")?.AsArray() ?? [])
        {
            var place = at is JsonObject with ? with.DeepClone().AsObject() : [];
            var location = at is JsonObject ? Taken<string>(place, "location")! : at!.GetValue<string>();
            place["key"] = $"{service}@{location}";
            place["service_id"] = input.Id(Kinds.Service, service);
            place["location_id"] = input.Id(Kinds.Location, location);
            place["withdrawn"] = withdrawn;
            places.Add(Record<ServiceAtLocation>(place));
        }
    }

    DemoRecord Record<T>(JsonObject from) where T : DirectoryRecord
    {
        var key = Taken<string>(from, "key")!;
        var (verified, how) = CheckOf<T>(from, key);
        var professionalsOnly = Taken(from, "professionals_only")?.Deserialize<string[]>() ?? [];
        var withdrawn = Taken<bool>(from, "withdrawn");
        from["id"] = input.Id(Kinds.Of(typeof(T)), key);
        from["identifiers"] = new JsonArray(new JsonObject { ["scheme"] = input.Source, ["value"] = key });
        shorthand.WriteOut(from);
        try { return new(key, from.Deserialize<T>(strict)!, verified, how, professionalsOnly, withdrawn); }
        catch (JsonException wrong) { throw new InvalidDataException($"{key}: {wrong.Message}", wrong); }
    }

    /// <summary>Services of which the file does not say when they were checked were called in the last five months, each on a day of its own.</summary>
    (int? DaysAgo, string? How) CheckOf<T>(JsonObject from, string key)
    {
        if (typeof(T) == typeof(Service) && !from.ContainsKey("verified")) return (3 + input.Id(Kinds.Service, key).ToByteArray()[15] % 150, "called");
        return (Taken<int?>(from, "verified"), Taken<string>(from, "verified_how"));
    }

    static List<JsonObject> Parts(JsonObject of, string name) => Taken(of, name)?.AsArray().Select(part => part!.DeepClone().AsObject()).ToList() ?? [];

    internal static JsonNode? Taken(JsonObject from, string name)
    {
        var value = from[name];
        from.Remove(name);
        return value;
    }

    internal static T? Taken<T>(JsonObject from, string name) => Taken(from, name) is { } value ? value.GetValue<T>() : default;
}

using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>Takes HSDS objects apart into rows of the tables of the data package, each to a file of its own.</summary>
sealed class HsdsTables : IDisposable
{
    /// <summary>Which table holds the parts that a record has under this name.</summary>
    static readonly Dictionary<string, string> tableOf = new()
    {
        ["phones"] = "phone", ["contacts"] = "contact", ["schedules"] = "schedule", ["service_areas"] = "service_area", ["languages"] = "language", ["funding"] = "funding",
        ["cost_options"] = "cost_option", ["required_documents"] = "required_document", ["attributes"] = "attribute", ["metadata"] = "metadata",
        ["capacities"] = "service_capacity", ["unit"] = "unit", ["program"] = "program", ["additional_urls"] = "url", ["additional_websites"] = "url",
        ["organization_identifiers"] = "organization_identifier", ["accessibility"] = "accessibility", ["addresses"] = "address",
    };

    readonly Dictionary<string, (DataPackage.Resource Resource, CsvWriter Csv)> tables = [];
    readonly HashSet<string> termCodes = [];
    readonly HashSet<string> units = [];
    readonly Dictionary<string, string> programOf = [];

    public HsdsTables(string folder)
    {
        foreach (var resource in DataPackage.Resources)
        {
            var csv = new CsvWriter(Path.Combine(folder, resource.Path));
            csv.Row(resource.Fields);
            tables[resource.Name] = (resource, csv);
        }
    }

    /// <param name="table">For instance "service".</param>
    /// <param name="record">As <see cref="HsdsJson"/> writes it with its own parts.</param>
    /// <param name="without">A field to leave empty.</param>
    public void Add(string table, JsonElement record, string? without = null)
    {
        leftEmpty = without;
        Add(table, record, null, null);
    }

    string? leftEmpty;

    void Add(string table, JsonElement part, string? owner, string? ownerId)
    {
        var id = Value(part, "id");
        if (!Wanted(table, part, id, ownerId)) return;
        var (resource, csv) = tables[table];
        csv.Row(resource.Fields.Select(field => Field(table, field, part, owner, ownerId)));
        foreach (var property in part.EnumerateObject())
        {
            if (property.NameEquals("translations")) Translations(table, id, property.Value);
            else if (property.NameEquals("identifiers")) Identifiers(table, id, property.Value);
            else if (!tableOf.TryGetValue(property.Name, out var inner)) continue;
            else if (property.Value.ValueKind == JsonValueKind.Array)
                foreach (var item in property.Value.EnumerateArray()) Add(inner, item, table, id);
            else Add(inner, property.Value, table, inner == "program" ? Value(part, "organization_id") : id);
        }
    }

    string Field(string table, string field, JsonElement part, string? owner, string? ownerId) => (table, field) switch
    {
        ("service", "program_id") => Program(part),
        ("taxonomy_term", "code") => Value(part, "code") is { Length: > 0 } code && termCodes.Add(code) ? code : "", // unique over all taxonomies
        ("service_capacity", "unit_id") => Value(part.GetProperty("unit"), "id"),
        ("program", "organization_id") => ownerId!,
        _ when owner is null && field == leftEmpty => "",
        _ => Value(part, field) is { Length: > 0 } value ? value : owner is not null && field == owner + "_id" ? ownerId! : "",
    };

    /// <summary>The data package allows an organisation one programme.</summary>
    string Program(JsonElement service)
    {
        var program = Value(service, "program_id");
        if (program.Length == 0) return "";
        return programOf.TryAdd(Value(service, "organization_id"), program) || programOf[Value(service, "organization_id")] == program ? program : "";
    }

    readonly HashSet<string> programs = [];

    bool Wanted(string table, JsonElement part, string id, string? ownerId) => table switch
    {
        "unit" => units.Add(id),
        "program" => ownerId is { Length: > 0 } && programOf.GetValueOrDefault(ownerId) == id && programs.Add(id),
        _ => true,
    };

    void Translations(string table, string id, JsonElement translations)
    {
        foreach (var language in translations.EnumerateObject())
            foreach (var text in language.Value.EnumerateObject())
                tables["translation"].Csv.Row([Ids.Of(id, "translation", $"{language.Name}:{text.Name}").ToString(), table, id, text.Name, language.Name, text.Value.GetString()!]);
    }

    void Identifiers(string table, string id, JsonElement identifiers)
    {
        foreach (var identifier in identifiers.EnumerateArray())
            tables["identifier"].Csv.Row([Value(identifier, "id"), table, id, Value(identifier, "identifier_scheme"), Value(identifier, "identifier")]);
    }

    static string Value(JsonElement part, string field) => !part.TryGetProperty(field, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "",
    };

    public void Dispose()
    {
        foreach (var (_, csv) in tables.Values) csv.Dispose();
    }
}

using System.Collections.Concurrent;
using NJsonSchema;

namespace Vuurtoren.Tests.Support;

/// <summary>The official schemas of HSDS 3.1, and whether something written here keeps to them.</summary>
public static class Hsds
{
    static readonly ConcurrentDictionary<string, Lazy<Task<JsonSchema>>> schemas = [];

    /// <summary>The folder with the official files.</summary>
    public static string Folder { get; } = Path.Combine(Places.Repository, "tests", "Vuurtoren.Tests", "hsds");

    /// <summary>What is wrong with it by the official schema; empty when nothing is.</summary>
    /// <param name="schema">"service", "organization", "service_at_location", "location", "taxonomy", "taxonomy_term" …</param>
    public static async Task<IReadOnlyList<string>> Problems(string schema, string json)
    {
        var official = await schemas.GetOrAdd(schema, name => new(() => JsonSchema.FromFileAsync(Path.Combine(Folder, name + ".json")))).Value;
        return official.Validate(json).Select(problem => $"{problem.Path}: {problem.Kind}").ToList();
    }
}

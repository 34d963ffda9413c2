using Vuurtoren.Bench.Relevance;

namespace Vuurtoren.Bench.Duplicates;

/// <summary>Two real records that a person read side by side: the same, or not.</summary>
/// <param name="Part">"tune", or "kept": looked at only to measure.</param>
sealed record Label(string Kind, string Source, string Id, string OtherSource, string OtherId, bool Same, string Part)
{
    public static IReadOnlyList<Label> All() => [.. BrusselsDirectory.Rows(Path.Combine(AppContext.BaseDirectory, "duplicates.csv"))
        .Select(row => new Label(row["kind"]!, row["source"]!, row["id"]!, row["other_source"]!, row["other_id"]!, row["answer"] == "same", row["part"]!))];
}

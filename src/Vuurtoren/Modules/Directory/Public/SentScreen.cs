namespace Vuurtoren.Modules.Directory.Public;

/// <param name="Box">Name of the box in the form.</param>
/// <param name="Label">Key of its words.</param>
/// <param name="Place">The column that is chosen; null: none.</param>
public sealed record SentColumn(string Box, string Label, int? Place)
{
    public static string BoxOf<T>(T field) where T : struct, Enum => "column." + field;

    /// <param name="labels">Beginning of the keys of the words.</param>
    public static IReadOnlyList<SentColumn> Of<T>(SentColumns<T> columns, string labels) where T : struct, Enum => [.. Enum.GetValues<T>().Select(field => new SentColumn(BoxOf(field), labels + field, columns[field]))];
}

/// <summary>What the screens about a sent list show alike, in the partial pages beside this: which column says what, and the rows that do not come in.</summary>
/// <param name="Address">Of the page, which has the handlers Again, Take and Refused.</param>
/// <param name="Kept">What else the form carries.</param>
/// <param name="Refused">Null: it is not known yet.</param>
/// <param name="Reasons">Beginning of the keys of the words that say why.</param>
public sealed record SentScreen(SentList List, string Address, IReadOnlyList<(string Box, string? Value)> Kept, IReadOnlyList<SentColumn> Columns, IReadOnlyList<SentRefusal>? Refused, string Reasons)
{
    public const int MostRefused = 100;
}

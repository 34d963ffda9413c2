using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>The files of the folder by what they hold. Their names carry the year of the data.</summary>
sealed partial class SocialBrusselsFolder : IDisposable
{
    readonly InputFolder files;

    public SocialBrusselsFolder(string path)
    {
        files = InputFolder.Open(path);
        Organisations = Find(OrganisationsName());
        Topics = Find(TopicsName());
        CategoryLinks = Find(CategoryLinksName());
        CategoryTree = Find(CategoryTreeName());
        Lists = CodeLists.Read(files);
    }

    public InputFolder Files => files;
    public CodeLists Lists { get; }
    public string? Organisations { get; }
    public string? Topics { get; }
    public string? CategoryLinks { get; }
    public string? CategoryTree { get; }

    /// <summary>The last day of the year in the file's name: the day from which on nothing newer can be in it.</summary>
    public static DateOnly? LastDay(string? file) =>
        file is not null && Year().Match(file) is { Success: true } year ? new(int.Parse(year.Value, CultureInfo.InvariantCulture), 12, 31) : null;

    /// <summary>The rows of a file as texts by column name; none when the file is not there.</summary>
    public IEnumerable<NamedRow> Rows(string? file)
    {
        if (file is null) yield break;
        using var table = Table.Open(file, files.Open(file));
        foreach (var row in table.Rows()) yield return new(table, row);
    }

    string? Find(Regex name) => files.Names.Where(n => name.IsMatch(n)).Max(StringComparer.OrdinalIgnoreCase);

    public void Dispose() => files.Dispose();

    [GeneratedRegex(@"^organisations_\d{4}_fr\w*\.csv$", RegexOptions.IgnoreCase)] private static partial Regex OrganisationsName();
    [GeneratedRegex(@"^organisation_topics_\d{4}_fr\.csv$", RegexOptions.IgnoreCase)] private static partial Regex TopicsName();
    [GeneratedRegex(@"^organisation_categories_\d{4}_fr\.csv$", RegexOptions.IgnoreCase)] private static partial Regex CategoryLinksName();
    [GeneratedRegex(@"^category_tree_\d{4}\.csv$", RegexOptions.IgnoreCase)] private static partial Regex CategoryTreeName();
    [GeneratedRegex(@"(?:19|20)\d{2}")] private static partial Regex Year();
}

/// <summary>A row whose cells are found by the name of their column.</summary>
readonly record struct NamedRow(Table Table, TableRow Row)
{
    public long Line => Row.Line;

    /// <summary>The text of the cell; null when it is empty or there is no such column.</summary>
    public string? this[string column] => Row[Table.Column(column)];

    /// <summary>The row as it was found, for people to look at.</summary>
    public string Raw => string.Join(" | ", Row.Cells.Where(c => c.Length > 0));
}

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>Which organisation stands under which categories.</summary>
sealed class CategoryLinks
{
    readonly Dictionary<string, HashSet<string>> byOrganisation = [];
    readonly List<(string Id, string Name, long Line)> organisations = [];

    public CategoryLinks(SocialBrusselsFolder folder)
    {
        foreach (var row in folder.Rows(folder.CategoryLinks))
        {
            if (row["organisation_id"] is not { } id || row["category_id"] is not { } category) continue;
            if (!byOrganisation.TryGetValue(id, out var categories))
            {
                byOrganisation[id] = categories = [];
                organisations.Add((id, row["organisation_fr"] ?? id, row.Line));
            }
            categories.Add(Categories.Category(category));
        }
    }

    public IReadOnlyList<(string Id, string Name, long Line)> Organisations => organisations;

    public IReadOnlyCollection<string> Of(string organisation) => byOrganisation.GetValueOrDefault(organisation) ?? [];
}

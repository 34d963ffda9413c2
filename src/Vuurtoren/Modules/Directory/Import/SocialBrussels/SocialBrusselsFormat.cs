using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>
/// Bruxelles Social / Sociaal Brussel as a folder: its words of 2018 in both languages, its organisations of 2017 in French with
/// their topics, and the categories of 2018 of these and of other organisations, of which only the name is known.
/// </summary>
public sealed class SocialBrusselsFormat : ImportFormat
{
    public const string Scheme = "social-brussels";

    /// <summary>Why an organisation is parked of which the source gives only a name.</summary>
    public const string KnownOnlyFromLinks = "known-only-from-links";

    public override string Name => "social-brussels";
    public override string DefaultSource => Scheme;


    /// <summary>Two branches may look alike but for their number and their themes.</summary>
    public override bool JoinsSameRows => false;

    public override IReadOnlyDictionary<string, string> Ignored { get; } = new Dictionary<string, string>
    {
        ["language_status"] = "import.ignored.language-status",
        ["order"] = "import.ignored.order",
        ["organisationsCount"] = "import.ignored.derived",
        ["urlsFr"] = "import.ignored.term-links",
        ["urlsNl"] = "import.ignored.term-links",
    };

    public override IEnumerable<ImportItem> Read(ImportInput input)
    {
        using var folder = new SocialBrusselsFolder(input.Path);
        if (folder.Organisations is null) throw new UnusableInput("import.unusable.file-missing", "organisations_YYYY_fr.csv");
        var readable = Learn(folder);
        var categories = new Categories(folder, input, input.Source);
        var links = new CategoryLinks(folder);
        var topics = new Topics(folder, categories, links, readable, input);
        var themes = new OwnThemes(categories, topics);
        if (topics.Contradicted is var (agree, of))
            yield return new LeftOut(Kinds.TaxonomyTerm, Topics.Taxonomy, 0, "topics-contradict-categories", $"{folder.Topics}: {agree} / {of}");

        foreach (var record in categories.Records(themes.IsDiscreet)) yield return record;
        foreach (var record in topics.Records(themes.IsDiscreet)) yield return record;

        var reader = new OrganisationReader(folder, readable, input, id => [.. links.Of(id).Concat(topics.Of(id)).Distinct()], themes);
        foreach (var row in folder.Rows(folder.Organisations))
            foreach (var item in reader.Read(row)) yield return item;

        var linksDate = input.Date ?? SocialBrusselsFolder.LastDay(folder.CategoryLinks);
        foreach (var (id, name, line) in links.Organisations.Where(o => !reader.Seen.Contains(o.Id)))
            yield return new ReadRecord(new Organization
            {
                Id = input.Id(Kinds.Organization, id), Source = input.Source, SourceDate = linksDate, Identifiers = [new(Scheme, id)],
                Name = OrganisationName.Read(name, status: null, readable, input.Language), Parked = KnownOnlyFromLinks,
            }, id, line);
    }

    /// <summary>What is an acronym shows in the texts that are in normal writing, and where a record gives a name in full beside it.</summary>
    static ReadableCase Learn(SocialBrusselsFolder folder)
    {
        var readable = new ReadableCase();
        foreach (var row in folder.Rows(folder.Organisations))
        {
            foreach (var column in new[] { "target_group_fr", "opening_hours_fr", "accreditations_fr", "legal_form_fr" }) readable.LearnFromText(row[column]);
            readable.LearnFromNames(row["name_fr"], row["common_name_fr"], row["service_name_fr"]);
        }
        foreach (var category in folder.Lists.Categories.All.Concat(folder.Lists.Accreditations.All))
        {
            readable.LearnFromText(category.Fr);
            readable.LearnFromText(category.Nl);
        }
        return readable;
    }
}

using System.Text.RegularExpressions;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>
/// The words of 2017, in French: sections, subjects, topics. A topic that carries the label of a category is that category;
/// only the others, and what they stand under, become words of their own.
/// <para>The topics of an organisation are weighed against its categories of 2018. In the file that is known, subject and organisations
/// do not belong together: of the 430 topics that are categories, 414 share not one organisation with theirs. Help is not shown under
/// themes that are wrong, so then the topics are left out as a whole.</para>
/// </summary>
sealed class Topics
{
    public const string Taxonomy = "topics";

    readonly Dictionary<string, HashSet<string>> byOrganisation = [];
    readonly Dictionary<string, (LocalText Name, string? Broader, int Depth, long Line)> own = [];
    readonly HashSet<(string Topic, string Subject)> alsoUnder = [];
    /// <summary>Where topics and categories speak of the same organisation, they agree at least this often.</summary>
    const double LeastAgreement = 0.25;
    const int EnoughToJudge = 50;

    readonly ImportInput input;
    readonly DateOnly? date;

    public Topics(SocialBrusselsFolder folder, Categories categories, CategoryLinks links, ReadableCase readable, ImportInput input)
    {
        this.input = input;
        date = input.Date ?? SocialBrusselsFolder.LastDay(folder.Topics);
        foreach (var row in folder.Rows(folder.Topics))
        {
            if (row["organisation_id"] is not { } organisation || row["topic_fr"] is not { } topic) continue;
            var id = categories.CategoryNamed(topic) ?? Own(row, topic, categories, readable);
            if (!byOrganisation.TryGetValue(organisation, out var words)) byOrganisation[organisation] = words = [];
            words.Add(id);
        }
        Weigh(links);
    }

    /// <summary>How many topics an organisation's categories confirm, of those that they could; null when the topics are used.</summary>
    public (int Agree, int Of)? Contradicted { get; private set; }

    void Weigh(CategoryLinks links)
    {
        var (agree, total) = (0, 0);
        foreach (var (organisation, words) in byOrganisation)
            if (links.Of(organisation) is { Count: > 0 } categories)
                foreach (var word in words.Where(w => w.StartsWith("category:", StringComparison.Ordinal)))
                {
                    total++;
                    if (categories.Contains(word)) agree++;
                }
        if (total < EnoughToJudge || agree >= LeastAgreement * total) return;
        Contradicted = (agree, total);
        byOrganisation.Clear();
        own.Clear();
    }

    /// <summary>The ids of the topics, or of the categories that they are, of an organisation.</summary>
    public IReadOnlyCollection<string> Of(string organisation) => byOrganisation.GetValueOrDefault(organisation) ?? [];

    /// <summary>The words right above a word of 2017.</summary>
    public IReadOnlyList<string> Broader(string id) =>
        !own.TryGetValue(id, out var word) ? [] : word.Depth == 2 ? [.. alsoUnder.Where(t => t.Topic == id).Select(t => t.Subject)] : word.Broader is { } broader ? [broader] : [];

    string Own(NamedRow row, string topic, Categories categories, ReadableCase readable)
    {
        var section = Add("section:" + row["section_id"], row["section_fr"]!, null, 0);
        var subject = Add("subject:" + row["subject_id"], row["subject_fr"]!, section, 1);
        // One number of the source stands for several topics: its label belongs to the id.
        var id = Add($"topic:{row["topic_id"]}/{CodeList.Fold(topic)}", topic, subject, 2);
        alsoUnder.Add((id, subject));
        return id;

        string Add(string key, string label, string? broader, int depth)
        {
            if (!own.ContainsKey(key))
                own[key] = (categories.Heading(label) ?? LocalText.From(input.Language, readable.Of(label))!, broader, depth, row.Line);
            return key;
        }
    }

    public IEnumerable<ReadRecord> Records(Func<string, bool> isDiscreet)
    {
        if (own.Count == 0) yield break;
        yield return new(new Taxonomy
        {
            Id = input.Id(Kinds.Taxonomy, Taxonomy), Source = input.Source, SourceDate = date, Identifiers = [new(input.Source, Taxonomy)],
            Name = LocalText.NlFr("Sociaal Brussel: onderwerpen", "Bruxelles Social : thèmes")!, Version = date?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }, Taxonomy, 0);
        foreach (var (id, word) in own.OrderBy(w => w.Value.Depth).ThenBy(w => w.Key, StringComparer.Ordinal))
            yield return new(new TaxonomyTerm
            {
                Id = input.Id(Kinds.TaxonomyTerm, id), Source = input.Source, SourceDate = date, Identifiers = [new(input.Source, id)],
                TaxonomyId = input.Id(Kinds.Taxonomy, Taxonomy), Code = word.Depth == 2 ? null : id, Name = word.Name, Depth = word.Depth, Discreet = isDiscreet(id),
                Broader = [.. Broader(id).Select(b => input.Id(Kinds.TaxonomyTerm, b))],
            }, id, word.Line);
    }
}

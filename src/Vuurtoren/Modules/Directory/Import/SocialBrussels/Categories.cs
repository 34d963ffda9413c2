using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>
/// The words of 2018, in both languages: sectors, under them the headings on the way down, under those the categories.
/// A category stands under every heading that lists it.
/// </summary>
sealed class Categories
{
    public const string Taxonomy = "categories";

    readonly Dictionary<string, Word> words = [];
    readonly Dictionary<string, string> categoryByLabel = [];
    readonly ImportInput input;
    readonly string source;
    readonly DateOnly? date;

    /// <param name="input">Names the ids.</param>
    /// <param name="source">Who gives the words.</param>
    public Categories(SocialBrusselsFolder? folder, ImportInput input, string source)
    {
        this.input = input;
        this.source = source;
        if (folder is null) { date = input.Date; return; }
        date = input.Date ?? SocialBrusselsFolder.LastDay(folder.CategoryTree ?? folder.CategoryLinks);
        foreach (var sector in CodeLists.Entries<Described>(folder.Files, "sectors.json")) Add(sector.As(Sector(sector.Code)));
        foreach (var category in CodeLists.Entries<Described>(folder.Files, "categories.json")) Add(category.As(Category(category.Code)));
        foreach (var row in folder.Rows(folder.CategoryTree)) Place(row);
        foreach (var row in folder.Rows(folder.CategoryLinks)) Place(row);
    }

    public static string Category(string code) => "category:" + code;
    public static string Sector(string code) => "sector:" + code;

    /// <summary>The category that carries this label.</summary>
    public string? CategoryNamed(string label) => categoryByLabel.GetValueOrDefault(CodeList.Fold(label));

    /// <summary>A sector's or heading's names in both languages, by its French one.</summary>
    public LocalText? Heading(string label) =>
        words.Where(w => !w.Key.StartsWith("category:", StringComparison.Ordinal) && w.Value.Nl is not null && w.Value.Fr is { } fr && CodeList.Fold(fr) == CodeList.Fold(label))
            .Select(w => LocalText.NlFr(w.Value.Nl, w.Value.Fr)).FirstOrDefault();

    public bool Has(string id) => words.ContainsKey(id);

    /// <summary>The words right above this one.</summary>
    public IReadOnlyList<string> Broader(string id) => words.TryGetValue(id, out var word) ? word.Broader : [];

    /// <summary>This word and all that it stands under.</summary>
    public IEnumerable<string> WithWider(string id) =>
        words.TryGetValue(id, out var word) ? [id, .. word.Broader.SelectMany(WithWider)] : [];

    /// <summary>The taxonomy, then its terms, wider ones first.</summary>
    public IEnumerable<ReadRecord> Records(Func<string, bool> isDiscreet) =>
        RecordsOf(words.Keys, isDiscreet).Prepend(TaxonomyItself());

    public ReadRecord TaxonomyItself() => new(new Taxonomy
    {
        Id = input.Id(Kinds.Taxonomy, Taxonomy), Source = source, SourceDate = date, Identifiers = [new(input.Source, Taxonomy)],
        Name = LocalText.NlFr("Sociaal Brussel", "Bruxelles Social")!, Version = date?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }, Taxonomy, 0);

    /// <summary>These terms, wider ones first. A word without a name is no term.</summary>
    public IEnumerable<ReadRecord> RecordsOf(IEnumerable<string> ids, Func<string, bool> isDiscreet) =>
        from id in ids.Distinct().OrderBy(Depth).ThenBy(id => id, StringComparer.Ordinal)
        let word = words[id]
        let name = LocalText.NlFr(word.Nl, word.Fr)
        where name is not null
        select new ReadRecord(Term(id, word, name, isDiscreet(id)), id, word.Line);

    TaxonomyTerm Term(string id, Word word, LocalText name, bool discreet) => new()
    {
        Id = input.Id(Kinds.TaxonomyTerm, id), Source = source, SourceDate = date, Identifiers = [new(input.Source, id)],
        TaxonomyId = input.Id(Kinds.Taxonomy, Taxonomy), Code = id.StartsWith("path:", StringComparison.Ordinal) ? null : id,
        Name = name, Description = word.Description, AlternateNames = word.Keywords, Discreet = discreet,
        Broader = [.. word.Broader.Select(b => input.Id(Kinds.TaxonomyTerm, b))], Depth = Depth(id),
    };

    /// <summary>A category under no heading is no theme of its own either.</summary>
    int Depth(string id) => words[id].Broader is { Count: > 0 } wider ? 1 + wider.Min(Depth) : id.StartsWith("sector:", StringComparison.Ordinal) ? 0 : 1;

    /// <summary>A row of the tree, or a link of an organisation: both name a sector and a category.</summary>
    void Place(NamedRow row)
    {
        if (row["category_id"] is not { } code) return;
        var category = Add(new Word(Category(code), row["category_fr"], row["category_nl"], row.Line));
        // "0: Missing" is how the source says that it knows no sector.
        if (row["sector_id"] is not { } sectorCode || sectorCode == "0") return;
        var wider = Add(new Word(Sector(sectorCode), row["sector_fr"], row["sector_nl"], row.Line)).Id;
        if (row["path_fr"] is { } path) wider = Headings(sectorCode, wider, path.Split(" > "), row["path_nl"]?.Split(" > "), row.Line);
        // A link does not say under which heading; it only places a category that the tree does not have.
        else if (category.Broader.Count > 0 && row["path_nl"] is null && row["organisation_id"] is not null) return;
        if (!category.Broader.Contains(wider)) category.Broader.Add(wider);
    }

    string Headings(string sector, string wider, string[] fr, string[]? nl, long line)
    {
        for (var i = 0; i < fr.Length; i++)
        {
            var heading = Add(new Word($"path:{sector}/{string.Join(" > ", fr[..(i + 1)])}", fr[i].Trim(), nl?.Length == fr.Length ? nl[i].Trim() : null, line));
            if (heading.Broader.Count == 0) heading.Broader.Add(wider);
            wider = heading.Id;
        }
        return wider;
    }

    /// <summary>A category of which only the words are known, unless it is there already.</summary>
    public void Add(CodedName category) => Add(new Word(Category(category.Code), category.Fr, category.Nl, 0));

    Word Add(Word word)
    {
        if (!words.TryGetValue(word.Id, out var known)) words[word.Id] = known = word;
        known.Fr ??= word.Fr;
        known.Nl ??= word.Nl;
        if (known.Fr is { } label && known.Id.StartsWith("category:", StringComparison.Ordinal)) categoryByLabel.TryAdd(CodeList.Fold(label), known.Id);
        return known;
    }

    sealed class Word(string id, string? fr, string? nl, long line)
    {
        public string Id { get; } = id;
        public string? Fr { get; set; } = fr;
        public string? Nl { get; set; } = nl;
        public long Line { get; } = line;
        public LocalText? Description { get; init; }
        public IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
        public List<string> Broader { get; } = [];
    }

    /// <summary>A sector or category of the JSON lists.</summary>
    sealed record Described(int Id, string? TitleFr, string? TitleNl, string? DescriptionFr, string? DescriptionNl, string[]? KeywordsFr, string[]? KeywordsNl)
    {
        public string Code => Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public Word As(string id) => new(id, TitleFr?.Trim(), TitleNl?.Trim(), 0)
        {
            Description = LocalText.NlFr(Files.CleanText.ToMarkdown(DescriptionNl), Files.CleanText.ToMarkdown(DescriptionFr)),
            Keywords = new SortedDictionary<string, IReadOnlyList<string>>(new Dictionary<string, IReadOnlyList<string>?> { ["fr"] = Tidy(KeywordsFr), ["nl"] = Tidy(KeywordsNl) }
                .Where(k => k.Value is not null).ToDictionary(k => k.Key, k => k.Value!)),
        };

        static List<string>? Tidy(string[]? words) =>
            words?.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } some ? some : null;
    }
}

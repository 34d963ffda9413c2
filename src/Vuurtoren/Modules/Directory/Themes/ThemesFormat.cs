using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Themes;

/// <summary>Our own themes and categories as a taxonomy in the database, brought in and kept up to date like every other source.</summary>
public sealed class ThemesFormat : ImportFormat
{
    const string Source = "vuurtoren";
    const string TaxonomyKey = "themes";

    public override string Name => "themes";
    public override string DefaultSource => Source;

    /// <summary>The id under which a theme or category stands in the database.</summary>
    public static Guid TermId(string code) => Ids.Of(Source, Kinds.TaxonomyTerm, code);

    public static Guid TaxonomyId { get; } = Ids.Of(Source, Kinds.Taxonomy, TaxonomyKey);

    /// <summary>Brings the shipped themes in; changes nothing when they are there.</summary>
    public static ImportResult Load(Database database, DateTime now) =>
        new Importer(database, new ThemesFormat(), new ImportInput(Path.Combine(AppContext.BaseDirectory, "data", "themes"), Source), actor: Source).Run(now);

    public override IEnumerable<ImportItem> Read(ImportInput input)
    {
        var themes = Themes.Read(input.Path);
        yield return new ReadRecord(new Taxonomy
        {
            Id = input.Id(Kinds.Taxonomy, TaxonomyKey), Name = LocalText.NlFr("Thema's van Vuurtoren", "Thèmes de Vuurtoren")!,
            Version = themes.Version, Identifiers = [new(input.Source, TaxonomyKey)],
        }, TaxonomyKey, 1);
        var line = 1;
        foreach (var theme in themes.All)
            yield return new ReadRecord(new TaxonomyTerm
            {
                Id = input.Id(Kinds.TaxonomyTerm, theme.Code), TaxonomyId = input.Id(Kinds.Taxonomy, TaxonomyKey), Code = theme.Code,
                Name = theme.Name, Description = theme.Description, AlternateNames = theme.Also, Discreet = themes.IsDiscreet(theme.Code),
                Broader = theme.Parent is null ? [] : [input.Id(Kinds.TaxonomyTerm, theme.Parent)], Depth = theme.IsTop ? 0 : 1,
                Identifiers = [new(input.Source, theme.Code)],
            }, theme.Code, ++line);
    }
}

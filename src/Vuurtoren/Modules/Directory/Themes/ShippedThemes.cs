using System.Security.Cryptography;
using Dapper;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Themes;

/// <summary>Our own themes as a taxonomy in the directory, like those of others: put there with the first command, and again when a new version of the program has other themes.</summary>
public sealed class ShippedThemes : WhenOpened
{
    public const string Source = "vuurtoren";
    const string TaxonomyCode = "themes";

    static string Folder => Path.Combine(AppContext.BaseDirectory, "data", "themes");

    public static Guid TaxonomyId { get; } = Ids.Of(Source, Kinds.Taxonomy, TaxonomyCode);
    public static Guid IdOf(string code) => Ids.Of(Source, Kinds.TaxonomyTerm, code);

    public override void Do(Database database, DateTime now)
    {
        var version = VersionOfFile();
        using (var connection = database.Open())
            if (connection.ExecuteScalar<string?>("select version from directory_taxonomy where id = @id", new { id = TaxonomyId }) == version) return;
        new Importer(database, new Format(), new(Path.Combine(Folder, "themes.json"), Source), actor: Source).Run(now);
    }

    static string VersionOfFile() =>
        $"{Themes.Shipped.Version}+{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "themes.json"))).AsSpan(0, 4))}";

    /// <summary>Reads what ships.</summary>
    sealed class Format : ImportFormat
    {
        public override string Name => "themes";
        public override string DefaultSource => Source;

        public override IEnumerable<ImportItem> Read(ImportInput input)
        {
            var line = 0;
            var name = LocalText.NlFr("Thema’s van Vuurtoren", "Thèmes de Vuurtoren")!;
            yield return new ReadRecord(new Taxonomy { Id = TaxonomyId, Name = name, Version = VersionOfFile(), Source = Source }, TaxonomyCode, ++line);
            foreach (var theme in Themes.Shipped.All)
                yield return new ReadRecord(new TaxonomyTerm
                {
                    Id = IdOf(theme.Code), TaxonomyId = TaxonomyId, Code = theme.Code, Name = theme.Name, Description = theme.Description,
                    AlternateNames = theme.Also, Broader = theme.Parent is null ? [] : [IdOf(theme.Parent)],
                    Discreet = Themes.Shipped.IsDiscreet(theme.Code), Depth = theme.IsTop ? 0 : 1, Source = Source,
                    Identifiers = [new(Source, theme.Code)],
                }, theme.Code, ++line);
        }
    }
}

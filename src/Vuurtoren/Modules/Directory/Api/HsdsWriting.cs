using System.Runtime.CompilerServices;
using System.Text.Json;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>Writes the records of an answer, some at a time, so that also the longest answer takes little memory.</summary>
sealed class HsdsWriting(DirectoryIndex index, DirectorySheets sheets, Asked asked, DateOnly today)
{
    static readonly ConditionalWeakTable<Terms, Vocabulary> vocabularies = [];
    readonly Vocabulary vocabulary = VocabularyOf(index.Terms);

    public static Vocabulary VocabularyOf(Terms terms) => vocabularies.GetValue(terms, t => new(t.Taxonomies, t.All));

    public HsdsJson Hsds(Utf8JsonWriter json) => new(json, asked.Viewer.Language, vocabulary, today);

    /// <summary>The records with these ids, as actions that each write one.</summary>
    public IEnumerable<Action<HsdsJson>> Each(IReadOnlyList<Guid> ids)
    {
        if (asked.Minimal) return index.ModifiedOf(ids).Select(m => (Action<HsdsJson>)(hsds => hsds.MinimalService(new Service { Id = m.Id, Name = nameless, ModifiedAt = m.At })));
        return asked.Query.Kind switch
        {
            Kinds.Service => sheets.Services(ids, asked.Viewer, asked.Full).Select(sheet => (Action<HsdsJson>)(hsds =>
            {
                if (asked.Full) hsds.Service(sheet); else hsds.ServiceInList(sheet.Service, sheet.Organization);
            })),
            Kinds.Organization when asked.FullService => WithServices(ids),
            Kinds.Organization => sheets.Organizations(ids, asked.Viewer, asked.Full).Select(sheet => (Action<HsdsJson>)(hsds =>
            {
                if (asked.Full) hsds.Organization(sheet); else hsds.OrganizationInList(sheet.Organization);
            })),
            _ => sheets.AtLocations(ids, asked.Viewer).Select(at => (Action<HsdsJson>)(hsds =>
            {
                if (asked.Full) hsds.ServiceAtLocation(at.Place, at.Service, at.Organization);
                else hsds.ServiceAtLocationInList(at.Place.At, at.Place.Location, at.Service, at.Organization);
            })),
        };
    }

    static readonly LocalText nameless = LocalText.From(LocalText.NoLanguage, "-")!;

    IEnumerable<Action<HsdsJson>> WithServices(IReadOnlyList<Guid> ids)
    {
        foreach (var sheet in sheets.Organizations(ids, asked.Viewer, full: true))
        {
            var services = sheets.Services([.. sheet.Services.Select(s => s.Id)], asked.Viewer);
            yield return hsds => hsds.OrganizationWithServices(sheet, services);
        }
    }
}

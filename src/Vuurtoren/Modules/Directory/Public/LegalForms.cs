using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What an organisation is by its legal form. Unknown: the sheet does not say it, or it is something else.</summary>
public enum LegalSide { Association, Public, Unknown }

/// <summary>Legal forms are text in the directory: the words in them tell public services from associations.</summary>
public static class LegalForms
{
    static readonly string[] publicForms = ["publiek", "openbaar", "openbare", "public", "publique", "gemeente", "commune"],
        centres = ["OCMW", "CPAS"], associations = ["vzw", "asbl", "vereniging", "association", "stichting", "fondation"];

    /// <summary>Public welfare centres and municipalities are known by their legal form.</summary>
    public static bool IsPublic(LocalText? form) => Of(form) == LegalSide.Public;

    /// <summary>A foundation of public use is no public service, an association of public centres is.</summary>
    public static LegalSide Of(LocalText? form) => Has(form, centres) ? LegalSide.Public : Has(form, associations) ? LegalSide.Association : Has(form, publicForms) ? LegalSide.Public : LegalSide.Unknown;

    sealed record Form(Guid Id, LocalText? LegalStatus);

    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Form>> forms = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Organization>().Where(o => ids.Contains(o.Id)).Select(o => new Form(o.Id, o.LegalStatus)));

    public static async Task<Dictionary<Guid, LegalSide>> Of(Db db, IReadOnlyCollection<Guid> organizations) => organizations.Count == 0 ? []
        : (await forms(db, [.. organizations]).ToListAsync()).ToDictionary(o => o.Id, o => Of(o.LegalStatus));

    static bool Has(LocalText? form, string[] words) => form is not null && form.Any(text => words.Any(word => text.Value.Contains(word, StringComparison.OrdinalIgnoreCase)));
}

using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>Names as the directory writes them, all in capitals and sometimes in two languages at once, made readable.</summary>
static class OrganisationName
{
    /// <param name="status">In which languages the organisation works. If in both, its name may hold both.</param>
    /// <param name="alsoCalled">Other names of the same organisation, to tell acronyms by.</param>
    public static LocalText Read(string name, string? status, ReadableCase readable, string language, params string?[] alsoCalled)
    {
        if (status == "FR-NL" && NameLanguage.Both(name) is var (fr, nl)) return LocalText.NlFr(readable.Of(nl, alsoCalled), readable.Of(fr, alsoCalled))!;
        return LocalText.From(NameLanguage.For(name, status, language), readable.Of(name, alsoCalled))!;
    }

    /// <summary>A list of names with commas between them.</summary>
    public static string[] Names(string? names) => names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static LocalText? List(IEnumerable<string> names, ReadableCase readable, string language, params string?[] alsoCalled) =>
        LocalText.From(language, string.Join(", ", names.Select(n => readable.Of(n, alsoCalled)).Distinct(StringComparer.OrdinalIgnoreCase)));
}

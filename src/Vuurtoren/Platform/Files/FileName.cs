using System.Globalization;
using System.Text;

namespace Vuurtoren.Platform.Files;

/// <summary>The name of a file as people read it: no folders, nothing that cannot be seen, and an ending that says what it is.</summary>
static class FileName
{
    public static string Shown(string given, string mediaType)
    {
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var visible = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && !"<>:\"|?*%".Contains(rune.ToString(), StringComparison.Ordinal)) visible.Append(rune);
        var stem = visible.ToString();
        if (stem.LastIndexOf('.') is >= 0 and var dot) stem = stem[..dot];
        stem = stem.Trim(' ', '.');
        if (stem.Length > StoredFile.LongestName) stem = stem[..StoredFile.LongestName];
        return (stem.Length == 0 ? "file" : stem) + Ending(mediaType);
    }

    public static string Ending(string mediaType) => mediaType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        "application/pdf" => ".pdf",
        "application/vnd.oasis.opendocument.text" => ".odt",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ".docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ".xlsx",
        _ => "",
    };
}

using System.Text;

namespace Vuurtoren.Platform.Documents;

/// <summary>A person as telephones and mail programs take one over (vCard 4.0, RFC 6350).</summary>
/// <param name="Phones">As a telephone dials them: "+3221234567", and how they are called: "cell" or "voice".</param>
/// <param name="Languages">Tags, the first is preferred.</param>
public sealed record ContactCard(Guid Id, string Name, string? Title, string? Organization, IReadOnlyList<(string Number, string Kind)> Phones, string? Mail, IReadOnlyList<string> Languages, string? Note)
{
    public const string MediaType = "text/vcard; charset=utf-8";

    /// <param name="small">For a square that a telephone reads: without what makes it hard to read.</param>
    public string Write(bool small = false)
    {
        var card = new StringBuilder();
        void Line(string line) => ContentLines.Add(card, line);
        void Words(string property, string? words) { if (!string.IsNullOrWhiteSpace(words)) Line($"{property}:{(property == "ORG" ? ContentLines.Escape(words) : ContentLines.Escape(words).Replace("\\;", ";", StringComparison.Ordinal))}"); } // of these only an organisation has parts
        Line("BEGIN:VCARD");
        Line("VERSION:4.0");
        if (!small) Line($"UID:urn:uuid:{Id}");
        Words("FN", Name);
        Words("TITLE", Title);
        Words("ORG", Organization);
        foreach (var (number, kind) in Phones) Line($"TEL;TYPE=work,{kind}:{number}");
        if (Mail is not null) Line($"EMAIL;TYPE=work:{ContentLines.Escape(Mail)}");
        foreach (var (n, language) in Languages.Index()) if (!small) Line(System.FormattableString.Invariant($"LANG;PREF={n + 1}:{language}"));
        if (!small) Words("NOTE", Note);
        Line("END:VCARD");
        return card.ToString();
    }
}

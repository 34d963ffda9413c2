using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>What a person tells of oneself, in the words of the page.</summary>
public sealed class FaceWords(Texts words, string lang)
{
    public string? Languages(Contact contact) => contact.Languages is { Count: > 0 } codes ? words["faces.speaks", InSentence([.. codes.Select(code => SpokenNames.In(code, words))], "faces.and")].Value : null;

    /// <summary>"Liefst bellen of mailen".</summary>
    public string? Ways(Contact contact) => contact.Ways is { Count: > 0 } ways ? words["faces.ways", InSentence([.. ways.Select(way => words["faces.way." + ContactsQuestion.Key(way)].Value)], "faces.or")].Value : null;

    string InSentence(IReadOnlyList<string> parts, string last) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} {words[last].Value} {parts[^1]}";

    /// <summary>Of a person as this viewer may see it.</summary>
    public ContactCard Card(Face face, Viewer viewer) => new(face.Id, face.Name, face.Contact.Title?.In(lang).Text, face.Of?.In(lang).Text,
        [.. face.Phones(viewer).Where(phone => phone.Type != PhoneType.Fax).Select(phone => (PhoneLinks.Of(phone.Number)?["tel:".Length..] ?? phone.Number, phone.Type == PhoneType.Mobile ? "cell" : "voice"))],
        face.Contact.MailOf(), face.Contact.Languages ?? [],
        string.Join("\n", new[] { face.Contact.Reachable is { } when ? words["faces.reachable"].Value + " " + when.In(lang).Text : null, Ways(face.Contact), face.Contact.HowToReach?.In(lang).Text }.OfType<string>()) is { Length: > 0 } note ? note : null);
}

using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>A person who agreed to be named, with what stands around.</summary>
/// <param name="Id">In addresses of pages; follows from record and name, so that it says nothing by itself.</param>
/// <param name="Tier">The most open to whom it may be shown: by the person, the record, its organisation and the column.</param>
/// <param name="Of">The organisation.</param>
/// <param name="Spots">Where the person can be found to work: never a confidential place.</param>
public sealed record Face(Guid Id, string Kind, Guid Record, Contact Contact, Visibility Tier, Guid? OrganizationId, LocalText? Of, Guid? ServiceId, LocalText? Service, IReadOnlyCollection<Spot> Spots, ShownImage? Photo)
{
    public string Name => Contact.Name!;

    public bool IsShownTo(Viewer viewer, DateOnly today) => viewer.Sees(Tier) && Contact.IsShownOn(today);

    /// <summary>"BV" for Bo Verzonnen; what stands where there is no photo.</summary>
    public string Initials
    {
        get
        {
            var words = Name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 0 ? "" : First(words[0]) + (words.Length > 1 ? First(words[^1]) : "");
        }
    }

    static string First(string word) => char.ToUpperInvariant(word[0]).ToString();

    /// <summary>For who does not see the photo: name and function.</summary>
    public string Alt(string lang) => Contact.Title is { } title ? $"{Name}, {title.In(lang).Text}" : Name;

    /// <summary>Numbers that this viewer may see.</summary>
    public IEnumerable<Phone> Phones(Viewer viewer) => (Contact.Phones ?? []).Where(phone => viewer.Sees(phone.Visibility));

    public static Guid IdOf(string kind, Guid record, Contact contact) => Ids.Of("person", kind, $"{record:N}\n{contact.Name}\n{contact.MailOf()}");
}

/// <summary>A place, as areas are chosen: codes of municipality (NIS) and neighbourhood, and postal code.</summary>
public sealed record Spot(string? Municipality, string? Neighbourhood, string? Postcode);

using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Who was erased does not come back with the next import: their contact is left out of what a source gives. So is who left a service.</summary>
sealed partial class Forgotten(Database database)
{
    readonly ErasedAddresses erased = ErasedAddresses.Of(database);
    readonly LeftPersons left = LeftPersons.Of(database);

    /// <summary>The item itself as long as nobody in it was erased.</summary>
    public ImportItem Without(ImportItem item)
    {
        if (!erased.Any && !left.Any) return item;
        switch (item)
        {
            case ReadRecord { Record: var record }: Clean(record); return item;
            case Quarantined bad: return bad with { Raw = Without(bad.Raw) };
            case LeftOut part: return part with { Raw = Without(part.Raw) };
            default: return item;
        }
    }

    void Clean(DirectoryRecord record)
    {
        foreach (var property in record.GetType().GetProperties())
            if (property.Name == nameof(Service.Contacts) && property.GetValue(record) is IReadOnlyList<Contact> { Count: > 0 } contacts && contacts.Any(Is)) property.SetValue(record, (Contact[])[.. contacts.Where(contact => !Is(contact))]);
            else if (property.Name == nameof(Service.Email) && property.GetValue(record) is LocalText mail && mail.Any(text => erased.Has(text.Value))) property.SetValue(record, LocalText.From(mail.Where(text => !erased.Has(text.Value)).Select(text => KeyValuePair.Create(text.Key, (string?)text.Value))));

        bool Is(Contact contact) => Gone(contact) || left.Has(record.Id, contact.Name);
    }

    bool Gone(Contact contact) => contact.Email?.Any(text => erased.Has(text.Value)) == true;

    string Without(string raw) => Addresses.In().Replace(raw, found => erased.Has(found.Value) ? "" : found.Value);
}

static partial class Addresses
{
    /// <summary>What looks like a mail address inside other text.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}")]
    public static partial Regex In();
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Photos;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Web;
using Words = Vuurtoren.Platform.Texts.Texts;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>The people of a sheet: their photos, and that somebody no longer works there. What is written about them stands in the form.</summary>
[TakesPost, RequestSizeLimit(PhotosPage.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = PhotosPage.MostBytes, MemoryBufferThreshold = PhotosPage.MostBytes)]
public abstract class KeepFacesPage(Db db, Database database, FileStore store, FileSettings settings, Leaving leaving) : EditPage
{
    /// <param name="On">What the record is called.</param>
    public sealed record Line(Guid Id, string Kind, Guid Record, string On, Contact Contact, ShownImage? Photo)
    {
        public string Name => Contact.Name!;
        public string Anchor => $"p{Id:N}";
    }

    public IReadOnlyList<Line> People { get; private set; } = [];
    public bool MadeHere => settings.Vips is not null;
    public long MaxBytes => settings.MaxBytes;

    Words Texts => Service<Words>();

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || Opened.Main.IsNew) return false;
        Title = Texts["faces.keep.of", Name.Length > 45 ? Name[..44] + "…" : Name];
        People = [.. Records.Where(record => !record.IsNew).DistinctBy(record => record.Key.Id).OrderBy(record => record.Key.Id == Id ? 0 : 1).SelectMany(Of)];
        return true;
    }

    IEnumerable<Line> Of(Section record) => (record["contacts"] is string json ? Json.Read<List<Contact>>(json) : []).Where(contact => contact.Name is not null)
        .Select(contact => new Line(Face.IdOf(record.Key.Kind, record.Key.Id, contact), record.Key.Kind, record.Key.Id, NameOf(record), contact, contact.Portrait is { } portrait ? ShownImage.Of(database, new(PersonFiles.Kind, portrait)).FirstOrDefault() : null))
        .DistinctBy(line => line.Id);

    string NameOf(Section record) => record.Table.Has("name") && record["name"] is string name ? Json.Read<LocalText>(name).In(Lang).Text : Texts["editing.part." + record.Key.Kind];

    /// <summary>Who can take over: everybody else of the sheet.</summary>
    public IEnumerable<Line> SuccessorsOf(Line person) => People.Where(other => !Leaving.Is(other.Contact, person.Name)).DistinctBy(other => (other.Record, other.Name));

    public void OnGet() { }

    public async Task<IActionResult> OnPostPhotoAsync(Guid person, List<IFormFile> photo, CancellationToken stop)
    {
        if (Find(person) is not { } line) return NotFound();
        if (!line.Contact.IsShownOn(Today)) throw new RuleBroken("faces.photo.no-consent");
        var sent = await PhotosPage.Sent(photo, settings, stop);
        var portrait = Guid.CreateVersion7();
        // Neither name nor function stands with the file: what a photo shows is told from the record, and goes with it.
        await store.PutImage(new(PersonFiles.Kind, portrait), "portret", LocalText.NlFr("Portret", "Portrait"), sent, Me.Id!.Value, Instant, 1, () => Carry(line, portrait), stop);
        return Back("face-photo-put");
    }

    public IActionResult OnPostNoPhoto(Guid person)
    {
        if (Find(person) is not { } line) return NotFound();
        Agreement.Change(database, line.Kind, line.Record, (contact, _) => IsOf(line, contact) ? contact with { Portrait = null } : contact, Me.Id!.Value.ToString(), Instant);
        return Back("photo-removed");
    }

    public IActionResult OnPostLeave(Guid person, string? successor)
    {
        if (Find(person) is not { } line || Opened.Bare.Organization is not { } organization) return NotFound();
        leaving.Leave(organization.Id, line.Name, Guid.TryParse(successor, out var heir) ? heir : null, Me, Instant);
        return Back("person-left");
    }

    RedirectResult Back(string done) => Go($"/edit/{Kind}/{Id}/people", done);

    Line? Find(Guid person) => People.FirstOrDefault(line => line.Id == person);

    static bool IsOf(Line line, Contact contact) => Face.IdOf(line.Kind, line.Record, contact) == line.Id;

    /// <summary>In the transaction that keeps the photo: both, or neither. It takes the place of one that was there.</summary>
    void Carry(Line line, Guid portrait)
    {
        var (connection, transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
        var contacts = Agreement.Of(connection, transaction, line.Kind, line.Record);
        var at = contacts.FindIndex(contact => IsOf(line, contact));
        if (at < 0 || !contacts[at].IsShownOn(Today)) throw new RuleBroken("persons.unknown");
        if (contacts[at].Portrait is { } before) AtOnce.Forget(connection, transaction, new(PersonFiles.Kind, before));
        contacts[at] = contacts[at] with { Portrait = portrait };
        Agreement.Write(connection, transaction, line.Kind, line.Record, contacts, Me.Id!.Value.ToString(), new DateTime(Instant.Ticks / 10 * 10, DateTimeKind.Utc));
    }
}

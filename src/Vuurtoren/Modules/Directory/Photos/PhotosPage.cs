using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Dapper;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Premises;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Web;
using Words = Vuurtoren.Platform.Texts.Texts;

namespace Vuurtoren.Modules.Directory.Photos;

/// <summary>
/// The logo of an organisation and the photos of its places: adding, describing, ordering, removing. What is put here is public at once, apart from the
/// draft of the texts. Every step is a form of its own and works without script; with it the browser makes the photo small before it leaves.
/// </summary>
[TakesPost, RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, MemoryBufferThreshold = MostBytes)] // held in memory: nothing is left on the disk outside the quarantine
public abstract class PhotosPage(Db db, FileStore store, FileSettings settings) : EditPage
{
    internal const int MostBytes = (int)FileSettings.Most + 64 * 1024;
    /// <summary>What history calls it.</summary>
    public const string Path = "photos";

    /// <summary>A record of the sheet with its photos.</summary>
    public sealed record Shelf(Owner Owner, string Title, int Most, IReadOnlyList<StoredFile> Files)
    {
        public bool IsLogo => Owner.Kind == Kinds.Organization;
        public bool IsFull => Files.Count >= Most;
        public string Anchor => $"{Owner.Kind}-{Owner.Id}";
    }

    public IReadOnlyList<Shelf> Shelves { get; private set; } = [];
    /// <summary>The server makes photos small itself; otherwise the browser has to, with its script.</summary>
    public bool MadeHere => settings.Vips is not null;
    public long MaxBytes => settings.MaxBytes;

    Words Texts => Service<Words>();

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || Opened.Main.IsNew) return false;
        Title = Texts["editing.photos.of", Name];
        var shelves = new List<Shelf>();
        foreach (var record in Records.Where(MayHave).DistinctBy(record => record.Key.Id))
        {
            var owner = new Owner(record.Key.Kind, record.Key.Id);
            shelves.Add(new(owner, TitleOf(record, shelves.Count), record.Key.Kind == Kinds.Organization ? 1 : settings.PerRecord, await store.Of(owner)));
        }
        var photos = shelves.SelectMany(shelf => shelf.Files).Select(file => file.Id).ToList();
        Shown = await db.Set<PhotoOfPlace>().AsNoTracking().Where(photo => photos.Contains(photo.FileId)).ToDictionaryAsync(photo => photo.FileId, photo => photo.Shows);
        Shelves = [.. shelves.OrderBy(shelf => shelf.IsLogo == (Kind == Kinds.Service))];
        return true;
    }

    static bool MayHave(Section record) => !record.IsNew && (record.Key.Kind == Kinds.Organization || record.Key.Kind == Kinds.Location && record["confidential"] is not true);

    string TitleOf(Section record, int n)
    {
        if (record.Key.Kind == Kinds.Organization) return Texts["editing.photos.logo"];
        var name = record["name"] is string json ? Json.Read<LocalText>(json).In(Lang).Text : null;
        var address = record["addresses"] is string list && Json.Read<List<Address>>(list) is [var first, ..] ? first.Street?.In(Lang).Text : null;
        return Texts["editing.photos.place", name ?? address ?? $"{n}"];
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostPutAsync(string owner, List<IFormFile> photo, CancellationToken stop)
    {
        if (Find(owner) is not { } shelf) return NotFound();
        var (sent, alt) = (await Sent(photo, settings, stop), Alt());
        await store.PutImage(shelf.Owner, photo[0].FileName, alt, sent, Me.Id!.Value, Instant, shelf.Most, () => { Show(shelf, db.ChangeTracker.Entries<StoredFile>().Single(entry => entry.State == EntityState.Added).Entity.Id); Note(shelf, null, alt); }, stop);
        return Back("photo-put");
    }

    /// <summary>One photo, or the same in several sizes.</summary>
    internal static async Task<IReadOnlyList<byte[]>> Sent(List<IFormFile> photo, FileSettings settings, CancellationToken stop)
    {
        if (photo.Count == 0) throw new RuleBroken("editing.photos.none");
        if (photo.Sum(file => file.Length) > MostBytes || photo.Any(file => file.Length > settings.MaxBytes)) throw new RuleBroken("files.refused.large", settings.MaxBytes / 1e6);
        var sent = new List<byte[]>();
        foreach (var file in photo)
        {
            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, stop);
            sent.Add(bytes.ToArray());
        }
        return sent;
    }

    public async Task<IActionResult> OnPostDescribeAsync(Guid id)
    {
        if (Find(id) is not var (shelf, file)) return NotFound();
        var (was, alt) = (file.Alt, Alt());
        await store.Change(Me.Id!.Value, Instant, shelf.Owner, () => { file.Describe(alt); Show(shelf, file.Id); }, () => Note(shelf, was, alt));
        return Back("photo-kept");
    }

    /// <summary>One place forward: it changes places with the one before it.</summary>
    public async Task<IActionResult> OnPostForwardAsync(Guid id)
    {
        if (Find(id) is not var (shelf, file)) return NotFound();
        var order = shelf.Files.ToList();
        var at = order.IndexOf(file);
        if (at > 0) (order[at - 1], order[at]) = (order[at], order[at - 1]);
        await store.Change(Me.Id!.Value, Instant, shelf.Owner, () => { foreach (var (n, one) in order.Index()) one.MoveTo(n + 1); }, () => Note(shelf, file.Alt, file.Alt));
        return Back("photo-kept");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        if (Find(id) is not var (shelf, file)) return NotFound();
        await store.Remove(file, Me.Id!.Value, Instant, () => Note(shelf, file.Alt, null));
        return Back("photo-removed");
    }

    /// <summary>What photos of places show, by file.</summary>
    public IReadOnlyDictionary<Guid, Shows> Shown { get; private set; } = new Dictionary<Guid, Shows>();

    void Show(Shelf shelf, Guid file)
    {
        if (shelf.IsLogo || !Request.Form.ContainsKey("shows")) return;
        var before = db.Set<PhotoOfPlace>().Find(file);
        if (!Enum.TryParse<Shows>(Request.Form["shows"], out var shows) || !Enum.IsDefined(shows)) { if (before is not null) db.Remove(before); }
        else if (before is null) db.Add(new PhotoOfPlace { FileId = file, Shows = shows });
        else before.Shows = shows;
    }

    RedirectResult Back(string done) => Go($"/edit/{Kind}/{Id}/photos", done);

    Shelf? Find(string owner) => Shelves.FirstOrDefault(shelf => shelf.Anchor == owner);

    (Shelf, StoredFile)? Find(Guid id) => Shelves.SelectMany(shelf => shelf.Files.Select(file => (shelf, file))).Where(one => one.file.Id == id).Select(one => ((Shelf, StoredFile)?)one).FirstOrDefault();

    LocalText? Alt() => LocalText.From(Words.Languages.Select(language => KeyValuePair.Create(language, (string?)Request.Form["alt." + language].ToString())));

    /// <summary>The sheet changed: pages that are kept, feeds and the history of the record learn it.</summary>
    void Note(Shelf shelf, LocalText? was, LocalText? alt)
    {
        var (connection, transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
        var record = Records.First(one => one.Key.Id == shelf.Owner.Id);
        var current = new Current(connection, transaction);
        var (seq, now) = (current.NextSeq(), new DateTime(Instant.Ticks / 10 * 10, DateTimeKind.Utc));
        connection.Execute($"update {record.Table.Name} set seq = @seq, modified_at = @now where id = @Id", new { seq, now, record.Key.Id }, transaction);
        current.Note(seq, record.Key.Kind, record.Key.Id, Current.IsGone(record.Table, record.Values), now, Me.Id!.Value.ToString(), "edit",
            new Dictionary<string, string?[]> { [Path] = [was?.In(Lang).Text, alt?.In(Lang).Text] });
    }
}

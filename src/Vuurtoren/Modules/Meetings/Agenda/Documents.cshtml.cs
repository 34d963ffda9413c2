using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Agenda;

/// <summary>What belongs to one point of the agenda, as files. They go with the point when it waits for another meeting.</summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, MemoryBufferThreshold = MostBytes)] // held in memory: nothing is left on the disk outside the quarantine
public sealed class DocumentsPage(Db db, FileStore store, FileSettings settings, Texts texts) : MeetingPage(db, texts)
{
    const int MostBytes = (int)FileSettings.Most + 64 * 1024;

    public Item Item { get; private set; } = null!;
    public IReadOnlyList<StoredFile> Files { get; private set; } = [];
    public bool Open => Meeting.State is MeetingState.Planned or MeetingState.Invited;
    public string Here => To($"/item/{Item.Id}/documents");

    /// <summary>What can be seen on a picture.</summary>
    [BindProperty] public string? Alt { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load() || !Guid.TryParse((string)RouteData.Values["item"]!, out var id) || await Db.Set<Item>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.MeetingId == Meeting.Id) is not { } found) return false;
        Item = found;
        Title = Texts["documents.title", Words.Short(found.Title)];
        Files = await store.Of(Owner);
        return true;
    }

    Owner Owner => new(ItemFiles.Kind, Item.Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostPut(IFormFile? file, CancellationToken stop)
    {
        Meeting.MustBeOpen();
        if (file is null || file.Length == 0) return Wrong("file", "documents.file.missing");
        if (file.Length > settings.MaxBytes) throw new RuleBroken("files.refused.large", settings.MaxBytes / 1e6);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        var sent = bytes.ToArray();
        if (FileTypes.Read(sent, settings).Kind == FileKind.Document) await store.PutDocument(Owner, file.FileName, sent, Me.Id!.Value, Instant);
        else if (string.IsNullOrWhiteSpace(Alt)) return Wrong("alt", "files.alt-missing");
        else await store.PutImage(Owner, file.FileName, LocalText.From(Lang, Alt), [sent], Me.Id!.Value, Instant, stop: stop);
        return Go($"/edit/meeting/{Meeting.Id}/item/{Item.Id}/documents", "document-put");
    }

    public async Task<IActionResult> OnPostRemove(Guid file)
    {
        Meeting.MustBeOpen();
        if (Files.FirstOrDefault(one => one.Id == file) is not { } found) return NotFound();
        await store.Remove(found, Me.Id!.Value, Instant);
        return Go($"/edit/meeting/{Meeting.Id}/item/{Item.Id}/documents", "document-removed");
    }
}

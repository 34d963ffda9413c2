using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Diagnoses;

/// <summary>One filed diagnosis, or a new one: source, terms, and a link or a PDF.</summary>
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, MemoryBufferThreshold = MostBytes)] // held in memory: nothing is left on the disk outside the quarantine
public sealed class OneDiagnosisPage(Db db, FileStore store, FileSettings settings, Texts texts) : KeepPage(db)
{
    const int MostBytes = (int)FileSettings.Most + 64 * 1024;

    /// <summary>Null: a new one.</summary>
    public Diagnosis? Diagnosis { get; private set; }
    public IReadOnlyList<StoredFile> Files { get; private set; } = [];
    public IReadOnlyList<Choice> Networks { get; private set; } = [];
    public IEnumerable<Choice> Reaches => Enum.GetValues<Reach>().Select(reach => new Choice(reach.ToString(), texts["networks.reach." + reach]));
    public IEnumerable<Choice> Spoken => Diagnosis.AllLanguages.Select(language => new Choice(language, texts["diagnoses.lang." + language]));
    public string Here => Edit("/diagnoses/" + (Diagnosis?.Id.ToString() ?? "new"));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        (Diagnosis, Title) = (null, texts["diagnoses.new"]);
        Networks = [.. (await Db.Set<Network>().Where(n => n.CoordinationId == Coordination.Id && n.KeptAt != null).Select(n => new { n.Id, n.Name }).ToListAsync()).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase).Select(n => new Choice(n.Id.ToString(), n.Name))];
        if ((string)RouteData.Values["diagnosis"]! == "new") return true;
        if (!Guid.TryParse((string)RouteData.Values["diagnosis"]!, out var id) || await Db.Set<Diagnosis>().SingleOrDefaultAsync(d => d.Id == id && d.CoordinationId == Coordination.Id) is not { } found) return false;
        (Diagnosis, Title) = (found, Short(found.Title));
        Files = await store.Of(new(DiagnosisFiles.Kind, id));
        return true;
    }

    public void OnGet() { }

    public string? DayOf => Box("day", Diagnosis?.MadeOn.ToString("o", CultureInfo.InvariantCulture));

    /// <summary>Ticked in what was typed, or else in what is kept.</summary>
    public bool Ticked(string box, bool kept) => Request.HasFormContentType && Request.Form.ContainsKey("title") ? Request.Form.ContainsKey(box) : kept;
    public bool Has(string theme) => Request.HasFormContentType && Request.Form.ContainsKey("title") ? Request.Form["themes"].Contains(theme) : Diagnosis?.Themes.Contains(theme) == true;

    DiagnosisWords Typed => new(Box("title"), Networks.Any(one => one.Value == Box("network")) ? Guid.Parse(Box("network")!) : null, Day("day"), [.. Request.Form["themes"].OfType<string>()],
        Enum.TryParse<Reach>(Box("reach"), out var reach) && Enum.IsDefined(reach) ? reach : null, Box("place"), Box("language"), Box("source"), new(Request.Form.ContainsKey("quote"), Request.Form.ContainsKey("share"), Request.Form.ContainsKey("public")), Box("link"));

    public async Task<IActionResult> OnPostKeep()
    {
        if (Diagnosis is null) Db.Add(Diagnosis = Diagnosis.File(Coordination.Id, Typed, Today, Instant));
        else Diagnosis.Change(Typed, Today, Instant);
        return await Saved("/diagnoses/" + Diagnosis.Id, "diagnosis-kept");
    }

    /// <summary>The text itself, as PDF: what it is, is read from its bytes.</summary>
    public async Task<IActionResult> OnPostPutAsync(IFormFile? file, CancellationToken stop)
    {
        if (Diagnosis is null) return NotFound();
        if (file is null || file.Length == 0) throw new RuleBroken("diagnoses.file.none");
        if (file.Length > settings.MaxBytes) throw new RuleBroken("files.refused.large", settings.MaxBytes / 1e6);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        if (!bytes.ToArray().AsSpan().StartsWith("%PDF"u8)) throw new RuleBroken("diagnoses.file.pdf");
        await store.PutDocument(new(DiagnosisFiles.Kind, Diagnosis.Id), file.FileName, bytes.ToArray(), Me.Id!.Value, Instant);
        return Go($"/edit/coordination/{Coordination.Id}/diagnoses/{Diagnosis.Id}", "diagnosis-kept");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid file)
    {
        if (Files.FirstOrDefault(one => one.Id == file) is not { } found) return NotFound();
        await store.Remove(found, Me.Id!.Value, Instant);
        return Go($"/edit/coordination/{Coordination.Id}/diagnoses/{Diagnosis!.Id}", "diagnosis-kept");
    }

    public async Task<IActionResult> OnPostGone()
    {
        if (Diagnosis is null) return NotFound();
        foreach (var file in Files) await store.Remove(file, Me.Id!.Value, Instant);
        Db.Remove(Diagnosis);
        await Db.SaveChangesAsync();
        return Go($"/coordination/{Coordination.Id}/diagnoses", "diagnosis-gone");
    }
}

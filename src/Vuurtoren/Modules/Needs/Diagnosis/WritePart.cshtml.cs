using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>One part of one theme: to write in each language, to comment, and all versions that were saved, to read and to put back.</summary>
[Can(Permission.SendSignals), TakesPost]
public sealed class WritePartPage(Db db, Texts texts, Territories territories) : DiagnosisRoom(db, texts, territories, "diagnosis.own")
{
    Dictionary<Guid, string> organizations = [], persons = [];

    public string Theme { get; private set; } = "";
    public Part Part { get; private set; }
    /// <summary>In all languages, the newest first.</summary>
    public IReadOnlyList<PartText> Versions { get; private set; } = [];
    public IReadOnlyList<Comment> Comments { get; private set; } = [];
    public string Here => To($"/theme/{Theme}/{Part}");
    /// <summary>What stands there holds the texts of two who wrote at once.</summary>
    public bool WasJoined => Platform.Texts.Texts.Languages.Any(lang => Last(lang) is { MadeFrom: MadeFrom.Joined });
    public string Html => LocalText.From(Platform.Texts.Texts.Languages.Select(lang => KeyValuePair.Create(lang, Last(lang)?.Words))) is { } words ? new BookHtml(Texts, Lang).Words(words) : "";

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Theme = (string)RouteData.Values["theme"]!;
        if (!Diagnosis.Themes.Contains(Theme) || !Enum.TryParse<Part>((string)RouteData.Values["part"]!, out var part) || !Enum.IsDefined(part)) return false;
        (Part, Title) = (part, Texts["diagnosis.part." + part]);
        Versions = [.. (await Db.Set<PartText>().AsNoTracking().Where(t => t.DiagnosisId == Diagnosis.Id && t.Theme == Theme && t.Part == part).ToListAsync()).OrderByDescending(t => t.At).ThenByDescending(t => t.Number)];
        Comments = [.. (await Db.Set<Comment>().Where(c => c.DiagnosisId == Diagnosis.Id && c.Theme == Theme && c.Part == part).ToListAsync()).OrderBy(c => c.At)];
        organizations = await OrganizationNames.Of(Db, [.. Versions.Select(v => v.OrganizationId).Concat(Comments.Select(c => c.OrganizationId)).OfType<Guid>().Distinct()], Lang);
        Guid[] accounts = MayGroup ? [.. Versions.Select(v => v.AccountId).Concat(Comments.Select(c => c.AccountId)).OfType<Guid>().Distinct()] : [];
        persons = await Db.Set<Account>().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
        return true;
    }

    public void OnGet() { }

    public PartText? Last(string lang) => Versions.Where(one => one.Lang == lang).MaxBy(one => one.Number);
    public string NumberOf(PartText? version) => (version?.Number ?? 0).ToString(CultureInfo.InvariantCulture);
    public string When(DateTime at) => LocalClock.At(at).Written("d MMMM yyyy, HH:mm");
    public string Begin(string words) => words.Length > 40 ? words[..39] + "…" : words;

    /// <summary>The organisation; persons only for the coordinator.</summary>
    public string By(Guid? account, Guid? organization)
    {
        var of = organization is { } id ? organizations.GetValueOrDefault(id, Texts["diagnosis.by.member"]) : Texts["diagnosis.by.coordination"].Value;
        return account is { } person && persons.TryGetValue(person, out var name) ? $"{name} ({of})" : of;
    }

    public async Task<IActionResult> OnPostWrite()
    {
        var writer = await Writer();
        List<Sent> sent = [.. Platform.Texts.Texts.Languages.Select(lang => new Sent(new(Theme, Part, lang), Form.Box("words." + lang), int.TryParse(Form.Box("from." + lang), out var from) ? from : 0))];
        var made = await new Workbench(Db, Diagnosis, writer, Today, Instant).Save(sent, Form.Nobody);
        return Go(Path($"/theme/{Theme}/{Part}"), made.Count == 0 ? "diagnosis-same" : made.Any(one => one.MadeFrom == MadeFrom.Joined) ? "diagnosis-joined" : "diagnosis-written");
    }

    public async Task<IActionResult> OnPostPutBack(Guid version)
    {
        if (Versions.FirstOrDefault(one => one.Id == version) is not { } found) return NotFound();
        Db.Add(found.PutBack(Diagnosis, Last(found.Lang)!.Number, await Writer(), Instant));
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("needs.changed"); }
        return Go(Path($"/theme/{Theme}/{Part}"), "diagnosis-put-back");
    }

    public async Task<IActionResult> OnPostComment()
    {
        Db.Add(Comment.On(Diagnosis, new(Theme, Part, Lang), Form.Box("comment-words"), Comments.Count, await Writer(), Form.Nobody, Today, Instant));
        await Db.SaveChangesAsync();
        return Go(Path($"/theme/{Theme}/{Part}"), "diagnosis-comment");
    }

    public async Task<IActionResult> OnPostSettle(Guid comment)
    {
        Diagnosis.MustTakeText(MayGroup);
        if (Comments.FirstOrDefault(one => one.Id == comment) is not { } found) return NotFound();
        found.Settle(Instant);
        await Db.SaveChangesAsync();
        return Go(Path($"/theme/{Theme}/{Part}"), "diagnosis-settled");
    }
}

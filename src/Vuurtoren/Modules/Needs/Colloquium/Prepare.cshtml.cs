using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>The day, the programme and the letters of a colloquium.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class PreparePage(Db db, Texts texts, Territories territories, Database database, IConfiguration settings) : ColloquiumRoom(db, texts, territories, "colloquium.new")
{
    const int MostAtOnce = 200;

    List<JointDiagnosis> diagnoses = [];

    public IReadOnlyList<Invited> Guests { get; private set; } = [];
    /// <summary>Who speak for members and have an address, each once.</summary>
    public IReadOnlyList<Speaker> Speakers { get; private set; } = [];
    /// <summary>Whose letter says another day, hour or place.</summary>
    public int ToTell => Guests.Count(guest => guest.Sequence < Gathering!.Sequence);
    public int Answered(bool? comes) => Guests.Count(guest => guest.Comes == comes);
    public IEnumerable<Choice> Diagnoses => diagnoses.Select(one => new Choice(one.Id.ToString(), one.Title.In(Lang).Text));
    public IEnumerable<Choice> Tongues => Platform.Texts.Texts.Languages.Select(lang => new Choice(lang, Texts["web.language." + lang]));
    /// <summary>The diagnosis that is presented, when everybody may read it.</summary>
    public Guid? Published => diagnoses.FirstOrDefault(one => one.Id == Gathering?.DiagnosisId && one.IsPublished)?.Id;
    public string? DayBox => Form.Box("day") ?? Gathering?.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        diagnoses = [.. (await Db.Set<JointDiagnosis>().AsNoTracking().Where(d => d.CoordinationId == Coordination).ToListAsync()).OrderByDescending(d => d.BegunOn)];
        if (Gathering is not { } one) return true;
        Guests = await Db.Set<Invited>().Where(g => g.ColloquiumId == one.Id).ToListAsync();
        Speakers = [.. (await Networks.Public.Speakers.Of(Db, Coordination)).Where(speaker => speaker.Email is not null).DistinctBy(speaker => speaker.Email, StringComparer.OrdinalIgnoreCase)];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostKeep()
    {
        var day = DateOnly.TryParseExact(Form.Box("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) ? typed : (DateOnly?)null;
        if (day is null) return Wrong("day", "diagnosis.day.wrong");
        if (Gathering is null && day < Today) return Wrong("day", "colloquium.day.past");
        var words = new GatheringWords(Form.Both("title"), day, ColloquiumLetters.Minutes(Form.Box("begins")), ColloquiumLetters.Minutes(Form.Box("ends")), Form.Both("place"), diagnoses.FirstOrDefault(one => one.Id.ToString() == Form.Box("diagnosis"))?.Id);
        if (Gathering is { } kept)
        {
            kept.Change(words, Form.Nobody, Today, Instant);
            return await Saved(kept, "colloquium-kept");
        }
        var made = Gathering.Plan(Coordination, words, Form.Nobody, Today, Instant);
        Db.Add(made);
        return await Saved(made, "colloquium-kept");
    }

    public async Task<IActionResult> OnPostAdd()
    {
        if (Gathering is not { } one) return NotFound();
        if (ColloquiumLetters.Minutes(Form.Box("at")) is null) return Wrong("at", "colloquium.at.wrong");
        one.Add(ColloquiumLetters.Minutes(Form.Box("at")), Form.Both("line"), Form.Both("speaker"), Form.Nobody, Today, Instant);
        return await Saved(one, "colloquium-kept");
    }

    public async Task<IActionResult> OnPostRemove(int number)
    {
        if (Gathering is not { } one) return NotFound();
        one.Remove(number, Instant);
        return await Saved(one, "colloquium-kept");
    }

    /// <summary>Everybody who has no letter yet: a second time reaches only who is new.</summary>
    public async Task<IActionResult> OnPostInvite()
    {
        if (Gathering is not { } one) return NotFound();
        var lang = Platform.Texts.Texts.Languages.FirstOrDefault(tongue => tongue == Form.Box("lang-own")) ?? Lang;
        var typed = (Form.Box("addresses") ?? "").Split((char[])[' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(address => Invited.To(one, address, lang, Instant));
        var members = Form.Box("members") is null ? [] : Speakers.Select(speaker => Invited.To(one, speaker.Email!, speaker.Lang, Instant));
        var there = Guests.Select(guest => guest.Email).ToHashSet(StringComparer.Ordinal);
        List<Invited> fresh = [.. members.Concat(typed).DistinctBy(guest => guest.Email).Where(guest => !there.Contains(guest.Email))];
        if (fresh.Count == 0) throw new RuleBroken("colloquium.invite.nobody");
        if (fresh.Count > MostAtOnce) throw new RuleBroken("colloquium.invite.many", MostAtOnce);
        one.Announce(Today, Instant);
        Db.AddRange(fresh);
        var letters = await Letters();
        Db.AddRange(fresh.Select(guest => letters.Invites(one, guest)));
        return await Saved(one, "colloquium-invited");
    }

    public async Task<IActionResult> OnPostTell()
    {
        if (Gathering is not { } one) return NotFound();
        var letters = await Letters();
        foreach (var guest in Guests.Where(guest => guest.Sequence < one.Sequence))
        {
            guest.Told(one, Instant);
            Db.Add(letters.Changed(one, guest));
        }
        return await Saved(one, "colloquium-told");
    }

    /// <summary>How many were there.</summary>
    public async Task<IActionResult> OnPostCame()
    {
        if (Gathering is not { } one) return NotFound();
        var typed = Form.Box("came") ?? "";
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var came) && typed.Length > 0) return Wrong("came", "colloquium.came.wrong", Gathering.MostCame);
        one.Count(typed.Length == 0 ? null : came, Today, Instant);
        return await Saved(one, "colloquium-counted");
    }

    public async Task<IActionResult> OnPostCancel()
    {
        if (Gathering is not { } one) return NotFound();
        one.Cancel(Today, Instant);
        var letters = await Letters();
        foreach (var guest in Guests)
        {
            guest.Told(one, Instant);
            Db.Add(letters.Cancelled(one, guest));
        }
        return await Saved(one, "colloquium-cancelled");
    }

    async Task<ColloquiumLetters> Letters()
    {
        var names = new Dictionary<string, string>();
        foreach (var language in Platform.Texts.Texts.Languages) names[language] = (await CoordinationNames.Of(Db, [Coordination], language))[Coordination];
        return new(Site, database.Secret, Texts, MailSettings.Of(settings).From.Address, Instant, language => names.GetValueOrDefault(language, CoordinationName));
    }

    async Task<IActionResult> Saved(Gathering one, string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        return Go($"/edit/coordination/{Coordination}/colloquium/{one.Id}", done);
    }
}

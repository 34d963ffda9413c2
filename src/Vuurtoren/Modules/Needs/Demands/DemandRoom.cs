using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>A page on which the coordinator keeps something of demands or priorities: reads what was typed, and saves.</summary>
public abstract class DemandRoom(Db db, Texts texts, Territories territories, string title) : NeedsRoom(db, texts, territories, Permission.GroupSignals, title)
{
    public NeedForm Form { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Form = new(Request, Names, Today);
        return true;
    }

    /// <summary>What was typed; else what is kept.</summary>
    public string? Box(string name, string? kept = null) => Form.Box(name, kept);
    protected LocalText? Both(string name) => Form.Both(name);

    /// <summary>Words that leave the coordination: what could tell who somebody is comes back with them, and is kept only when the writer says that it is nobody.</summary>
    protected LocalText? OfNobody(string name)
    {
        var typed = Both(name);
        foreach (var (_, words) in typed ?? Enumerable.Empty<KeyValuePair<string, string>>()) Identifying.Refuse(words, Form.Nobody, Today);
        return typed;
    }

    protected int? Whole(string name) => int.TryParse(Box(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    protected DateOnly? DayOf(string name) => Boxes.Day(Box(name));
    protected Guid? Id(string name) => Guid.TryParse(Box(name), out var id) ? id : null;

    protected Guid Route(string name) => Guid.Parse((string)RouteData.Values[name]!);
    protected static string Short(string words) => words.Length > 55 ? words[..54] + "…" : words;
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What the coordination is called in the language of who reads a letter.</summary>
    protected async Task<Func<string, string>> NamesOf()
    {
        var names = new Dictionary<string, string>();
        foreach (var language in Platform.Texts.Texts.Languages) names[language] = (await CoordinationNames.Of(Db, [Coordination], language))[Coordination];
        return language => names.GetValueOrDefault(language, CoordinationName);
    }

    /// <summary>Changes words that may be signed: whose signature goes with it is asked again by letter.</summary>
    protected async Task<IActionResult> Reworded(Memorandum memorandum, IReadOnlyList<Signature> signatures, ServerSecret secret, Action change, string path, string done)
    {
        var signed = signatures.Where(one => one.Signs == true).ToList();
        change();
        var again = signed.Where(one => one.Signs is null).ToList();
        var letters = new DemandLetters(Site, Texts, Instant, await NamesOf());
        foreach (var one in again.Where(one => one.Email is not null))
        {
            one.AskAgain(Today);
            Db.Add(letters.Signs(memorandum, one, null, SignPage.TokenOf(secret, one), again: true));
        }
        return await Saved(path, again.Count == 0 ? done : "memorandum-unsigned");
    }

    /// <param name="path">Within the coordination.</param>
    protected async Task<IActionResult> Saved(string path, string done)
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("needs.changed"); } // somebody else at the same moment
        return Go($"/edit/coordination/{Coordination}{path}", done);
    }
}

static class Boxes
{
    public static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>One questionnaire: its questions while it is a draft; its links and how much came while it is open.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class KeepVoicePage(Db db, Database database, Texts texts, Territories territories) : VoiceRoom(db, texts, territories, "voice.title")
{
    public IReadOnlyList<VoiceLink> Links { get; private set; } = [];
    public VoiceNumbers Numbers { get; private set; } = null!;

    /// <summary>What results can be looked at by.</summary>
    public IEnumerable<Dimension> Dimensions => One.Asks.Append(Dimension.Channel);

    /// <summary>The two kinds of link, with the one that leads here now, if any, and its square.</summary>
    public IEnumerable<(Channel Kind, string? Link, string? Square)> OpenLinks => new[] { Channel.Link, Channel.Interview }.Select(kind =>
        Links.FirstOrDefault(link => link.Kind == kind && link.IsOpen) is { } open && new Uri(Site, open.Path(database.Secret, Lang)).ToString() is var address ? (kind, address, QrCode.Svg(address)) : (kind, (string?)null, (string?)null));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = One.Title.In(Lang).Text;
        Links = await Db.Set<VoiceLink>().Where(link => link.QuestionnaireId == One.Id).OrderBy(link => link.Number).ToListAsync();
        await using var connection = database.Open();
        Numbers = await VoiceNumbers.Of(connection, One.Id);
        return true;
    }

    public bool Asks(Dimension one) => Request.HasFormContentType && Request.Form.ContainsKey("theme") ? Request.Form["asks"].Contains(one.ToString()) : One.Asks.Contains(one);

    public string Number(long? persons) => persons is { } number ? number.ToString("N0", CultureInfo.CurrentCulture) : Texts["voice.few"].Value;

    public void OnGet() { }

    public Task<IActionResult> OnPostDescribe()
    {
        One.Describe(Kept("title", One.Title), Kept("intro", One.Intro), Box("theme") ?? "", Ticked("asks"));
        return Saved("voice-kept");
    }

    /// <summary>What was typed in our languages, with the others as they were.</summary>
    LocalText? Kept(string box, LocalText? before) =>
        LocalText.From(Platform.Texts.Texts.Languages.Select(language => KeyValuePair.Create(language, Box($"{box}.{language}"))).Concat((before ?? Enumerable.Empty<KeyValuePair<string, string>>()).Where(text => !Platform.Texts.Texts.Languages.Contains(text.Key)).Select(text => KeyValuePair.Create(text.Key, (string?)text.Value))));

    IReadOnlyList<Dimension> Ticked(string box) => [.. Request.Form[box].Select(one => Enum.TryParse<Dimension>(one, out var dimension) ? dimension : (Dimension?)null).OfType<Dimension>().Where(Enum.IsDefined)];

    public Task<IActionResult> OnPostUp(int place)
    {
        One.Lift(place);
        return Saved("voice-kept");
    }

    public Task<IActionResult> OnPostOut(int place)
    {
        One.TakeOut(place);
        return Saved("voice-kept");
    }

    /// <summary>Opens it, with a first link.</summary>
    public Task<IActionResult> OnPostOpen(DateOnly? first, DateOnly? last)
    {
        One.Open(first, last, Today);
        Db.Add(VoiceLink.Next(One, Channel.Link, Links, Today));
        return Saved("voice-opened");
    }

    public Task<IActionResult> OnPostLink(Channel kind)
    {
        if (kind is not (Channel.Link or Channel.Interview) || One.State != VoiceState.Open) throw new RuleBroken("voice.changed");
        Db.Add(VoiceLink.Next(One, kind, Links, Today));
        return Saved("voice-link");
    }

    public Task<IActionResult> OnPostApart(int number, string apart)
    {
        (Links.FirstOrDefault(link => link.Number == number) ?? throw new RuleBroken("voice.changed")).Set(apart == "yes", One, Numbers, Today);
        return Saved(apart == "yes" ? "voice-apart" : "voice-back");
    }

    public async Task<IActionResult> OnPostClose()
    {
        One.Close(Ticked("combine"), Today);
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await VoiceStore.Hold(Db, database);
        await Saved("voice-closed");
        await transaction.CommitAsync();
        await VoiceParts.Of(database, One);
        return Go($"/coordination/{Coordination}/voices/{One.Id}", "voice-closed");
    }

    public async Task<IActionResult> OnPostDrop()
    {
        if (One.State != VoiceState.Draft) throw new RuleBroken("voice.opened");
        Db.Remove(One);
        await Saved("voice-dropped");
        return Go($"/coordination/{Coordination}/voices", "voice-dropped");
    }
}

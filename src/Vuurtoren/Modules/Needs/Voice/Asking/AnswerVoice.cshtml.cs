using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>
/// A resident answers, or somebody who asks the questions fills in for them. No account and no cookie (the form needs no secret: who has the link may answer), and
/// neither logs nor measures know that somebody was here.
/// </summary>
[AllowAnonymous, TakesPost, Attempts, Unseen, IgnoreAntiforgeryToken]
public sealed class AnswerVoicePage(Db db, Database database, Texts texts, Territories territories, FromOnePlace places) : WorkPage
{
    VoiceLink link = null!;

    public VoiceForm Form { get; private set; } = null!;
    public bool Thanks => Request.Query["sent"] == "yes";
    public bool TakesAnswers => Form.Of.TakesAnswers(Today);
    public string Pictures => "voices.svg";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (await VoiceLink.Of(db, database.Secret, (string)RouteData.Values["token"]!) is not { } found) return false;
        link = found;
        if (await db.Set<Questionnaire>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == found.QuestionnaireId) is not { State: not VoiceState.Draft } of) return false;
        Form = new(Request, of, found.Kind, Subjects.Areas(await territories.Of(db, [of.CoordinationId])), texts, Lang, Today);
        Title = of.Title.In(Form.Language).Text;
        return true;
    }

    /// <summary>This page in a language of the questionnaire; in ours the whole screen changes.</summary>
    public string To(string language) => (Texts.Languages.Contains(language) ? Request.Path.Value!.Replace($"/{Lang}/", $"/{language}/", StringComparison.Ordinal) : Request.Path.Value!) + VoiceForm.Query(language, Form.IsEasy);

    public override string In(string language) => To(language);

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (!TakesAnswers) return Page();
        var said = Form.Said();
        places.Take(HttpContext.Connection.RemoteIpAddress, Form.Of.Id, Today);
        await VoiceStore.Put(database, Form.Of, link.Number, said, Today);
        return Redirect(Request.Path + Form.Here + "&sent=yes");
    }
}

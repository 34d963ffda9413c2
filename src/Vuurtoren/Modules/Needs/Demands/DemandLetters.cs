using System.Globalization;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>The letters about demands. Those that hold a link or a code are not kept once they have gone: who reads the tables cannot answer for an office.</summary>
/// <param name="coordination">Its name in a language.</param>
sealed class DemandLetters(Uri site, Texts texts, DateTime now, Func<string, string> coordination)
{
    static string Day(DateOnly day, string lang) => day.Written("d MMMM yyyy", CultureInfo.GetCultureInfo($"{lang}-BE"));

    /// <summary>What is only in another language says in which.</summary>
    string Marked(LocalText text, string lang) => text.In(lang) is var (words, its) && its is not null && its != lang ? $"{words} ({texts.In(lang, "report.in." + its)})" : text.In(lang).Text;

    /// <summary>To who holds the office, with a link of its own.</summary>
    /// <param name="token">Of that link.</param>
    /// <param name="opening">Key of the first words: asked, reminded, or asked of who held the office before.</param>
    public Mail Asks(Demand demand, Office office, Holder to, string token, string opening)
    {
        var letter = new Letter(texts, to.Lang, "demands.letter", coordination(to.Lang), demand.Title.In(to.Lang).Text).Greets(to.Name)
            .Says(opening, coordination(to.Lang), office.Name.In(to.Lang).Text, Day(demand.AskedOn!.Value, to.Lang))
            .Says("demands.letter.words", Marked(demand.Title, to.Lang), Marked(demand.Words, to.Lang))
            .Says(demand.IsPutOff ? "demands.letter.delayed" : "demands.letter.until", Day(demand.AskedUntil!.Value, to.Lang), Day(demand.DueOn!.Value, to.Lang))
            .Leads("demands.letter.go", new(site, $"/{to.Lang}/answer/{token}")).Says("demands.letter.own");
        return Mail.To(to.Email!, letter, now, new About("demand", demand.Id), secretUntil: demand.LinkEnds);
    }

    public Mail Sends(string code, Demand demand, Holder to) =>
        Mail.To(to.Email!, new Letter(texts, to.Lang, "demands.code.letter", code).Greets(to.Name).Says("demands.code.letter.what", demand.Title.In(to.Lang).Text, code).Says("demands.code.letter.else"), now, new About("demand", demand.Id), secretUntil: demand.CodeEnds);

    /// <summary>To who held the office: its letters go to another address from now on. Else somebody could take the office and answer in its place, unnoticed.</summary>
    public Mail Left(Office office, Holder before, Holder next, string whomToTell)
    {
        var (name, to) = (office.Name.In(before.Lang).Text, before.Lang);
        var letter = new Letter(texts, to, "offices.left.letter", coordination(to), name).Greets(before.Name);
        letter = next.Hint is { } hint ? letter.Says("offices.left.letter.what", coordination(to), name, hint) : letter.Says("offices.left.letter.none", coordination(to), name);
        return Mail.To(before.Email!, letter.Says("offices.left.letter.wrong", whomToTell), now, new About("office", office.Id));
    }

    /// <summary>To who signed a memorandum that will not be presented.</summary>
    public Mail Gone(Memorandum memorandum, Signature signature) =>
        Mail.To(signature.Email!, new Letter(texts, signature.Lang, "demands.gone.letter", coordination(signature.Lang), memorandum.Title.In(signature.Lang).Text).Greets(null).Says("demands.gone.letter.what", memorandum.Title.In(signature.Lang).Text), now, new About("memorandum", memorandum.Id));

    /// <summary>To the coordinator: the office did something.</summary>
    public Mail Reports(Demand demand, Account to, string key) =>
        Mail.To(to.Email!, new Letter(texts, to.Language, key, demand.Title.In(to.Language).Text).Greets(to.Name).Says(key + ".what", demand.Title.In(to.Language).Text)
            .Leads("demands.report.go", new(site, $"/{to.Language}/edit/coordination/{demand.CoordinationId}/demands/{demand.Id}")), now, new About("demand", demand.Id));

    /// <summary>To the coordinator: demands without an answer in time.</summary>
    public Mail Late(IReadOnlyList<Demand> late, Account to, DateOnly today) =>
        Mail.To(to.Email!, new Letter(texts, to.Language, "demands.late", coordination(to.Language)).Greets(to.Name).Says("demands.late.what")
            .Tells(texts.In(to.Language, "demands.title"), [.. late.Select(one => (texts.In(to.Language, "demands.standing." + one.StandingOn(today)), one.Title.In(to.Language).Text))])
            .Leads("demands.late.go", new(site, $"/{to.Language}/edit/coordination/{late[0].CoordinationId}/demands")), now, new About("demands", late[0].CoordinationId));

    /// <summary>To an organisation: will it sign?</summary>
    /// <param name="again">It signed other words.</param>
    public Mail Signs(Memorandum memorandum, Signature signature, string? name, string token, bool again = false) =>
        Mail.To(signature.Email!, new Letter(texts, signature.Lang, "demands.sign.letter", coordination(signature.Lang), memorandum.Title.In(signature.Lang).Text).Greets(name)
            .Says(again ? "demands.sign.letter.again" : "demands.sign.letter.what", memorandum.Title.In(signature.Lang).Text).Leads("demands.sign.letter.go", new(site, $"/{signature.Lang}/sign/{token}")).Says("demands.sign.letter.own"), now, new About("memorandum", memorandum.Id), secretUntil: now + SignPage.Lasts);

    /// <summary>To who told what they saw: what was asked, and the answer in plain words.</summary>
    public Mail Tells(Demand demand, Contributor to)
    {
        var letter = new Letter(texts, to.Lang, "demands.back.letter", demand.Title.In(to.Lang).Text).Greets(to.Name).Says("demands.back.letter.what", coordination(to.Lang), Marked(demand.Title, to.Lang)).Says("demands.back.letter.words", Marked(demand.Told!, to.Lang));
        if (demand.IsPublic) letter.Leads("demands.back.letter.poster", new(site, $"/{to.Lang}/coordination/{demand.CoordinationId}/answers/{demand.Id}/poster"));
        else letter.Says("demands.back.letter.members");
        return Mail.To(to.Email, letter, now, new About("demand", demand.Id));
    }
}

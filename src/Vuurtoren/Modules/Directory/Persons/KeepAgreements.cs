using Dapper;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Each day: who is named hears so, and how to end it; who does not agree again within a year is named no longer.</summary>
sealed class KeepAgreements : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop) =>
        await context.Report(Keep(context.Database, context.Service<NamedLinks>(), context.Service<Texts>(), context.Now, stop));

    /// <returns>On how many records something changed.</returns>
    internal static int Keep(Database database, NamedLinks links, Texts texts, DateTime now, CancellationToken stop = default)
    {
        var (today, changed) = (LocalClock.DayOf(now), 0);
        using var connection = database.Open();
        foreach (var kind in Agreement.Kinds)
        {
            var name = kind == Kinds.ServiceAtLocation ? "null" : "name";
            var rows = connection.Query<(Guid Id, string? Name, string Contacts)>($"select id, {name} as name, contacts from directory_{kind} where contacts like '%\"agreed\":\"%'").AsList();
            foreach (var (id, of, contacts) in rows.Where(row => Json.Read<List<Contact>>(row.Contacts).Exists(contact => contact.NewsOn(today) != ConsentNews.None)))
            {
                stop.ThrowIfCancellationRequested();
                if (Agreement.Change(database, kind, id, (contact, db) => Told(contact, db, new(kind, id, contact.MailOf() ?? ""), of is null ? null : Json.Read<LocalText>(of)), Publishing.Contact, now)) changed++;
            }
        }
        return changed;

        Contact Told(Contact contact, Db db, NamedLink link, LocalText? of)
        {
            var news = contact.NewsOn(today);
            if (news == ConsentNews.None) return contact;
            var told = link.Address.Length > 0 && links.Site is not null;
            if (told) db.Add(LetterTo(contact, news, link, of, links, texts, now));
            return news == ConsentNews.Ended ? contact.NoLonger() : told ? contact with { Told = today } : contact;
        }
    }

    static Mail LetterTo(Contact contact, ConsentNews news, NamedLink link, LocalText? of, NamedLinks links, Texts texts, DateTime now)
    {
        var lang = of is not null && of["nl"] is null && of["fr"] is not null ? "fr" : "nl";
        var key = "persons.letter." + news switch { ConsentNews.Ended => "ended", ConsentNews.EndsSoon => "ends-soon", _ => "named" };
        var where = of?.In(lang).Text ?? texts.In(lang, "persons.letter.somewhere");
        using var _ = new InLanguage(lang);
        var letter = new Letter(texts, lang, key, where).Greets(contact.Name).Says(key + ".what", where, Wording.Ago.Date(contact.EndsOn()!.Value));
        if (news == ConsentNews.Ended) return Mail.To(link.Address, letter, now, new About(link.Kind, link.Record));
        var (way, ends) = links.For(link, lang, now);
        letter.Tells(texts.In(lang, "persons.letter.shown"), Shown(contact, lang, texts)).Leads("persons.letter.go", way).Says("persons.letter.end");
        return Mail.To(link.Address, letter, now, new About(link.Kind, link.Record), secretUntil: ends);
    }

    internal static IReadOnlyList<(string Label, string Words)> Shown(Contact contact, string lang, Texts texts) =>
    [.. new (string Label, string? Words)[]
    {
        ("persons.shown.name", contact.Name), ("persons.shown.title", contact.Title?.In(lang).Text), ("persons.shown.department", contact.Department?.In(lang).Text),
        ("persons.shown.languages", contact.Languages is null ? null : new Faces.FaceWords(texts, lang).Languages(contact)), ("persons.shown.reachable", contact.Reachable?.In(lang).Text),
        ("persons.shown.how", string.Join(" · ", new[] { new Faces.FaceWords(texts, lang).Ways(contact), contact.HowToReach?.In(lang).Text }.OfType<string>())), ("persons.shown.successor", contact.Succeeds?.In(lang).Text),
        ("persons.shown.photo", contact.Portrait is null ? null : texts.In(lang, "editing.yes")), ("persons.shown.to", texts.In(lang, "faces.seen-by." + contact.Visibility.ToString().ToLowerInvariant())),
        ("persons.shown.mail", contact.MailOf()), ("persons.shown.phone", string.Join(", ", (contact.Phones ?? []).Select(phone => phone.Number))),
    }.Where(line => !string.IsNullOrEmpty(line.Words)).Select(line => (texts.In(lang, line.Label), line.Words!))];
}

using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Editing;

/// <param name="Conflicts">Answers that somebody else changed meanwhile; then nothing was saved.</param>
/// <param name="Mistakes">Answers that cannot be; then nothing was saved.</param>
/// <param name="Form">The form, brought up to what the tables hold now.</param>
public sealed record Outcome(IReadOnlyList<Conflict> Conflicts, Mistakes Mistakes, Form Form)
{
    public bool Published => Conflicts.Count == 0 && Mistakes.All.Count == 0;
}

/// <summary>Saves all records of a form together, or none: with history, who checked it and when, and an entry in the log of acts.</summary>
sealed class Publishing(Db db, Database database, CurrentUser me, DateTime instant)
{
    /// <summary>PostgreSQL keeps microseconds: what history says must be what is read again.</summary>
    readonly DateTime now = new(instant.Ticks / 10 * 10, DateTimeKind.Utc);

    /// <summary>An account; who answered a letter has none.</summary>
    readonly string actor = me.Id?.ToString() ?? Contact;

    public const string Contact = "contact";

    Desk desk = null!;
    DbConnection connection = null!;
    DbTransaction transaction = null!;
    long seq;

    /// <param name="check">How all of it was checked ("called", "visited", "mail", "own"); null: it was not.</param>
    /// <param name="keepsDraft">What this person has not published yet has nothing to do with it.</param>
    public async Task<Outcome> Publish(Form form, string? check, bool keepsDraft = false)
    {
        await using var saving = await db.Database.BeginTransactionAsync();
        (connection, transaction) = (db.Database.GetDbConnection(), saving.GetDbTransaction());
        database.LockChanges(connection, transaction);
        desk = new(db, connection, transaction);
        var sections = desk.Read(form.Keys);
        var conflicts = Rebasing.Rebase(desk, sections, form.Typed);
        form = form with { Keys = [.. sections.Select(s => s.Key with { Base = s.Seq })] };
        var wrong = new Mistakes();
        var changed = sections.Select(section => Apply(section, form.Typed, wrong)).ToList();
        if (conflicts.Count > 0 || wrong.All.Count > 0) return new(conflicts, wrong, form);
        Link(form, sections);
        var photos = new List<string>();
        foreach (var (section, changes) in sections.Zip(changed).Where(pair => pair.Second.ContainsKey("contacts"))) photos.AddRange(NoteAgreement(section, changes));
        var first = seq = desk.Current.NextSeq();
        foreach (var (section, changes) in sections.Zip(changed)) Save(section, changes, form.Typed, check);
        if (seq > first) db.Add(AuditEntry.Of(sections.First(s => s.Key.Id == form.Id).IsNew ? "record-made" : "record-edited", now, me, form.Kind, form.Id));
        if (!keepsDraft) await db.Set<Draft>().Where(d => d.RecordId == form.Id && d.AccountId == me.Id).ExecuteDeleteAsync();
        await db.SaveChangesAsync();
        await saving.CommitAsync();
        AtOnce.Wipe(database, photos);
        return new(conflicts, wrong, form);
    }

    /// <summary>Puts what was typed into the values; what did not change stays as it is stored.</summary>
    /// <returns>Old and new by path, as history keeps it.</returns>
    public static Dictionary<string, string?[]> Apply(Section section, Typed typed, Mistakes wrong)
    {
        var changes = new Dictionary<string, string?[]>();
        var shown = section.Shown();
        foreach (var slots in section.Slots(typed, shown).Where(s => !typed.Agrees(shown, s.Slot)).GroupBy(s => s.Question).ToList())
            Take(section, slots.Key, [.. slots.Select(s => s.Slot)], typed, shown, changes, wrong);
        if (section.IsNew)
            foreach (var question in section.Questions.OfType<TextQuestion>().Where(q => q.Required && !typed.Under(section.Box(q)).Any())) question.Read(section.Box(question), typed, null, wrong);
        return changes;
    }

    static void Take(Section section, Question question, List<string> slots, Typed typed, Typed shown, Dictionary<string, string?[]> changes, Mistakes wrong)
    {
        var who = section.Box(question) + AllQuestions.Who;
        if (slots.Remove(who))
        {
            if (typed.Has(who) && !Enum.TryParse<Visibility>(typed[who], out _)) wrong.Add(who, "editing.wrong.choice");
            changes[section.PathOf(who)] = [shown.Has(who) ? shown[who] : null, typed.Has(who) ? typed[who] : null];
        }
        if (slots.Count == 0) return;
        var (was, read) = (section[question.Path], question.Read(section.Box(question), typed, section[question.Path], wrong));
        section[question.Path] = read;
        if (question is TextQuestion)
            foreach (var slot in slots) changes[section.PathOf(slot)] = [shown.Has(slot) ? shown[slot] : null, typed.Has(slot) ? typed[slot] : null];
        else if (RecordTable.Show(was) != RecordTable.Show(read)) changes[question.Path] = [RecordTable.Show(was), RecordTable.Show(read)];
    }

    /// <summary>Who says that a person agreed to be named stands with it.</summary>
    /// <returns>Photos of who no longer agrees, or is gone.</returns>
    IReadOnlyList<string> NoteAgreement(Section section, Dictionary<string, string?[]> changes)
    {
        section["contacts"] = ContactsQuestion.NotedBy((string)section["contacts"]!, me.Id ?? throw new InvalidOperationException("Persons are changed by who signed in"));
        changes["contacts"][1] = (string)section["contacts"]!;
        return Persons.Agreement.Gone(connection, transaction, Json.Read<List<Contact>>(changes["contacts"][0] ?? "[]"), Json.Read<List<Contact>>(changes["contacts"][1]!));
    }

    /// <summary>New records point to each other.</summary>
    static void Link(Form form, IReadOnlyList<Section> sections)
    {
        var organization = form.Organization?.Id;
        foreach (var section in sections.Where(s => s.IsNew))
        {
            if (section.Key.Kind is Kinds.Service or Kinds.Location) section["organization_id"] = organization;
            if (section.Key.Kind != Kinds.ServiceAtLocation) continue;
            section["service_id"] = form.Id;
            section["location_id"] = form.Places.First(pair => pair.At.Id == section.Key.Id).Place.Id;
        }
    }

    void Save(Section section, Dictionary<string, string?[]> changes, Typed typed, string? check)
    {
        if (changes.ContainsKey("schedules") && section.Table.Has("hours_since") && section["hours_since"] is { } since)
        {
            (changes["hours_since"], section["hours_since"]) = ([RecordTable.Show(since), null], null); // a person said these
        }
        if (check is not null) Checked(section, check, changes);
        if (changes.Count == 0 && !section.IsNew) return;
        var (table, values) = (section.Table, section.Values);
        foreach (var path in changes.Keys.Where(path => SecretPlace.Hides(table, values, path)).ToList()) changes[path] = [null, null];
        if (section.Key.Kind == Kinds.Location)
        {
            SecretPlace.TakeOut(connection, transaction, table, values);
            Undoing.Placed(table, values);
        }
        (section["seq"], section["modified_at"]) = (seq, now);
        if (section.IsNew) desk.Current.Add(table, values); else desk.Current.Write(table, values);
        desk.Current.Note(seq++, section.Key.Kind, section.Key.Id, Current.IsGone(table, values), now, actor, "edit", section.IsNew ? null : changes);
        foreach (var path in changes.Keys.Where(p => p is not ("verified_at" or "verified_how" or "hours_since"))) Vouch(section, path, typed);
    }

    void Checked(Section section, string how, Dictionary<string, string?[]> changes)
    {
        changes["verified_at"] = [RecordTable.Show(section["verified_at"]), RecordTable.Show(now)];
        changes["verified_how"] = [section["verified_how"] as string, how];
        (section["verified_at"], section["verified_how"]) = (now, how);
    }

    /// <summary>A person said so now: no import of an older day may change it.</summary>
    void Vouch(Section section, string path, Typed typed)
    {
        var isWho = path.EndsWith(AllQuestions.Who, StringComparison.Ordinal);
        if (isWho) path = path[..^AllQuestions.Who.Length];
        var (column, lang) = !isWho && path.LastIndexOf('.') is > 0 and var dot ? (path[..dot], path[(dot + 1)..]) : (path, "");
        var row = new { id = section.Key.Id, path = column, lang, now, source = column == "contacts" ? null : "vuurtoren", /* persons that came with an import stay private until they agree */ by = actor, visibility = isWho ? typed[$"{section.Name}.{path}{AllQuestions.Who}"] is { Length: > 0 } who ? who : null : null };
        if (isWho)
            connection.Execute("""
                insert into field_state (record_id, path, lang, visibility) values (@id, @path, @lang, @visibility)
                on conflict (record_id, path, lang) do update set visibility = excluded.visibility
                """, row, transaction);
        else
            connection.Execute("""
                insert into field_state (record_id, path, lang, source, verified_at, verified_by, how) values (@id, @path, @lang, @source, @now, @by, 'edited')
                on conflict (record_id, path, lang) do update set source = excluded.source, verified_at = excluded.verified_at, verified_by = excluded.verified_by, how = excluded.how
                """, row, transaction);
    }
}

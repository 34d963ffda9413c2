using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>A sheet in front of somebody who may change it.</summary>
/// <param name="Bare">The form with nothing in its boxes yet.</param>
/// <param name="Draft">What this person has not published yet.</param>
sealed record Opened(Form Bare, IReadOnlyList<Section> Sections, Draft? Draft, Desk Desk)
{
    Form? filled;

    /// <summary>What the tables hold now; who only looks at history asks for no boxes.</summary>
    public Form Form => filled ??= Bare with { Typed = Shown() };

    Typed Shown()
    {
        var typed = new Typed();
        foreach (var section in Sections) section.Show(typed);
        return typed;
    }

    public Section Main => Sections.First(section => section.Key.Id == Bare.Id);

    /// <summary>The draft brought up to the tables: what others changed since it was kept is taken over, what both changed is a conflict.</summary>
    public (Form Form, IReadOnlyList<Conflict> Conflicts) WithDraft()
    {
        if (Draft is null) return (Form, []);
        var (typed, bases) = (Draft.Boxes, Draft.Keys.ToDictionary(key => key.Id, key => key.Base));
        var conflicts = Rebasing.Rebase(Desk, Desk.Read(Form.Keys.Select(key => key with { Base = bases.GetValueOrDefault(key.Id, key.Base) })), typed);
        foreach (var section in Sections.Where(s => !bases.ContainsKey(s.Key.Id))) // came after the draft
            foreach (var (_, slot) in section.Slots(Form.Typed)) typed.Take(Form.Typed, slot);
        return (Form with { Typed = typed }, conflicts);
    }
}

/// <summary>Finds the records of a sheet for who may change it; for others it does not exist.</summary>
sealed class Openings(Db db, EditingScope scope)
{
    public async Task<Opened?> Open(string kind, Guid id, CurrentUser me)
    {
        await db.Database.OpenConnectionAsync();
        var desk = new Desk(db, db.Database.GetDbConnection(), null);
        var draft = me.Id is { } who && desk.DraftOf(kind, id, who) is { } kept ? await db.Set<Draft>().SingleOrDefaultAsync(d => d.Id == kept) : null;
        var keys = Keys(desk, kind, id, draft);
        return keys.FirstOrDefault(key => key.Kind == Kinds.Organization) is { } organization && await MayChange(me, organization) ? Of(desk, kind, id, keys, draft, organization.Id) : null;
    }

    /// <summary>For who holds a link that a letter about this service brought; null when there is no such service.</summary>
    public async Task<Opened?> OpenByLink(Guid service)
    {
        await db.Database.OpenConnectionAsync();
        var desk = new Desk(db, db.Database.GetDbConnection(), null);
        var keys = desk.KeysOf(Kinds.Service, service);
        return keys.Count == 0 ? null : Of(desk, Kinds.Service, service, keys, null, keys.FirstOrDefault(key => key.Kind == Kinds.Organization)?.Id ?? Guid.Empty);
    }

    static Opened Of(Desk desk, string kind, Guid id, IReadOnlyList<SectionKey> keys, Draft? draft, Guid organization)
    {
        var form = new Form(kind, id, keys, new());
        var others = form.Places.Where(pair => pair.Place.Base > 0 && desk.IsOfOthers(pair.Place.Id, organization)).SelectMany(pair => new[] { pair.At, pair.Place }).ToHashSet();
        form = form with { Keys = [.. keys.Where(key => !others.Contains(key))] };
        return new(form, desk.Read(form.Keys), draft, desk);
    }

    async Task<bool> MayChange(CurrentUser me, SectionKey organization) => organization.Base == 0 ? EditingScope.MayMakeOrganizations(me) : await scope.Covers(me, organization.Id);

    /// <summary>The records of the sheet; those that the draft is to make come after them.</summary>
    static IReadOnlyList<SectionKey> Keys(Desk desk, string kind, Guid id, Draft? draft)
    {
        var there = desk.KeysOf(kind, id);
        var toMake = (draft?.Keys ?? []).Where(key => there.Count == 0 || key.Base == 0).Where(key => there.All(t => t.Id != key.Id));
        return [.. there, .. toMake.Select(key => key with { Base = 0 }).Select(key => desk.SeqOf(key.Kind, key.Id) is { } seq ? key with { Base = seq } : key)];
    }
}

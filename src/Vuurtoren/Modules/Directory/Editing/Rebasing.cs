using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>
/// Brings a form up to what the tables hold now, answer by answer, as a three-way merge: what stood there when it was opened, what was typed, what stands there now.
/// An answer that only others changed is taken over; one that both changed is a conflict, and what was typed stays.
/// </summary>
static class Rebasing
{
    public static IReadOnlyList<Conflict> Rebase(Desk desk, IEnumerable<Section> sections, Typed typed)
    {
        var conflicts = new List<Conflict>();
        foreach (var section in sections.Where(s => !s.IsNew && s.Key.Base < s.Seq))
        {
            var (now, was) = (section.Shown(), AsItWas(desk, section));
            foreach (var (_, slot) in section.Slots(typed, now, was))
            {
                if (now.Agrees(was, slot) || now.Agrees(typed, slot)) continue;
                if (typed.Agrees(was, slot)) typed.Take(now, slot);
                else conflicts.Add(new(section.Name, slot, was, now));
            }
        }
        return conflicts;
    }

    /// <summary>The record as the form was made from it: what was saved since is put back, the last first.</summary>
    static Typed AsItWas(Desk desk, Section section)
    {
        var values = (object?[])section.Values.Clone();
        var who = new Dictionary<string, string?>();
        foreach (var changes in desk.Since(section.Key.Id, section.Key.Base))
            foreach (var (path, pair) in changes)
                if (path.EndsWith(AllQuestions.Who, StringComparison.Ordinal)) who[path] = pair[0];
                else Undoing.Put(section.Table, values, path, pair, []);
        var was = section.Shown(values);
        foreach (var (path, visibility) in who) was[$"{section.Name}.{path}"] = visibility ?? "";
        return was;
    }
}

using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>A coordination with signals, for tests on both databases.</summary>
sealed class Rooms(Database database)
{
    public static readonly DateOnly Today = new(2026, 11, 30);
    public static readonly DateTime Now = new(2026, 11, 30, 9, 0, 0, DateTimeKind.Utc);

    public Guid Coordination { get; private set; }
    public Guid By { get; } = Guid.CreateVersion7();

    public static Rooms In(Database database)
    {
        using var db = database.Context();
        var town = new Coordination { Name = LocalText.NlFr("Coördinatie", "Coordination")! };
        db.Add(town);
        db.SaveChanges();
        return new(database) { Coordination = town.Id };
    }

    public static SignalWords Words(string what, string theme = "housing", string lang = "nl") => new SignalWords(what, lang, theme, null, null, null, null).Checked([], [], Today);

    public async Task<List<Guid>> Signals(int count, int daysAgo = 0, string what = "Gezinnen vinden geen woning", Origin origin = Origin.Member)
    {
        await using var db = database.Context();
        var made = Enumerable.Range(1, count).Select(n => origin == Origin.Person ? Signal.OfPerson(Coordination, By, Words($"{what} ({n})"), Today.AddDays(-daysAgo)) : Signal.OfMember(Coordination, Guid.CreateVersion7(), Words($"{what} ({n})"), Today.AddDays(-daysAgo))).ToList();
        db.AddRange(made);
        await db.SaveChangesAsync();
        return made.ConvertAll(s => s.Id);
    }

    public Need Need(string title) => Vuurtoren.Modules.Needs.Grouping.Need.Of(Coordination, LocalText.From("nl", title), new("housing", null, null), [], Today);

    /// <summary>One step, with a context of its own as in a request.</summary>
    public async Task Step(Func<Db, Regroup, Task> act)
    {
        await using var db = database.Context();
        await act(db, new(db, database, Coordination, By, Today, Now));
    }

    public int In(Guid? need)
    {
        using var db = database.Context();
        return db.Set<Signal>().Count(s => s.CoordinationId == Coordination && s.NeedId == need);
    }

    public Need Kept(Guid need)
    {
        using var db = database.Context();
        return db.Set<Need>().Single(n => n.Id == need);
    }

    public async Task Undo()
    {
        Guid last;
        await using (var db = database.Context()) last = db.Set<NeedStep>().Where(s => s.CoordinationId == Coordination && s.UndoneAt == null).OrderByDescending(s => s.Number).First().Id;
        await Step((_, regroup) => regroup.Undo(last));
    }
}

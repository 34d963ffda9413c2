using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Asks who meets and shows who sits where; in the middle of a meeting, anew for who is there from then on.</summary>
[Can(Permission.PlanMeetings)]
public sealed class SpeedMeetingPage(Db db, Database database, Texts texts) : SpeedPage
{
    static readonly TimeSpan thinking = TimeSpan.FromSeconds(2), patience = TimeSpan.FromSeconds(15);
    /// <summary>One plan is made at a time: the others of this server have work too.</summary>
    static readonly SemaphoreSlim one = new(1);

    /// <summary>In the middle: from this round on, who is gone and who came, a name on each line.</summary>
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? Gone { get; set; }
    [BindProperty] public string? Came { get; set; }

    public Plan? Made { get; private set; }
    /// <summary>The round that comes: where the screen begins.</summary>
    public int Round { get; private set; } = 1;
    /// <summary>Null: of no coordination, or of one that wants nothing remembered.</summary>
    public SeatingMemory? Memory { get; private set; }
    public bool Remembered { get; private set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["speed.title"], true);
        if (!Guid.TryParse(Of, out var of)) return true;
        if (!Me.CanEverywhere(Permission.PlanMeetings) && !Me.Where(Permission.PlanMeetings).Contains(new(ScopeKind.Coordination, of))) return false;
        var memory = new SeatingMemory(db, database.Secret, of);
        if (await memory.IsWanted()) Memory = memory;
        return true;
    }

    /// <summary>Who these people are among those who speak for members.</summary>
    async Task<IReadOnlyList<Guid?>> Speaking() => Guests.Among([.. (await Speakers.Of(db, Guid.Parse(Of!))).Select(one => (one.Id, one.Name))]);

    async Task Recall() => MetBefore = Memory is null ? [] : await Memory.Known(await Speaking());

    /// <summary>They sit so: a next time others come together. Only that they met is kept, and no name.</summary>
    public async Task OnPostUsed()
    {
        Read();
        if (Memory is null || Plan.Count == 0) throw new RuleBroken("speed.plan-lost");
        var who = await Speaking();
        await Memory.Remember(Plan.SelectMany(round => round).Select(table => table.Select(person => who[person]).OfType<Guid>()), Today);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("speed.remember.again"); } // somebody pressed it at the same moment
        Remembered = true;
    }

    public void OnGet() { }

    /// <summary>Back to the questions, with what was typed.</summary>
    public void OnPost() => Laid = null;

    public async Task OnPostPlan()
    {
        Laid = null;
        Read();
        await Recall();
        await Make([], []);
    }

    public void OnPostSee() => Read();

    public async Task OnPostAnew()
    {
        Read();
        var from = string.IsNullOrWhiteSpace(From) ? throw new RuleBroken("speed.from-between", 2, Plan.Count) : Number(From, 2, 2, Plan.Count, "speed.from-between");
        var (names, moments, laid, before) = (Names, Moments, Laid, Plan);
        try
        {
            Change(from);
            await Recall();
            await Make([.. before.Take(from - 1)], [.. before.Skip(from - 1)]);
        }
        catch (RuleBroken)
        {
            (Names, Moments, Laid) = (names, moments, laid);
            Read();
            throw;
        }
        (From, Gone, Came, Round) = (null, null, null, from);
    }

    /// <summary>Who goes stays in the list, up to the round before; who comes is added to it, and who comes back is there again.</summary>
    void Change(int from)
    {
        var (was, gone) = (Guests.Moments(Moments).ToList(), Guests.LinesOf(Gone).Select(Guests.Find).ToHashSet());
        var came = Guests.LinesOf(Came).Select(line => (Line: line, Back: Guests.Read(line).Names is [var name] && Guests.Called(name) is { } person && IsAway(person) ? person : (int?)null)).ToList();
        var back = came.Select(one => one.Back).OfType<int>().ToHashSet();
        var fresh = string.Join('\n', came.Where(one => one.Back is null).Select(one => one.Line));
        Moments = string.Join('\n', [
            .. was.Where(m => !gone.Contains(m.Person) && !back.Contains(m.Person)).Select(m => Moment(Who(m.Person), m.First, m.Last)),
            .. gone.Select(person => Moment(Who(person), was.Find(m => m.Person == person).First, from - 1)),
            .. back.Select(person => Moment(Who(person), from, null)),
            .. Guests.Read(fresh).Names.Select(name => Moment(name, from, null))]);
        Names = string.Join('\n', [.. Guests.LinesOf(Names), .. Guests.LinesOf(fresh)]);
        Laid = null;
        Read();

        // Who is told to go now does not come back in the same breath.
        bool IsAway(int person) => !gone.Contains(person) && was.Any(m => m.Person == person && (m.Last < from || m.First > from));
    }

    static string Moment(string name, int? first, int? last) => string.Create(CultureInfo.InvariantCulture, $"{name}: {first}-{last}");

    async Task Make(IReadOnlyList<int[][]> done, IReadOnlyList<int[][]> draft)
    {
        var party = Party(done, draft);
        _ = EachMinutes;
        if (!await one.WaitAsync(patience, HttpContext.RequestAborted)) throw new RuleBroken("speed.busy");
        try
        {
            Made = await Task.Run(() => Planner.Make(party, Effort.Of(thinking, TimeProvider.System)), HttpContext.RequestAborted);
        }
        // The plan knows people as numbers from 1; who reads this knows them by name.
        catch (RuleBroken rule) when (rule.Message is "speed.together-and-apart" or "speed.leaves-before") { throw new RuleBroken(rule.Message, [.. rule.Details.Select(one => (object)Who((int)one - 1))]); }
        finally { one.Release(); }
        (Plan, Laid) = (Made.Rounds, Fold(Made.Rounds));
    }
}

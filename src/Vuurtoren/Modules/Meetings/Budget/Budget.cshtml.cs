using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Budget;

/// <summary>What a coordination decided to spend in a year, and what it spent it on: for who coordinates, and for the yearly report.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public sealed class BudgetPage(Db db, Texts texts) : CoordinationRoom(db, texts, "budget.title")
{
    /// <summary>Decisions that can be pointed at: of so many months.</summary>
    const int LookBack = 24, MostDecisions = 200;

    public sealed record Decision(Guid Id, string Text, DateOnly Day);

    public IReadOnlyList<Allotment> Allotments { get; private set; } = [];
    public IReadOnlyList<Decision> Decisions { get; private set; } = [];
    public IEnumerable<Choice> DecisionChoices => Decisions.Select(one => new Choice(one.Id.ToString(), Said(one)));
    public string Here => $"/{Lang}/edit/coordination/{Coordination}/budget?year={Year}";

    static readonly Func<Db, Guid, int, IAsyncEnumerable<Allotment>> allotments = PreparedQuery.Of((Db db, Guid coordination, int year) =>
        db.Set<Allotment>().Include(a => a.Spendings.OrderBy(s => s.Day)).Where(a => a.CoordinationId == coordination && a.Year == year).OrderBy(a => a.MadeAt).AsQueryable());
    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<Decision>> decisions = PreparedQuery.Of((Db db, Guid coordination, DateOnly since) => (from line in db.Set<Line>()
        join meeting in db.Set<Meeting>() on line.MeetingId equals meeting.Id
        where meeting.CoordinationId == coordination && meeting.ClosedAt != null && meeting.Day >= since && line.Kind == LineKind.Decision && line.GoneAt == null && line.Agreed != null && !line.Rejected && !meeting.WithoutQuorum
        orderby meeting.Day descending
        select new Decision(line.Id, line.Text, meeting.Day)).Take(MostDecisions));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Allotments = await allotments(Db, Coordination, Year).ToListAsync();
        var since = Today.AddMonths(-LookBack);
        Decisions = await KeptMinutes.Of<IReadOnlyList<Decision>>(Db, Coordination, ("decisions", since), async () => await decisions(Db, Coordination, since).ToListAsync());
        return true;
    }

    public void OnGet() { }

    /// <summary>Words somebody wrote, with their language where it is another.</summary>
    public IHtmlContent Written(string words, string? lang) => OnScreen.Show(LocalText.From(lang ?? Lang, words)!, Lang, Texts);

    string Said(Decision one) => $"{Words.ShortDay(one.Day)}: {(one.Text.Length > 90 ? one.Text[..89] + "…" : one.Text)}";

    /// <summary>What was typed and could not be kept, in the form it was typed in.</summary>
    public string? Box(string name, Guid? allotment = null) => Request.HasFormContentType && (allotment is null || Request.Form["allotment"] == allotment.ToString()) ? Request.Form[name].ToString() : null;

    public async Task<IActionResult> OnPostAdd(string? purpose, string? amount, Guid? decision, string? decided)
    {
        var found = Decisions.FirstOrDefault(one => one.Id == decision);
        Db.Add(Allotment.Of(Coordination, Year, purpose, Allotment.CentsOf(amount), found is null ? null : (found.Id, Said(found)), decided, Allotments.Count, Lang, Instant));
        await Db.SaveChangesAsync();
        return Redirect(Here + "&done=budget-kept");
    }

    public async Task<IActionResult> OnPostSpend(Guid allotment, string? day, string? what, string? spent)
    {
        Db.Add(Of(allotment).Spend(PollWords.DayOf(day), what, Allotment.CentsOf(spent), Lang, Today));
        await Db.SaveChangesAsync();
        return Redirect(Here + "&done=budget-kept");
    }

    /// <summary>A slip: it was not spent.</summary>
    public async Task<IActionResult> OnPostUnspend(Guid allotment, Guid spending)
    {
        if (Of(allotment).Spendings.FirstOrDefault(one => one.Id == spending) is { } one) Db.Remove(one);
        await Db.SaveChangesAsync();
        return Redirect(Here + "&done=budget-removed");
    }

    /// <summary>Only what nothing was spent of yet.</summary>
    public async Task<IActionResult> OnPostRemove(Guid allotment)
    {
        var one = Of(allotment);
        if (one.Spendings.Count > 0) throw new RuleBroken("budget.spent-of");
        Db.Remove(one);
        await Db.SaveChangesAsync();
        return Redirect(Here + "&done=budget-removed");
    }

    Allotment Of(Guid id) => Allotments.FirstOrDefault(one => one.Id == id) ?? throw new RuleBroken("budget.gone");
}

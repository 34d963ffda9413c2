using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Operation;

/// <summary>A list of what the server does by itself, newest first: a page is found by the last id of the one before, so that the hundredth is as fast as the first.</summary>
public abstract class OperationPage : WorkPage
{
    protected const int PageSize = 50;

    /// <summary>Lists count no further: nobody needs to know whether 40,000 or 50,000 mails wait, and counting them takes time.</summary>
    protected const int MostCounted = 1000;

    /// <summary>Only what is in this state; null: all.</summary>
    public string? State { get; private set; }
    public Guid? Before { get; private set; }
    /// <summary>Where the next page begins; null on the last.</summary>
    public Guid? Next { get; private set; }

    protected abstract string Path { get; }

    /// <summary>Takes the filter from the address; false when there is no such state.</summary>
    protected bool Ask<T>() where T : struct, Enum
    {
        (Discreet, Unlisted) = (true, true); // about people, and never the same for long
        State = Request.Query["state"] is [{ Length: > 0 } state] ? state : null;
        Before = Guid.TryParse(Request.Query["before"], out var before) ? before : null;
        return State is null || Enum.GetNames<T>().Any(name => Code(name) == State);
    }

    protected static T Of<T>(string code) where T : struct, Enum => Enum.GetValues<T>().Single(value => Code(value.ToString()) == code);

    /// <summary>As it stands in addresses and text keys: "givenup".</summary>
    public static string Code(string state) => state.ToLowerInvariant();

    /// <summary>One more than a page is read, to know whether there is a next one.</summary>
    protected List<T> OnePage<T>(List<T> read, Func<T, Guid> id)
    {
        if (read.Count <= PageSize) return read;
        Next = id(read[PageSize - 1]);
        return read[..PageSize];
    }

    public string To(string? state, Guid? before = null) =>
        $"/{Lang}{Path}" + QueryString.Create(new Dictionary<string, string?> { ["state"] = state, ["before"] = before?.ToString() }.Where(pair => pair.Value is not null)).ToUriComponent();

    /// <summary>Where a button of this page posts to.</summary>
    public string Action(string handler) => To(State, Before) + (State is null && Before is null ? "?" : "&") + $"handler={handler}";

    /// <summary>Saves what a button did, and shows the list again.</summary>
    protected async Task<IActionResult> Saved(DbContext db)
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("operation.changed"); }
        return Redirect(To(State, Before));
    }

    public override string In(string language) => Languages.Switch(Request.Path, new QueryString(To(State, Before) is var here && here.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? here[at..] : ""), language);

    /// <summary>A moment on the clock on the wall.</summary>
    public static string At(DateTime instant) => LocalClock.At(instant).ToString("g", System.Globalization.CultureInfo.CurrentCulture);
}

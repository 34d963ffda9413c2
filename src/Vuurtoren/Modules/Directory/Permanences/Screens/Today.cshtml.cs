using System.Globalization;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Permanences.Screens;

/// <summary>
/// The screen in the hall of a house: who is there now and later today, in letters that one reads from five metres. It renews itself by a header, without
/// script; what does not fit comes in turns, and on wish each turn is in the other language.
/// </summary>
public sealed class HouseTodayPage(Houses houses, DirectorySheets sheets, DirectoryIndex index, Texts texts) : HousePage(houses, sheets, index, texts)
{
    /// <summary>Rows that fit a television, lying or standing.</summary>
    const int Rows = 4;
    const int TurnSeconds = 20, RestSeconds = 60, LookAheadDays = 14;

    /// <summary>Of today; when that is over: of the next day on which somebody is there.</summary>
    public DateOnly Day { get; private set; }
    public IReadOnlyList<Sitting> Sittings { get; private set; } = [];
    public int Part { get; private set; } = 1;
    public int Parts { get; private set; } = 1;

    protected override string Below => "/today";

    protected override bool Show()
    {
        (Title, Unlisted) = (Texts["permanence.hall.title", Name.Length > 40 ? Name[..39] + "…" : Name], true);
        var minutes = Now.Hour * 60 + Now.Minute;
        var all = House.Office.Sittings(Today, Today.AddDays(LookAheadDays)).Where(sitting => sitting.Day > Today || sitting.Closes > minutes).ToList();
        Day = all.FirstOrDefault()?.Day ?? Today;
        all = [.. all.Where(sitting => sitting.Day == Day)];
        Parts = Math.Max(1, (all.Count + Rows - 1) / Rows);
        if (int.TryParse(Request.Query["part"], NumberStyles.None, CultureInfo.InvariantCulture, out var part)) Part = Math.Clamp(part, 1, Parts);
        Sittings = [.. all.Skip((Part - 1) * Rows).Take(Rows)];
        HoldsUntil(Now.Date.AddMinutes(minutes + 1));
        Response.Headers.Append("Refresh", Next());
        return true;
    }

    public bool IsNow(Sitting sitting) => !sitting.Cancelled && sitting.Day == Today && sitting.Opens <= Now.Hour * 60 + Now.Minute;

    /// <summary>When, and what comes then.</summary>
    string Next()
    {
        var turns = Request.Query["turn"] == "yes";
        var (next, language) = Part < Parts ? (Part + 1, Lang) : (1, turns ? Texts.Languages[(Texts.Languages.ToList().IndexOf(Lang) + 1) % Texts.Languages.Count] : Lang);
        var query = string.Join('&', new[] { turns ? "turn=yes" : null, next > 1 ? string.Create(CultureInfo.InvariantCulture, $"part={next}") : null }.OfType<string>());
        return string.Create(CultureInfo.InvariantCulture, $"{(Parts > 1 || turns ? TurnSeconds : RestSeconds)}; url=/{language}/house/{Id}/today{(query.Length > 0 ? "?" + query : "")}");
    }
}

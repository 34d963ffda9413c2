using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Permanences.Keeping;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Premises;

/// <summary>What happens when one arrives at a place, and how people are received there: a few lines in one's own words.</summary>
public sealed class KeepPremisesPage(Db db) : KeepPage(db)
{
    public PlaceInWords? Kept { get; private set; }
    /// <summary>Somebody else saved meanwhile: what stands there now is shown above the form.</summary>
    public bool Overtaken { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = Texts["premises.keep.title", Name.Length > 35 ? Name[..34] + "…" : Name];
        Kept = await Db.Set<PlaceInWords>().AsNoTracking().SingleOrDefaultAsync(premises => premises.LocationId == Id);
        return true;
    }

    /// <summary>The version that was in the form.</summary>
    public string Version => (Kept?.ChangedAt.Ticks ?? 0).ToString(CultureInfo.InvariantCulture);
    public string In(string box, string? kept) => Request.HasFormContentType ? Box(box) : kept ?? "";

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Box("was") != Version)
        {
            Overtaken = true;
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
        var (arrival, reception, now) = (Typed("arrival"), Typed("reception"), new DateTime(Instant.Ticks / 10 * 10, DateTimeKind.Utc));
        await Keeper.Save(Id, string.Join(" · ", new[] { arrival, reception }.OfType<LocalText>().Select(text => text.In(Lang).Text)), async () =>
        {
            var premises = await Db.Set<PlaceInWords>().SingleOrDefaultAsync(one => one.LocationId == Id);
            if (premises is not null) premises.Become(arrival, reception, now);
            else Db.Add(PlaceInWords.Of(Id, arrival, reception, now));
        }, Keeper.PremisesPath);
        return Go($"/location/{Id}", "premises-kept");
    }
}

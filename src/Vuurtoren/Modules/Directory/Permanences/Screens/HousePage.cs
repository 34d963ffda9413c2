using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Permanences.Screens;

/// <summary>A page of one house, for everybody. A place that went into another leads on to that one.</summary>
[Can(Permission.ReadDirectory)]
public abstract class HousePage(Houses houses, DirectorySheets sheets, DirectoryIndex index, Texts texts) : RecordPage(index, texts)
{
    public House House { get; private set; } = null!;
    public Guid Id => House.Location.Id;
    public string Name { get; private set; } = "";

    PermanenceWords? words;
    public PermanenceWords Words => words ??= new(Texts, Lang);

    /// <summary>Of a house: what stands after its id.</summary>
    protected virtual string Below => "";

    public async Task<IActionResult> OnGet(Guid id)
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (await houses.Find(id) is not { } house)
        {
            var real = sheets.Resolve(id);
            return real == id || await houses.Find(real) is null ? NotFound() : RedirectPermanent($"/{Lang}/house/{real}{Below}");
        }
        (House, Name) = (house, Words.House(house));
        return Show() ? Page() : NotFound();
    }

    /// <summary>Takes what the page shows; false when there is no such page of this house.</summary>
    protected abstract bool Show();

    /// <summary>Worth offering the form; for who works in one territory it may still say no.</summary>
    public bool MayEdit => Me.Where(Permission.EditSheets).Any(scope => scope.Kind != ScopeKind.Organization || scope.Id == House.Location.OrganizationId);
}

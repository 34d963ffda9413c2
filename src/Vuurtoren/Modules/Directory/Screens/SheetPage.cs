using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>A sheet about one record: finds it, or sends on to the record that its id stands for.</summary>
public abstract class SheetPage(DirectorySheets sheets, DirectoryIndex index, Texts texts, string path) : RecordPage(index, texts)
{
    protected DirectorySheets Sheets => sheets;

    /// <summary>Takes what the page shows; false when there is no such record for this viewer.</summary>
    protected abstract bool Take(Guid id);

    public IActionResult OnGet(Guid id)
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (Take(id)) return Page();
        var real = sheets.Resolve(id);
        return real == id || !Take(real) ? NotFound() : RedirectPermanent($"/{Lang}/{path}/{real}");
    }

    /// <summary>Worth offering the form; for who works in one territory it may still say no.</summary>
    public bool MayEdit(Guid? organization) => organization is { } id && Me.Where(Permission.EditSheets).Any(scope => scope.Kind != ScopeKind.Organization || scope.Id == id);

    /// <summary>What the page is about, for search engines; null when it is nobody's business.</summary>
    public Microsoft.AspNetCore.Html.HtmlString? ForMachines => Discreet || JsonLd is not { } json ? null : new(json);

    protected virtual string? JsonLd => null;
}

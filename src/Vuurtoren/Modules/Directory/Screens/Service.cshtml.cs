using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>One service: whether it takes this person, when, whom to ring, where the door is, and how sure all that is.</summary>
[Can(Permission.ReadDirectory)]
public sealed class ServicePage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : SheetPage(sheets, index, texts, "service")
{
    public ServiceFacts Facts { get; private set; } = null!;
    public Service Service => Facts.Service;

    protected override bool Take(Guid id)
    {
        if (Sheets.Service(id, Viewer) is not { } found) return false;
        Facts = new(found, Guid.TryParse(Request.Query["at"], out var at) ? at : default, Themes, Term, Now);
        HoldsUntil(Facts.State.ChangesAt);
        ReadIn(Service.Name, Service.Description, Service.ForWhom, Service.WhatYouGet, Service.WhatToBring, Service.WhatItCosts, Service.WhatHappens);
        Discreet = Facts.Discreet;
        Title = Discreet ? Texts["directory.service.discreet-title"] : Service.Name.In(Lang).Text;
        Summary = Discreet || Service.Description is null ? null : OneLine.Of(Service.Description.In(Lang).Text);
        return true;
    }

    /// <summary>Our own themes for it.</summary>
    public IEnumerable<TaxonomyTerm> OwnTerms => Terms.Where(Themes.IsOwn);

    /// <summary>The words under which its source has it.</summary>
    public IEnumerable<TaxonomyTerm> OtherTerms => Terms.Where(term => !Themes.IsOwn(term)).Take(40);

    IEnumerable<TaxonomyTerm> Terms => Facts.Terms.DistinctBy(t => (Themes.IsOwn(t), t.Name.In(Lang).Text));

    protected override string? JsonLd => OpenData.JsonLd.Of(Facts.Sheet, Lang, AbsoluteIn(Lang), Facts.Organization is { } o ? $"{Request.Scheme}://{Request.Host.ToUriComponent()}/{Lang}/organization/{o.Id}" : null);
}

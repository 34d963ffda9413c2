using Vuurtoren.Modules.Directory.Permanences;
using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>One service: whether it takes this person, when, whom to ring, where the door is, and how sure all that is.</summary>
[Can(Permission.ReadDirectory), CountsViews]
public class ServicePage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : SheetPage(sheets, index, texts, "service")
{
    public ServiceFacts Facts { get; private set; } = null!;
    public Service Service => Facts.Service;

    protected virtual ServiceSheet? Find(Guid id) => Sheets.Service(id, Viewer);

    protected override bool Take(Guid id)
    {
        if (Find(id) is not { } found) return false;
        Facts = new(found, Guid.TryParse(Request.Query["at"], out var at) ? at : default, Themes, Term, Now);
        HoldsUntil(Facts.State.ChangesAt);
        ReadIn(Service.Name, Service.Description, Service.ForWhom, Service.WhatYouGet, Service.WhatToBring, Service.WhatItCosts, Service.WhatHappens);
        Discreet = Facts.Discreet;
        Title = Discreet ? Texts["directory.service.discreet-title"] : Service.Name.In(Lang).Text;
        Summary = Discreet || Service.Description is null ? null : OneLine.Of(Service.Description.In(Lang).Text);
        return true;
    }

    /// <summary>The houses in which it holds office; null: none, or nobody's business.</summary>
    public async Task<Elsewhere?> HoldsOffice() =>
        !Discreet && Service<Houses>() is var houses && houses.HoldsOffice(Service.Id) && await houses.Of(Service.Id) is { Office.All.Count: > 0 } held ? held : null;

    /// <summary>That only the hours were checked, later than the rest; null: they were not, or others came in since.</summary>
    public string? HoursChecked => Service.HoursCheckedAt is { } at && LocalClock.DayOf(at) is var day && Facts.Hours.Schedules.Count > 0 && Term.Until(day) == Facts.Hours.CheckedUntil && !(day <= Term.CheckedOn(Service))
        ? Texts["directory.checked-hours", Ago.Say(day, Today, Texts), Ago.Date(day)].Value : null;

    /// <summary>What was checked, but so long ago that it may be another way by now; null when there is no such thing.</summary>
    public string? MayHaveChanged
    {
        get
        {
            var terms = Service<FreshnessTerms>();
            if (Facts.Sheet.Service.VerifiedHow is null or "import" || !Past(null).Any()) return null;
            var past = Past([.. Facts.Sheet.Places.Select(place => place.Location?.Id).OfType<Guid>().Append(Service.Id).SelectMany(id => Sheets.StatesOf(id, Viewer))]).ToList();
            return past.Count == 0 ? null : new FreshnessWords(Texts, Today).Groups(past);

            IEnumerable<FieldGroups> Past(IEnumerable<FieldState>? states) => Freshness.Of(Upkeep.Facts.Of(Facts.Sheet, terms, states), terms).Where(aspect => !aspect.Missing && aspect.IsPast(Today)).Select(aspect => aspect.Group);
        }
    }

    /// <summary>Who works there, to whom they agreed to be shown; when nobody of the service itself is, those of its organisation.</summary>
    public FacesView People
    {
        get
        {
            var (faces, viewer) = (Service<FaceBoard>().Now(), PersonFiles.ViewerOf(Me, Lang));
            var own = faces.Of([Service.Id, .. Facts.Sheet.Places.Select(place => place.At.Id)], viewer, Today);
            if (own.Count > 0) return new(this, Texts["faces.of-service"], own, Service.Id);
            return new(this, Texts["faces.of-organization"], Facts.Organization is { } organization ? faces.Of([organization.Id], viewer, Today) : [], Service.Id);
        }
    }

    /// <summary>Our own themes for it.</summary>
    public IEnumerable<TaxonomyTerm> OwnTerms => Terms.Where(Themes.IsOwn);

    /// <summary>The words under which its source has it.</summary>
    public IEnumerable<TaxonomyTerm> OtherTerms => Terms.Where(term => !Themes.IsOwn(term)).Take(40);

    IEnumerable<TaxonomyTerm> Terms => Facts.Terms.DistinctBy(t => (Themes.IsOwn(t), t.Name.In(Lang).Text));

    protected override string? JsonLd => OpenData.JsonLd.Of(Facts.Sheet, Lang, AbsoluteIn(Lang), Facts.Organization is { } o ? $"{Request.Scheme}://{Request.Host.ToUriComponent()}/{Lang}/organization/{o.Id}" : null);
}

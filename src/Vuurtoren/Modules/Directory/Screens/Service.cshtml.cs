using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>One service: whether it takes this person, when, whom to ring, where the door is, and how sure all that is.</summary>
[Can(Permission.ReadDirectory)]
public sealed class ServicePage(DirectorySheets sheets, DirectoryIndex index, Texts texts) : SheetPage(sheets, index, texts, "service")
{
    public ServiceSheet Sheet { get; private set; } = null!;
    public Service Service => Sheet.Service;

    /// <summary>The place that is shown large; the others stand below.</summary>
    public PlaceOfService? Main { get; private set; }
    public IReadOnlyList<PlaceOfService> Others { get; private set; } = [];

    protected override bool Take(Guid id)
    {
        if (Sheets.Service(id, Viewer) is not { } found) return false;
        Sheet = found;
        var asked = Guid.TryParse(Request.Query["at"], out var at) ? at : default;
        Main = found.Places.FirstOrDefault(p => p.Location?.Id == asked) ?? found.Places.FirstOrDefault(p => p.Location is not null);
        Others = [.. found.Places.Where(p => p != Main && p.Location is not null)];
        Discreet = Service.Discreet || Service.Themes.Any(theme => Themes.Find(theme)?.Discreet == true);
        Title = Discreet ? Texts["directory.service.discreet-title"] : Service.Name.In(Lang).Text;
        Summary = Discreet || Service.Description is null ? null : OneLine.Of(Service.Description.In(Lang).Text);
        return true;
    }

    /// <summary>Numbers that anyone may ring: of the place first, then of the service, else of the organisation.</summary>
    public IEnumerable<Phone> Phones
    {
        get
        {
            var own = (Main?.At.Phones ?? []).Concat(Service.Phones).Concat(Main?.Location?.Phones ?? []).Concat(Service.Contacts.SelectMany(c => c.Phones ?? []));
            var all = own.Any() ? own : Sheet.Organization?.Phones ?? [];
            return all.Where(phone => phone.Type != PhoneType.Fax).DistinctBy(phone => PhoneLinks.Of(phone.Number) ?? phone.Number);
        }
    }

    public LocalText? Email => Service.Email ?? Service.Contacts.Select(c => c.Email).FirstOrDefault(e => e is not null) ?? (Service.Phones.Count == 0 ? Sheet.Organization?.Email : null);
    public LocalText? Site => Service.Url ?? Sheet.Organization?.Website;

    /// <summary>The hours of this service at the place that is shown large.</summary>
    public IReadOnlyList<Schedule> Schedules => Main?.At.Schedules is { Count: > 0 } at ? at : Service.Schedules is { Count: > 0 } own ? own : Main?.Location?.Schedules ?? [];

    /// <summary>Hours that no person entered here, or none at all: one had better ring before coming.</summary>
    public bool CallFirst => Schedules.Count == 0 || Schedules.Any(s => s.ReadByMachine || (s.Week.Count == 0 && !s.ByAppointment && !s.PhoneOnly));

    /// <summary>Our own themes for it.</summary>
    public IEnumerable<TaxonomyTerm> OwnTerms => Terms.Where(Themes.IsOwn);

    /// <summary>The words under which its source has it.</summary>
    public IEnumerable<TaxonomyTerm> OtherTerms => Terms.Where(term => !Themes.IsOwn(term)).Take(40);

    IEnumerable<TaxonomyTerm> Terms => Service.Themes.Select(Themes.Find).OfType<TaxonomyTerm>().DistinctBy(t => (Themes.IsOwn(t), t.Name.In(Lang).Text));

    public IEnumerable<TargetGroup> Targets(TargetKind kind) => Service.TargetGroups.Where(t => t.Kind == kind);
    public IEnumerable<TemporaryMessage> MessagesNow => Service.Messages.Where(m => m.HoldsOn(Today));

    protected override string? JsonLd => OpenData.JsonLd.Of(Sheet, Lang, AbsoluteIn(Lang), Sheet.Organization is { } o ? $"{Request.Scheme}://{Request.Host.ToUriComponent()}/{Lang}/organization/{o.Id}" : null);
}

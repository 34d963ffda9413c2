using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What a sheet and a take-along list tell of a service: which place, which number, which hours.</summary>
public sealed class ServiceFacts
{
    readonly ThemeTree themes;

    /// <param name="at">The location to show large; any other or unknown id: the first that may be seen.</param>
    public ServiceFacts(ServiceSheet sheet, Guid at, ThemeTree themes)
    {
        (Sheet, this.themes) = (sheet, themes);
        Main = sheet.Places.FirstOrDefault(p => p.Location?.Id == at) ?? sheet.Places.FirstOrDefault(p => p.Location is not null);
        Others = [.. sheet.Places.Where(p => p != Main && p.Location is not null)];
        Discreet = Service.Discreet || Service.Themes.Any(theme => themes.Find(theme)?.Discreet == true);
    }

    public ServiceSheet Sheet { get; }
    public Service Service => Sheet.Service;
    public Organization? Organization => Sheet.Organization;

    /// <summary>The place that is shown large; the others stand below.</summary>
    public PlaceOfService? Main { get; }
    public Location? Location => Main?.Location;
    public IReadOnlyList<PlaceOfService> Others { get; }

    /// <summary>On violence, addiction, sex work or HIV: nothing about it on paper or in a window's title.</summary>
    public bool Discreet { get; }

    /// <summary>Numbers that anyone may ring: of the place first, then of the service, else of the organisation.</summary>
    public IEnumerable<Phone> Phones
    {
        get
        {
            var own = (Main?.At.Phones ?? []).Concat(Service.Phones).Concat(Location?.Phones ?? []).Concat(Service.Contacts.SelectMany(c => c.Phones ?? []));
            var all = own.Any() ? own : Organization?.Phones ?? [];
            return all.Where(phone => phone.Type != PhoneType.Fax).DistinctBy(phone => PhoneLinks.Of(phone.Number) ?? phone.Number);
        }
    }

    public LocalText? Email => Service.Email ?? Service.Contacts.Select(c => c.Email).FirstOrDefault(e => e is not null) ?? (Service.Phones.Count == 0 ? Organization?.Email : null);
    public LocalText? Site => Service.Url ?? Organization?.Website;

    /// <summary>The hours of this service at the place that is shown large.</summary>
    public IReadOnlyList<Schedule> Schedules => Main?.At.Schedules is { Count: > 0 } at ? at : Service.Schedules is { Count: > 0 } own ? own : Location?.Schedules ?? [];

    /// <summary>Hours that no person entered here, or none at all: one had better ring before coming.</summary>
    public bool CallFirst => Schedules.Count == 0 || Schedules.Any(s => s.ReadByMachine || (s.Week.Count == 0 && !s.ByAppointment && !s.PhoneOnly));

    public IEnumerable<TaxonomyTerm> Terms => Service.Themes.Select(themes.Find).OfType<TaxonomyTerm>();
    public IEnumerable<TargetGroup> Targets(TargetKind kind) => Service.TargetGroups.Where(t => t.Kind == kind);
    public IEnumerable<TemporaryMessage> MessagesOn(DateOnly day) => Service.Messages.Where(m => m.HoldsOn(day));
}

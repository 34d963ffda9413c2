using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What a sheet and a take-along list tell of a service: which place, which number, which hours.</summary>
public sealed class ServiceFacts
{
    readonly ThemeTree themes;

    /// <param name="at">The location to show large; any other or unknown id: the first that may be seen.</param>
    /// <param name="now">On the clock of the place.</param>
    public ServiceFacts(ServiceSheet sheet, Guid at, ThemeTree themes, HoursTerm term, DateTime now)
    {
        (Sheet, this.themes, Now) = (sheet, themes, now);
        Main = sheet.Places.FirstOrDefault(p => p.Location?.Id == at) ?? sheet.Places.FirstOrDefault(p => p.Location is not null);
        Others = [.. sheet.Places.Where(p => p != Main && p.Location is not null)];
        Hours = ServiceHours.Of(Service, Organization, Main, term);
        State = Hours.At(now);
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
    public IEnumerable<Phone> Phones => PhonesOf(Sheet, Main);

    /// <summary>The same for a service that is shown in one row.</summary>
    public static IEnumerable<Phone> PhonesOf(ServiceSheet sheet, PlaceOfService? main)
    {
        var own = (main?.At.Phones ?? []).Concat(sheet.Service.Phones).Concat(main?.Location?.Phones ?? []).Concat(sheet.Service.Contacts.SelectMany(c => c.Phones ?? []));
        var all = own.Any() ? own : sheet.Organization?.Phones ?? [];
        return all.Where(phone => phone.Type != PhoneType.Fax).DistinctBy(phone => PhoneLinks.Of(phone.Number) ?? phone.Number);
    }

    public LocalText? Email => Service.Email ?? Service.Contacts.Select(c => c.Email).FirstOrDefault(e => e is not null) ?? (Service.Phones.Count == 0 ? Organization?.Email : null);
    public LocalText? Site => Service.Url ?? Organization?.Website;

    /// <summary>When it is open at the place that is shown large.</summary>
    public ServiceHours Hours { get; }
    public IReadOnlyList<Schedule> Schedules => Hours.Schedules;
    public DateTime Now { get; }
    public OpenState State { get; }

    /// <summary>The hours are not sure these days: one had better ring before coming, also with them on paper.</summary>
    public bool CallFirst => State.Kind == OpenKind.CallFirst || Hours.DoubtOn(DateOnly.FromDateTime(Now)) is not null;

    public IEnumerable<TaxonomyTerm> Terms => Service.Themes.Select(themes.Find).OfType<TaxonomyTerm>();
    public IEnumerable<TargetGroup> Targets(TargetKind kind) => Service.TargetGroups.Where(t => t.Kind == kind);
    public IEnumerable<TemporaryMessage> MessagesOn(DateOnly day) => Service.Messages.Where(m => m.HoldsOn(day));
}

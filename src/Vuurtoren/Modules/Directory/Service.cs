using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

public enum ServiceStatus { Active, TemporarilyClosed, Inactive, Defunct }

/// <summary>A kind of help that an organisation gives (HSDS service).</summary>
public sealed class Service : RecordWithHours
{
    /// <summary>Points to an organisation that may still be unknown: then the service is parked until it comes.</summary>
    public Guid? OrganizationId { get; init; }
    /// <summary>When a person last checked the hours of this service by themselves, wherever they stand. It vouches for nothing else.</summary>
    public DateTime? HoursCheckedAt { get; init; }
    public required LocalText Name { get; init; }
    public LocalText? AlternateName { get; init; }
    public LocalText? Description { get; init; }

    // The plain-language block: what a resident asks.
    public LocalText? ForWhom { get; init; }
    public LocalText? WhatYouGet { get; init; }
    public LocalText? WhatToBring { get; init; }
    public LocalText? WhatItCosts { get; init; }
    public LocalText? WhatHappens { get; init; }

    /// <summary>Ids of taxonomy terms: those of the source, and our own themes that follow from them.</summary>
    public IReadOnlyList<Guid> Themes { get; init; } = [];
    /// <summary>Empty: for everybody, unconditionally.</summary>
    public IReadOnlyList<TargetGroup> TargetGroups { get; init; } = [];
    public LocalText? EligibilityDescription { get; init; }
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }

    /// <summary>How to apply.</summary>
    public LocalText? ApplicationProcess { get; init; }
    /// <summary>Where to apply, when that is another place than where the help is given.</summary>
    public Guid? IntakeLocationId { get; init; }
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];
    public LocalText? InterpretationServices { get; init; }
    public ServiceStatus Status { get; init; }
    public LocalText? WaitTime { get; init; }
    /// <summary>Neutral titles, codes and screens, and a way to leave the page quickly: violence, addiction, prostitution, HIV.</summary>
    public bool Discreet { get; init; }

    public LocalText? Email { get; init; }
    public LocalText? Url { get; init; }
    public IReadOnlyList<WebAddress> AdditionalUrls { get; init; } = [];
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<Schedule> Schedules { get; init; } = [];
    public IReadOnlyList<TemporaryMessage> Messages { get; init; } = [];
    public IReadOnlyList<ServiceArea> ServiceAreas { get; init; } = [];
    public IReadOnlyList<Cost> CostOptions { get; init; } = [];
    public LocalText? FeesDescription { get; init; }
    public IReadOnlyList<Accreditation> Accreditations { get; init; } = [];
    public LocalText? Licenses { get; init; }
    public IReadOnlyList<Capacity> Capacities { get; init; } = [];
    public IReadOnlyList<LocalText> Funding { get; init; } = [];
    /// <summary>HSDS program: the larger whole this service is part of.</summary>
    public LocalText? Program { get; init; }
    public LocalText? Alert { get; init; }
}

using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

/// <summary>An organisation that gives help: public service or association (HSDS organization).</summary>
public sealed class Organization : DirectoryRecord
{
    public required LocalText Name { get; init; }
    /// <summary>The name in daily use, or an acronym.</summary>
    public LocalText? AlternateName { get; init; }
    public LocalText? Description { get; init; }
    public LocalText? Email { get; init; }
    public LocalText? Website { get; init; }
    public IReadOnlyList<WebAddress> AdditionalWebsites { get; init; } = [];
    /// <summary>Legal form, e.g. {"nl":"Vereniging zonder winstoogmerk (VZW)","fr":"…(ASBL)"}.</summary>
    public LocalText? LegalStatus { get; init; }
    /// <summary>Number in the Crossroads Bank for Enterprises: ten digits, valid by its mod-97 check (see <see cref="KboNumber"/>).</summary>
    public string? TaxId { get; init; }
    public int? YearIncorporated { get; init; }
    public string? Logo { get; init; }
    public Guid? ParentOrganizationId { get; init; }
    public IReadOnlyList<Accreditation> Accreditations { get; init; } = [];
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<LocalText> Funding { get; init; } = [];
}

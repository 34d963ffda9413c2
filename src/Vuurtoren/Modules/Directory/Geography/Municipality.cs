using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Geography;

/// <summary>A Belgian municipality, current or merged since 2019.</summary>
/// <param name="Nis">Five digits, as a text: Statbel's REFNIS code.</param>
/// <param name="Name">In nl, fr and de.</param>
/// <param name="From">First day of the code; 1 January 2019 stands for "already existed".</param>
/// <param name="Until">First day on which the code was no longer valid; null when it is current.</param>
/// <param name="Successor">The municipality that it became part of; null when it is current.</param>
/// <param name="Region">NIS code of the region: 02000 Flanders, 03000 Wallonia, 04000 Brussels.</param>
/// <param name="Province">NIS code of the province; null in Brussels.</param>
/// <param name="Arrondissement">NIS code of the administrative district.</param>
/// <param name="Languages">Official languages: nl and fr in Brussels, one language elsewhere.</param>
/// <param name="Facilities">Other languages in which residents may deal with their municipality.</param>
/// <param name="Postcodes">In ascending order; empty for a merged municipality.</param>
public sealed record Municipality(string Nis, LocalText Name, DateOnly From, DateOnly? Until, string? Successor, string Region,
    string? Province, string Arrondissement, IReadOnlyList<string> Languages, IReadOnlyList<string> Facilities,
    IReadOnlyList<string> Postcodes)
{
    public const string BrusselsRegion = "04000";

    public bool IsCurrent => Until is null;
    public bool IsInBrussels => Region == BrusselsRegion;
    public bool ExistedOn(DateOnly day) => (day >= From || From == FirstKnownDay) && (Until is null || day < Until);

    static readonly DateOnly FirstKnownDay = new(2019, 1, 1);
}

/// <summary>One of the 145 neighbourhoods by which Brussels is monitored.</summary>
/// <param name="Id">The key md_id of the Brussels neighbourhood monitoring.</param>
/// <param name="Name">In nl and fr.</param>
/// <param name="Inhabited">False for parks, cemeteries, stations and industry: 27 of the 145.</param>
/// <param name="MunicipalityNis">The municipality in which most of it lies: neighbourhoods cross municipal borders.</param>
public sealed record Neighbourhood(int Id, LocalText Name, bool Inhabited, string MunicipalityNis);

public enum AreaKind { Country, Region, Province, Arrondissement, Municipality, Neighbourhood }

/// <summary>A territory for which a service or a coordination works.</summary>
/// <param name="Code">NIS code; md_id for a neighbourhood.</param>
/// <param name="Postcode">Set when only this part of the municipality is meant: Laken is 21004, 1020.</param>
public sealed record Area(AreaKind Kind, string Code, LocalText Name, string? Postcode = null);

/// <summary>An area to draw.</summary>
/// <param name="Rings">Outer borders, WGS 84.</param>
/// <param name="Middle">A point inside it, for its name.</param>
public sealed record OutlinedArea(LocalText Name, IReadOnlyList<IReadOnlyList<(double Latitude, double Longitude)>> Rings, (double Latitude, double Longitude) Middle);

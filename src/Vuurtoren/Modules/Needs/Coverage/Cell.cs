using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>What there is of one theme in one area.</summary>
struct Cell
{
    /// <summary>Services that receive people there, or that have no place and say that they work there; each once.</summary>
    public int Services;
    /// <summary>Those of which a person checked the hours there.</summary>
    public int Checked;
    /// <summary>Those that tell how many places are free, and how many that is together.</summary>
    public int Told;
    public long Free;
    /// <summary>Half hours in which at least one receives without appointment, in an ordinary week and in one of school holidays.</summary>
    public WeekBits Week, Holidays;
    /// <summary>Those of which nothing says whether they are open in school holidays.</summary>
    public int HolidaysUnknown;
}

/// <summary>Whom the offer has to be for. Null: everybody.</summary>
/// <param name="Target">Code of a target group; who says nothing is for everybody.</param>
/// <param name="Language">In which one is helped, as a tag: "ar". Who says nothing does not count: one would be sent for nothing.</param>
readonly record struct ForWhom(string? Target = null, string? Language = null)
{
    public bool Fits(Offer offer) => (Target is null || offer.Targets.Count == 0 || offer.Targets.Contains(Target)) && (Language is null || offer.Languages.Contains(Language));
}

using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>A figure that says something of the need, and where the area stands with it.</summary>
/// <param name="Heavier">The part of the areas with this figure in which the need is less: 0 to 1.</param>
public sealed record NeedFigure(Figure Figure, double Heavier);

/// <summary>One area: how great the need is, how thin the offer, and what that rests on.</summary>
/// <param name="Need">0 to 1: the mean place among the areas, over the figures that are known here, the searches without result and the signals.</param>
/// <param name="Thin">0 to 1: the mean place for distance, for places nearby and for hours with somebody there.</param>
/// <param name="Metres">From the middle of the area to the nearest place, as the crow flies; null: there is none.</param>
/// <param name="Near">Places within <see cref="GapRanking.Nearby"/> of the middle.</param>
/// <param name="HalfHours">In a week in which somebody in the area receives without appointment.</param>
/// <param name="Unfound">Searches without result in the municipality.</param>
/// <param name="Signals">Of who looks, about this theme here; null: signals about this area are not theirs to read.</param>
public sealed record AreaGap(KnownArea Area, double Need, double Thin, IReadOnlyList<NeedFigure> Figures, int Services, int Checked, double? Metres, int Near, int HalfHours, long Unfound, long? Signals)
{
    /// <summary>High only where both are: much need and a rich offer is no gap, nor is a thin offer where nobody needs it.</summary>
    public double Score => Need * Thin;
}

/// <summary>Where the need is high and the offer thin or far. Only places in a row are compared, so that no figure weighs more because its numbers are larger.</summary>
public sealed class GapRanking
{
    /// <summary>Metres that one walks.</summary>
    public const double Nearby = 1000;
    /// <summary>Metres between cells of the grid by which places nearby are found.</summary>
    const double MetresPerDegree = 111_320;

    readonly List<AreaGap> lines = [];

    /// <summary>The greatest gap first.</summary>
    public IReadOnlyList<AreaGap> Lines => lines;
    /// <summary>Areas where people live and of which no figure is known: they are not in the list, and are not without need.</summary>
    public IReadOnlyList<KnownArea> Unknown { get; }

    /// <param name="areas">Where people live, with their middle.</param>
    /// <param name="figures">By area; of kinds of which higher or lower says something of the need.</param>
    /// <param name="lowIsNeed">Kinds of which a lower figure is a greater need.</param>
    /// <param name="signals">By area, with 0 where none came; an area that is left out is compared with none.</param>
    internal GapRanking(IReadOnlyList<(KnownArea Area, (double Latitude, double Longitude) Middle)> areas, ILookup<string, Figure> figures, IReadOnlySet<string> lowIsNeed,
        IReadOnlyDictionary<string, Cell> offer, IReadOnlyList<(double Latitude, double Longitude)> places, IReadOnlyDictionary<string, long> unfound, IReadOnlyDictionary<string, long>? signals = null)
    {
        var heavier = areas.SelectMany(area => figures[area.Area.Code]).Where(figure => figure.Value is not null).GroupBy(figure => figure.Indicator)
            .ToDictionary(kind => kind.Key, kind => new Places([.. kind.Select(figure => lowIsNeed.Contains(kind.Key) ? -figure.Value!.Value : figure.Value!.Value)]));
        var known = areas.Where(area => figures[area.Area.Code].Any(figure => figure.Value is not null)).ToList();
        Unknown = [.. areas.Except(known).Select(area => area.Area)];
        var distances = known.ConvertAll(area => places.Count == 0 ? (double?)null : Math.Sqrt(places.Min(place => Squared(area.Middle, place))));
        var near = known.ConvertAll(area => places.Count(place => Squared(area.Middle, place) <= Nearby * Nearby));
        var hours = known.ConvertAll(area => offer.GetValueOrDefault(area.Area.Code).Week.Count);
        var (far, few, shut) = (new Places([.. distances.Select(metres => metres ?? double.MaxValue)]), new Places([.. near.Select(many => -(double)many)]), new Places([.. hours.Select(many => -(double)many)]));
        var searched = unfound.Count == 0 ? null : new Places([.. known.Select(area => (double)unfound.GetValueOrDefault(area.Area.Municipality))]);
        var told = signals is null || signals.Values.All(many => many == 0) ? null : new Places([.. signals.Values.Select(many => (double)many)]);
        for (var at = 0; at < known.Count; at++)
        {
            var area = known[at].Area;
            List<NeedFigure> of = [.. figures[area.Code].Where(figure => figure.Value is not null).Select(figure => new NeedFigure(figure, heavier[figure.Indicator].Below(lowIsNeed.Contains(figure.Indicator) ? -figure.Value!.Value : figure.Value!.Value)))];
            var cell = offer.GetValueOrDefault(area.Code);
            var (missed, seen) = (unfound.GetValueOrDefault(area.Municipality), signals is not null && signals.TryGetValue(area.Code, out var many) ? many : (long?)null);
            double?[] needs = [.. of.Select(figure => (double?)figure.Heavier), searched?.Below(missed), seen is null ? null : told?.Below(seen.Value)];
            lines.Add(new(area, needs.Average()!.Value, (far.Below(distances[at] ?? double.MaxValue) + few.Below(-near[at]) + shut.Below(-hours[at])) / 3, of,
                cell.Services, cell.Checked, distances[at], near[at], hours[at], missed, seen));
        }
        lines = [.. lines.OrderByDescending(line => line.Score).ThenByDescending(line => line.Need).ThenBy(line => line.Area.Code, StringComparer.Ordinal)];
    }

    /// <summary>In square metres, on a plane: between places of one country within 1 %.</summary>
    static double Squared((double Latitude, double Longitude) one, (double Latitude, double Longitude) other)
    {
        var (north, east) = ((one.Latitude - other.Latitude) * MetresPerDegree, (one.Longitude - other.Longitude) * MetresPerDegree * Math.Cos(one.Latitude * Math.PI / 180));
        return north * north + east * east;
    }

    /// <summary>Where a number stands among all: half of those that are equal count as below, so that all equal is the middle.</summary>
    sealed class Places(double[] all)
    {
        readonly double[] sorted = [.. all.Order()];

        public double Below(double value)
        {
            var (first, last) = (Bound(value, orEqual: false), Bound(value, orEqual: true));
            return sorted.Length == 0 ? 0 : (first + last) / 2.0 / sorted.Length;
        }

        int Bound(double value, bool orEqual)
        {
            var (low, high) = (0, sorted.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (sorted[middle] < value || orEqual && sorted[middle] <= value) low = middle + 1; else high = middle;
            }
            return low;
        }
    }
}

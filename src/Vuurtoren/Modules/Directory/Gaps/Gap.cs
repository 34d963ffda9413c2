using System.Globalization;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Gaps;

/// <summary>
/// What is kept of a search that was not answered: the theme, the place and the filters, by week. Never the words, and of a discreet theme
/// nothing at all.
/// </summary>
/// <param name="Week">ISO 8601, "2026-W48".</param>
/// <param name="Theme">Code of one of our themes or categories, or "".</param>
/// <param name="Municipality">NIS code, or "".</param>
/// <param name="Filters">In alphabetical order, comma between them, or "".</param>
public sealed record Gap(string Week, string Theme, string Municipality, string Filters)
{
    /// <summary>Null when the search was answered, or nothing of it may be kept.</summary>
    public static Gap? Of(Query query, Answer answer, Terms terms, DateOnly today)
    {
        if (answer.Total > 0 && !answer.Weak) return null;
        var meant = query.Theme is { } chosen ? [chosen, .. answer.UnderstoodAs] : answer.UnderstoodAs;
        var themes = meant.Select(terms.Find).OfType<TaxonomyTerm>().ToList();
        if (themes.Exists(theme => IsDiscreet(theme, terms))) return null;
        var own = themes.Find(theme => theme.Source == "vuurtoren" && theme.Code is not null);
        return new(Wording.Week.Of(today), own?.Code ?? "", query.Municipality ?? Around(query), string.Join(',', FiltersOf(query).Order(StringComparer.Ordinal)));
    }

    static bool IsDiscreet(TaxonomyTerm term, Terms terms) => term.Discreet || term.Broader.Select(terms.Find).OfType<TaxonomyTerm>().Any(broader => broader.Discreet);

    /// <summary>A point becomes the municipality it lies in, a neighbourhood the one that holds most of it: finer could point to a person.</summary>
    static string Around(Query query) =>
        (query.Near is { } near ? Geography.Geography.Shipped.MunicipalityAt(near.Latitude, near.Longitude)?.Nis
            : query.Neighbourhood is { } hood && int.TryParse(hood, CultureInfo.InvariantCulture, out var id) ? Geography.Geography.Shipped.Neighbourhood(id)?.MunicipalityNis
            : Geography.Geography.Shipped.MunicipalityOfPostcode(query.Postcode ?? query.LivesIn)?.Nis) ?? "";

    static IEnumerable<string> FiltersOf(Query query)
    {
        if (query.Spoken is { } language) yield return "spoken=" + language;
        if (query.Target is { } target) yield return "target=" + target;
        if (query.Open is not null) yield return "open";
        if (query.ByAppointment is { } appointment) yield return appointment ? "appointment" : "without-appointment";
        if (query.Wheelchair) yield return "wheelchair";
        if (query.Free) yield return "free";
    }
}

using System.Globalization;
using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>What a list of figures says in its columns. The year can be one for the whole list.</summary>
public enum FigureField { Area, Value, Year }

/// <summary>In which column of a table each of them stands.</summary>
/// <param name="Year">Of the whole list, when no column says it.</param>
public sealed record FigureColumns(IReadOnlyDictionary<FigureField, int> Places, int? Year, DecimalSign Sign)
{
    const int FirstYear = 1980;

    static readonly (FigureField Field, string[] Words)[] headings =
    [
        (FigureField.Year, ["jaar", "annee", "year"]),
        (FigureField.Area, ["nis", "ins", "refnis", "niscode", "md", "mdid", "wijk", "wijken", "quartier", "quartiers", "buurt", "gemeente", "commune", "gebied", "zone", "territoire", "area"]),
        (FigureField.Value, ["waarde", "valeur", "value", "aantal", "nombre", "cijfer", "chiffre", "totaal", "total", "percentage", "pourcentage", "procent", "pourcent", "pct", "%", "taux", "ratio", "graad", "aandeel", "part", "bedrag", "montant", "gemiddelde", "moyenne", "dossiers", "personen", "personnes"]),
    ];

    public int? this[FigureField field] => Places.TryGetValue(field, out var place) ? place : null;

    public bool AreEnough => this[FigureField.Area] is not null && this[FigureField.Value] is not null && (this[FigureField.Year] is not null || Year is not null);

    /// <summary>By the headings, a heading of one word first; of an area its code before its name.</summary>
    public static FigureColumns Proposed(IReadOnlyList<string> header) => Of(SentColumns.Proposed(header, headings), null, DecimalSign.Column);

    /// <summary>As somebody chose them; what is no column of the table is not chosen.</summary>
    public static FigureColumns Chosen(Func<string, string?> typed, int columns, DateOnly today) =>
        Of(SentColumns.Chosen<FigureField>(field => typed(field.ToString()), columns), YearOf(typed("fixed"), today), Enum.TryParse<DecimalSign>(typed("sign"), out var sign) && Enum.IsDefined(sign) ? sign : DecimalSign.Column);

    static FigureColumns Of(SentColumns<FigureField> columns, int? year, DecimalSign sign) =>
        new(Enum.GetValues<FigureField>().Where(field => columns[field] is not null).ToDictionary(field => field, field => columns[field]!.Value), year, sign);

    /// <returns>Null: no year, or one that has not come.</returns>
    public static int? YearOf(string? text, DateOnly today) => text?.Trim() is { Length: 4 } four && int.TryParse(four, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= FirstYear && year <= today.Year ? year : null;
}

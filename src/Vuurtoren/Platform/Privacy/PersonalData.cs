using System.Text.Json.Serialization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>
/// What this house knows of people, why, and for how long: read from personal-data.json, the one place that says so. The register, the annex to a data
/// protection impact assessment, the deletion runs, the public page and the answer to a person's request all come from it.
/// </summary>
/// <param name="Reviewed">By which lawyer or officer, and when; empty: by nobody yet.</param>
/// <param name="Outside">What stands in files or in memory.</param>
/// <param name="NotPersonal">All other columns, by table.</param>
public sealed record PersonalData(string Reviewed, IReadOnlyList<Category> Categories, IReadOnlyList<OutsidePlace> Outside, IReadOnlyDictionary<string, string> NotPersonal)
{
    public static PersonalData Declared { get; private set; } = Read();

    /// <summary>Times that one may set: names of who met. Shorter than a month nobody could approve minutes; longer than ten years needs another law.</summary>
    static readonly string[] ownTimes = ["attendance-old", "reading-old", "minutes-names-old"];
    const int LeastDays = 30, MostDays = 3653;

    /// <summary>Settings "Retention:CODE", in days, go before what is declared.</summary>
    public static void Keep(IConfiguration settings)
    {
        if (settings.GetSection("Retention").GetChildren().Any()) Declared = Read().With(settings);
    }

    internal PersonalData With(IConfiguration settings)
    {
        var days = settings.GetSection("Retention").GetChildren().ToDictionary(one => one.Key, one => int.TryParse(one.Value, out var number) ? number : 0);
        if (days.FirstOrDefault(one => !ownTimes.Contains(one.Key) || one.Value is < LeastDays or > MostDays) is { Key: { } wrong }) throw new InvalidOperationException($"Retention:{wrong} must be one of {string.Join(", ", ownTimes)}, in days from {LeastDays} to {MostDays}");
        return this with { Categories = [.. Categories.Select(category => category with { Retention = [.. category.Retention.Select(rule => days.TryGetValue(rule.Code, out var own) ? rule with { Days = own } : rule)] })] };
    }

    public IEnumerable<HeldTable> Tables => Categories.SelectMany(category => category.Tables);
    public IEnumerable<RetentionRule> Rules => Categories.SelectMany(category => category.Retention);

    public RetentionRule Rule(string code) => Rules.Single(rule => rule.Code == code);

    static PersonalData Read()
    {
        using var reader = new StreamReader(typeof(PersonalData).Assembly.GetManifestResourceStream("personal-data.json")!);
        return Json.Read<PersonalData>(reader.ReadToEnd());
    }
}

/// <param name="Basis">"6(1)(e)": article of the GDPR.</param>
/// <param name="Because">Which task or law.</param>
/// <param name="Readers">Roles, or "Self", "Nobody", "Everybody": text key "privacy.reader.ROLE".</param>
public sealed record Category(string Code, LocalText Name, LocalText Whose, LocalText Purpose, string Basis, LocalText Because, IReadOnlyList<string> Readers,
    LocalText Risk, LocalText Measures, IReadOnlyList<HeldTable> Tables, IReadOnlyList<RetentionRule> Retention);

/// <param name="Person">Which rows are about somebody, in SQL: @account, @address, @actor (the account as text).</param>
/// <param name="Secret">Columns that prove who somebody is: they are never shown, not even to that person.</param>
/// <param name="Columns">Words by column, or by path into a list of parts: "contacts[].phones[].number".</param>
/// <param name="Uncounted">What has no name: a count of each day would tell on which day one came.</param>
public sealed record HeldTable(string Table, string? Person, IReadOnlyList<string>? Secret, IReadOnlyDictionary<string, LocalText> Columns, bool Uncounted = false)
{
    public static string ColumnOf(string path) => path.Split('[', '.')[0];
}

/// <summary>After how long something goes.</summary>
/// <param name="Key">The column that names what went in the list that is kept.</param>
/// <param name="From">The column with the moment from which it counts, or an expression.</param>
/// <param name="Only">Of which rows, in SQL; null: of all.</param>
/// <param name="Ordered">The key that rises with From: then no index is needed to find the first ones.</param>
/// <param name="How">"delete", "empty", "erase" (a whole person) or "module" (whoever keeps it clears it).</param>
/// <param name="Empty">What the columns become, in SQL.</param>
/// <param name="Words">"after the account was closed".</param>
public sealed record RetentionRule(string Code, string Table, string Key, string From, int Days, string? Only, string? Ordered, string How, IReadOnlyDictionary<string, string>? Empty, LocalText Words)
{
    [JsonIgnore] public TimeSpan Kept => TimeSpan.FromDays(Days);
}

/// <param name="Path">In the data folder; null when it is no file of ours.</param>
public sealed record OutsidePlace(string Code, string? Path, int? Days, LocalText Words);

/// <summary>Who answers for the data: settings "Privacy:Controller" (or else "Publisher:Name") and "Privacy:Officer", a mail address.</summary>
public sealed record Controller(string? Name, string? Officer)
{
    public static Controller Of(IConfiguration settings) => new(Given(settings["Privacy:Controller"]) ?? Given(settings["Publisher:Name"]), Given(settings["Privacy:Officer"]));

    static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

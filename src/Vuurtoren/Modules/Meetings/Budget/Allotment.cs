using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Meetings.Budget;

/// <summary>Part of a year's budget that a decision gave to something, and what it was spent on. Amounts are in cents of a euro.</summary>
public sealed partial class Allotment
{
    public const int LongestWords = 300, MostOfOneYear = 100, MostSpendings = 300;
    /// <summary>Ten million euro: more for a local coordination is a slip of the finger.</summary>
    public const long Most = 1_000_000_000;

    Allotment() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public int Year { get; private init; }
    public string Purpose { get; private init; } = "";
    /// <summary>Of the words above; null: from before it was noted.</summary>
    public string? Lang { get; private init; }
    public long Cents { get; private init; }
    /// <summary>The line of the minutes that decided it; null: it was decided before minutes were kept here.</summary>
    public Guid? DecisionId { get; private init; }
    /// <summary>What was decided, and when, as it was then.</summary>
    public string Decided { get; private init; } = "";
    public DateTime MadeAt { get; private init; }
    public List<Spending> Spendings { get; private init; } = [];

    /// <param name="decision">Out of minutes that were sent.</param>
    /// <param name="others">How many this year has already.</param>
    public static Allotment Of(Guid coordination, int year, string? purpose, long? cents, (Guid Id, string Words)? decision, string? decided, int others, string lang, DateTime now)
    {
        if (Meeting.Tidy(purpose) is not { } what) throw new RuleBroken("budget.purpose.missing");
        if (cents is not (> 0 and <= Most)) throw new RuleBroken("budget.amount.wrong");
        if ((decision?.Words ?? Meeting.Tidy(decided)) is not { } words) throw new RuleBroken("budget.decision.missing");
        if (what.Length > LongestWords || (decision is null && words.Length > LongestWords)) throw new RuleBroken("meetings.long");
        if (others >= MostOfOneYear) throw new RuleBroken("budget.many", MostOfOneYear);
        return new() { CoordinationId = coordination, Year = year, Purpose = what, Lang = lang, Cents = cents.Value, DecisionId = decision?.Id, Decided = words, MadeAt = now };
    }

    public Spending Spend(DateOnly? day, string? what, long? cents, string lang, DateOnly today)
    {
        if (Meeting.Tidy(what) is not { } words) throw new RuleBroken("budget.what.missing");
        if (words.Length > LongestWords) throw new RuleBroken("meetings.long");
        if (cents is not (> 0 and <= Most)) throw new RuleBroken("budget.amount.wrong");
        if (day is not { } on || on > today || on.Year < Year - 1) throw new RuleBroken("budget.day.wrong");
        if (Spendings.Count >= MostSpendings) throw new RuleBroken("budget.many", MostSpendings);
        var spending = new Spending(Guid.CreateVersion7(), Id, on, words, cents.Value, lang);
        Spendings.Add(spending);
        return spending;
    }

    public long Spent => Spendings.Sum(one => one.Cents);
    /// <summary>Below zero: more was spent than was decided.</summary>
    public long Left => Cents - Spent;

    /// <summary>"1.250,50", "1 250.5" or "€ 75" in cents; null: it is no amount.</summary>
    public static long? CentsOf(string? typed)
    {
        var text = new string([.. (typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('€' or '\u2019' or '\''))]);
        var point = text.LastIndexOfAny([',', '.']);
        var hasCents = point >= 0 && text.Length - point - 1 is 1 or 2;
        // "1.250" is a thousand and more; "89,905" is a slip, for cents are two.
        if (!hasCents && point >= 0 && (text[point] == ',' || !Thousands().IsMatch(text))) return null;
        var (whole, part) = hasCents ? (text[..point], text[(point + 1)..].PadRight(2, '0')) : (text, "00");
        whole = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var euros) && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var rest) && euros <= Most / 100 ? euros * 100 + rest : null;
    }

    [GeneratedRegex(@"^[1-9]\d{0,2}(\.\d{3})+$")]
    private static partial Regex Thousands();

    /// <summary>"€ 1.250,50".</summary>
    public static string Words(long cents) => (cents / 100m).ToString("C2", CultureInfo.CurrentCulture);
}

/// <param name="Lang">Of what it was; null: from before it was noted.</param>
public sealed record Spending(Guid Id, Guid AllotmentId, DateOnly Day, string What, long Cents, string? Lang);

sealed class BudgetTables : IEntityTypeConfiguration<Allotment>, IEntityTypeConfiguration<Spending>
{
    public void Configure(EntityTypeBuilder<Allotment> allotment)
    {
        allotment.ToTable("meetings_allotment").Property(a => a.Id).ValueGeneratedNever();
        allotment.HasMany(a => a.Spendings).WithOne().HasForeignKey(s => s.AllotmentId);
        allotment.Ignore(a => a.Spent).Ignore(a => a.Left);
    }

    public void Configure(EntityTypeBuilder<Spending> spending) => spending.ToTable("meetings_spending").Property(s => s.Id).ValueGeneratedNever();
}

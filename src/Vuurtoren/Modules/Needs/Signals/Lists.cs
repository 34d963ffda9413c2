namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>The ways to the page before and after.</summary>
/// <param name="Address">Of the list, with its filters, without the number.</param>
public sealed record PageWays(int Page, bool HasMore, string Address)
{
    public string To(int page) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}");
}

/// <summary>Signals as they are listed.</summary>
/// <param name="From">From whom it came, as this reader may know.</param>
public sealed record SignalLines(IReadOnlyList<Signal> Signals, SubjectNames Names, Func<Signal, string> From, string Lang)
{
    /// <summary>Those that are ticked; null: they are only read.</summary>
    public IReadOnlyList<Guid>? Ticked { get; init; }

    /// <summary>Where those like it are listed; null: nowhere.</summary>
    public Func<Signal, string?> Like { get; init; } = _ => null;
}

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What came over the shared link and was not rewritten yet: nothing of who sent it, nor when in its week.</summary>
public sealed record UnnamedSignal(Guid Id, Guid CoordinationId, DateOnly Week, SignalWords Words)
{
    /// <summary>More of one coordination nobody can rewrite; and the table is small enough to be written anew each time.</summary>
    public const int MostWaiting = 300;

    /// <param name="words">Checked.</param>
    public static UnnamedSignal Of(Guid coordination, SignalWords words, DateOnly today) => new(AnyId(), coordination, Monday(today), words);

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

#pragma warning disable RS0030 // an anonymous record: an id with a time in it would tell when it came
    internal static Guid AnyId() => Guid.NewGuid();
#pragma warning restore RS0030
}

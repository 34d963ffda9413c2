namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>How long may be looked: so much time, or so many steps where the outcome must be the same on every machine.</summary>
public sealed class Effort
{
    readonly Func<double> used;
    readonly Action<long> did;
    readonly double from, to;

    Effort(Func<double> used, Action<long> did, double from, double to) => (this.used, this.did, this.from, this.to) = (used, did, from, to);

    /// <param name="since">What is already used up of it, such as what starting the program took.</param>
    public static Effort Of(TimeSpan time, TimeProvider clock, TimeSpan since = default)
    {
        var began = clock.GetTimestamp();
        return new(() => (clock.GetElapsedTime(began) + since) / time, _ => { }, 0, 1);
    }

    public static Effort OfSteps(long most)
    {
        var steps = 0L;
        return new(() => (double)steps / most, more => steps += more, 0, 1);
    }

    /// <summary>What is left of it, up to this part of it, from 0 to 1.</summary>
    public Effort Until(double part) => new(used, did, used(), from + (to - from) * part);

    /// <summary>From 0 to 1.</summary>
    public double Used => to <= from ? 1 : Math.Clamp((used() - from) / (to - from), 0, 1);
    public bool Spent => used() >= to;

    public void Did(long steps) => did(steps);
}

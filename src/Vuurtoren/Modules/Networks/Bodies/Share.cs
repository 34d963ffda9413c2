namespace Vuurtoren.Modules.Networks.Bodies;

/// <summary>A part of a whole that a rule asks for. A word and no percentage: two of three is two thirds.</summary>
public enum Share { None, Third, Half, MoreThanHalf, TwoThirds }

/// <summary>Whether a number reaches a part.</summary>
public static class Shares
{
    /// <summary>The least of so many that reaches it.</summary>
    public static int Least(this Share share, int whole) => share switch
    {
        Share.Third => (whole + 2) / 3,
        Share.Half => (whole + 1) / 2,
        Share.MoreThanHalf => whole / 2 + 1,
        Share.TwoThirds => (2 * whole + 2) / 3,
        _ => 0,
    };

    public static bool IsMet(this Share share, int part, int whole) => part >= share.Least(whole);
}

namespace Vuurtoren.Platform.Data;

/// <summary>Who may see a record or one of its fields.</summary>
public enum Visibility { Public, Professionals, OwnerOnly }

/// <summary>Who looks. Every query, cache key, index answer and export takes one.</summary>
/// <param name="Tier">The most closed visibility this viewer may see.</param>
/// <param name="Language">The language of the screen ("nl", "fr").</param>
public sealed record Viewer(Visibility Tier, string Language)
{
    public static Viewer Anyone(string language) => new(Visibility.Public, language);

    /// <summary>Someone at the command line of the machine itself: sees all.</summary>
    public static readonly Viewer Operator = new(Visibility.OwnerOnly, "nl");

    public bool Sees(Visibility visibility) => visibility <= Tier;
}

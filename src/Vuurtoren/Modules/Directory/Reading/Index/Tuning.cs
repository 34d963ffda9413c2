namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>How themes and words count against each other: found on part of the keywords and errands of bench relevance and bench errands, checked on the others.</summary>
static class Tuning
{
    public static int MostConcepts = 40;
    /// <summary>Beside the best term, terms count that reach this share of its score.</summary>
    public static float LeastConcept = 0.25f;
    /// <summary>How probable the best of our own themes, and the best term of other taxonomies, is taken to be: well below one, so that further evidence still counts.</summary>
    public static float Surest = 0.5f, SurestOfOthers = 0.6f;
    /// <summary>How much less probable the others are.</summary>
    public static float Steepness = 2;
    /// <summary>How much what has many themes comes after what has few.</summary>
    public static float Focus = 0.01f;
    public static float LiftWeight = 1, TextWeight = 0.3f;
    /// <summary>How much it counts that more of the words are found.</summary>
    public static float Coverage = 0.5f;
    /// <summary>What has less than this share of the words of the best is left out: of a few words nearly all must be there, of a sentence some.</summary>
    public static float Gate = 0.4f, GateOfFew = 0.7f;
    public static int Few = 3;
    /// <summary>An answer in which even the best has less than this share of the words is weak; a word that is only nearly there counts for part.</summary>
    public static float WeakBelow = 0.6f;
}

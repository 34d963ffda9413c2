namespace Vuurtoren.Modules.Directory.Duplicates.Merges;

/// <summary>Whose value the record has afterwards.</summary>
public enum Take { Kept, Gone, Both }

/// <summary>A field in which two records that become one differ.</summary>
/// <param name="Path">As history names it: "name.nl", "phones".</param>
/// <param name="Kept">What the record that stays says; null: nothing.</param>
/// <param name="Gone">What the other says.</param>
/// <param name="MayUnite">A list: all of both is possible.</param>
public sealed record MergeField(string Path, string? Kept, string? Gone, bool MayUnite, Take Default)
{
    /// <summary>Both say something: a person chooses. Where only one does, that is taken.</summary>
    public bool IsAsked => Kept is not null && Gone is not null;
}

using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Networks.Intake;

/// <summary>Somebody who speaks for a member, or did.</summary>
/// <param name="Gone">Not any more.</param>
public sealed record KnownSpeaker(string Name, string? Email, bool Gone)
{
    /// <summary>The words of the name in another order are the same person.</summary>
    public bool Is(string name) => LooksLike.SameWords(Name, name);

    /// <summary>A letter more or less and the same address: the same person, or somebody who reads the same mail.</summary>
    public bool MayBe(string name, string? email) => email is not null && Email == email && LooksLike.Same(Name, name);
}

/// <param name="Member">That goes on; null: it left, or was not accepted.</param>
public sealed record KnownMember(Guid? Member, IReadOnlyList<KnownSpeaker> Speakers);

/// <summary>What the directory and the coordination know already.</summary>
/// <param name="Members">By organisation.</param>
public sealed record MembersKnown(OrganizationsCalled Directory, IReadOnlyDictionary<Guid, KnownMember> Members);

namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>What is compared of an organisation or service. Words, numbers and addresses are places in a <see cref="Book"/>: a hundred thousand of these are small.</summary>
/// <param name="Names">In each language.</param>
/// <param name="Towns">The words for the municipalities where its places are.</param>
/// <param name="About">Of its description, in each language.</param>
public sealed record Compared(Guid Id, string Kind, string Source, Guid? Organization, Name[] Names, int[] Phones, int[] Hosts, int[] Mails, int? Kbo, Spot[] Spots, Body Body, Sketch[] About, int[] Towns)
{
    public bool IsService => Kind == Kinds.Service;
}

/// <summary>Main: the name; Also: what it is called besides; Unit: what follows in the name after the house it is part of ("X" of "House - X"); Letters: what its words begin with.</summary>
public enum NameKind { Main, Also, Unit, Letters }

/// <param name="Whole">All words together, as one word of the book: how many are called exactly so.</param>
/// <param name="Numbers">Of its last part: "Site 2", "HAMA IV".</param>
/// <param name="House">What stands before that last part, as <paramref name="Whole"/>; 0: it has one part.</param>
public readonly record struct Name(int[] Words, int Whole, NameKind Kind, int[] Numbers, int House);

/// <summary>A place: what stands of its address, and the point. Street 0: not known.</summary>
/// <param name="Door">Postal code, street and number.</param>
/// <param name="Street">Postal code and street.</param>
public readonly record struct Spot(int Door, int Street, int PostalCode, float Latitude, float Longitude)
{
    public bool HasPoint => Latitude != 0 || Longitude != 0;
}

/// <summary>Two bodies that share a town hall, a name and often a number, and are never the same.</summary>
public enum Body { Other, Municipality, Ocmw }

/// <summary>Why two records are thought to be the same; text key "duplicates.why.REASON".</summary>
public enum Reason { Name, PartOfName, Address, Near, Phone, Kbo, Site, Mail, Organization, Text }

/// <param name="Score">How sure, from 0 to 1; from a half on they are rather the same.</param>
public sealed record Pair(Compared A, Compared B, double Score, IReadOnlyList<Reason> Reasons);

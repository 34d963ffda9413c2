using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

// The parts of a record: HSDS's dependent tables (phone, contact, language …), kept as JSON in the row of their owner,
// because they live and die with it and are always read with it (docs/adr/0003-parts-in-the-row.md).

public enum PhoneType { Voice, Mobile, Fax, Text, Tty, Hotline }

/// <param name="Number">As people read it, e.g. "02 123 45 67".</param>
/// <param name="Languages">Tags (BCP 47) spoken on this line.</param>
public sealed record Phone(string Number, string? Extension = null, PhoneType Type = PhoneType.Voice, LocalText? Description = null,
    IReadOnlyList<string>? Languages = null, Visibility Visibility = Visibility.Public);

/// <summary>How a person likes to be reached.</summary>
public enum WayToReach { Phone, Mail, Message, DropIn, Appointment }

/// <summary>A person or function to turn to. With a Name it is a person: seen by whom that person agreed to, and never in open data (docs/faces.md).</summary>
/// <param name="Agreed">The day on which the person agreed to be named here.</param>
/// <param name="NotedBy">The account of who noted that.</param>
/// <param name="Told">The day of the last letter to the person about that agreement.</param>
/// <param name="Languages">Tags (BCP 47) that this person speaks.</param>
/// <param name="Reachable">When, in one's own words.</param>
/// <param name="HowToReach">What the ways do not say: "only on Tuesdays", "leave a message".</param>
/// <param name="Succeeds">Functions of who left, for which one asks this person now.</param>
/// <param name="Portrait">Whose the photo is: the owner of a stored file of the kind "person".</param>
public sealed record Contact(string? Name = null, LocalText? Title = null, LocalText? Department = null, LocalText? Email = null,
    IReadOnlyList<Phone>? Phones = null, Visibility Visibility = Visibility.Public, DateOnly? Agreed = null, Guid? NotedBy = null, DateOnly? Told = null,
    IReadOnlyList<string>? Languages = null, LocalText? Reachable = null, IReadOnlyList<WayToReach>? Ways = null, LocalText? HowToReach = null, LocalText? Succeeds = null, Guid? Portrait = null);

public sealed record WebAddress(string Url, LocalText? Label = null);

/// <param name="Code">BCP 47, lower-case ("nl", "ary"); "mis" when the source's word is not a known language, then Note holds it.</param>
/// <param name="Note">For instance "call ahead".</param>
public sealed record SpokenLanguage(string Code, LocalText? Note = null);

public enum TargetKind { Preferential, Exclusive, Excluded }

/// <summary>For whom a service is, or is not. No target group at all: for everybody, unconditionally.</summary>
public sealed record TargetGroup(TargetKind Kind, LocalText Group);

public enum AreaKind { Neighbourhood, Municipality, Region, Country, Other }

/// <param name="Code">Neighbourhood: md_id; the others: NIS code, resolved at the date of reading, so that merged municipalities are found; null for Other.</param>
public sealed record ServiceArea(AreaKind Kind, string? Code = null, LocalText? Name = null);

public sealed record Accreditation(LocalText Name, LocalText? By = null, string? Code = null);

public sealed record Cost(LocalText? Option = null, long? Cents = null, string? Currency = null, LocalText? Description = null, DateOnly? From = null, DateOnly? To = null);

/// <param name="Feature">"wheelchair", "lift", "stroller", "toilet", "hearing-loop", "sign-language", "parking" or "other".</param>
public sealed record AccessibilityFeature(string Feature, LocalText? Details = null);

public enum AddressType { Physical, Postal, Virtual }

/// <param name="Street">With its number in the order of the country: "Rue Haute 12" (HSDS address_1).</param>
/// <param name="Extra">Box, floor or care-of as the source gives it (HSDS address_2).</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Address(LocalText? Street = null, LocalText? Extra = null, string? PostalCode = null, LocalText? City = null,
    string? Region = null, string? StateProvince = null, string Country = "BE", string? Attention = null, AddressType Type = AddressType.Physical);

/// <param name="Kind">"capacity" as HSDS: how many, of what, until when it holds.</param>
public sealed record Capacity(LocalText Unit, long Available, long? Maximum = null, LocalText? Description = null, DateTime? Updated = null, string Kind = "capacity");

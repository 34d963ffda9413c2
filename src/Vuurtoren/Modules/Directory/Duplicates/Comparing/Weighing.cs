namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>
/// Weighs what speaks for and against two records being the same, after Fellegi and Sunter (1969): each field that agrees adds bits, the
/// more the fewer records have that value, each that contradicts takes bits away, one that is not known does neither. The sum, with what
/// is to be expected of any two records, is made a number between 0 and 1.
/// </summary>
sealed class Weighing(Book book, Func<Guid, Compared?> organization)
{
    /// <summary>Of any two records that have something in common few are the same.</summary>
    const double Beginning = -7.5;
    /// <summary>A source seldom has the same thing twice under two numbers.</summary>
    const double SameSource = -3.3;
    /// <summary>No name says more than this, however rare.</summary>
    const double MostOfName = 14;
    /// <summary>Where not the names themselves agree; in one source that is mostly a house and what belongs to it.</summary>
    const double OtherName = -0.5, OtherNameSameSource = -6, NoName = -1.5;
    /// <summary>"House" and "House - Unit".</summary>
    const double HouseAndUnit = -5;
    const double OtherNumber = -10, OneNumber = -2;
    const double AlsoApart = -9;
    /// <summary>A source that has something twice calls it the same twice.</summary>
    const double OtherlyNamed = -8;
    const double WordsApart = 0.55, MostApart = 16;
    const double SameDoor = 5, NextDoor = 1.5, SameQuarter = -1.5, OtherStreet = -4, OtherPlace = -6.5;
    /// <summary>One source that names two places means two.</summary>
    const double TwoPlacesOfSource = -5;
    const double SamePhone = 6, OtherPhone = -1;
    const double SameSite = 3.5, OtherSite = -2, OtherSiteSameSource = -4;
    const double SameMail = 4;
    const double SameText = 4, OtherText = -20;
    const double SameKbo = 8, OtherKbo = -8;
    const double SameOrganization = 3, OrganizationsAlike = 4, OrganizationsApart = -5;
    /// <summary>Of one organisation two services with other names are two, and two places of one service are two.</summary>
    const double OtherServiceOfThis = -12;
    const double OtherBody = -20;
    /// <summary>From this share on names agree.</summary>
    const double Agrees = 0.8, AgreesInSource = 0.9, Alike = 0.5;

    public Pair Weigh(Compared a, Compared b)
    {
        var reasons = new List<Reason>();
        var (bits, share) = Names(a, b);
        if (share >= Alike) reasons.Add(share >= Agrees ? Reason.Name : Reason.PartOfName);
        var place = Place(a, b, reasons);
        bits += Beginning + place + (a.Source == b.Source ? SameSource + (place <= OtherStreet ? TwoPlacesOfSource : 0) + (share < AgreesInSource ? OtherlyNamed : 0) : 0);
        bits += Shared(a.Phones, b.Phones, SamePhone, OtherPhone, Reason.Phone, reasons);
        bits += Shared(a.Hosts, b.Hosts, SameSite, a.Source == b.Source ? OtherSiteSameSource : OtherSite, Reason.Site, reasons);
        bits += Shared(a.Mails, b.Mails, SameMail, 0, Reason.Mail, reasons);
        if (a.Kbo is { } one && b.Kbo is { } other) bits += one == other ? Say(Reason.Kbo, SameKbo, reasons) : OtherKbo;
        bits += About(a, b, place, reasons);
        if (a.IsService) bits += Organizations(a, b, share, place, reasons);
        if (a.Body != Body.Other && b.Body != Body.Other && a.Body != b.Body) bits += OtherBody;
        return new(a, b, 1 / (1 + Math.Pow(2, -bits / 2)), reasons);
    }

    static double Say(Reason reason, double bits, List<Reason> reasons)
    {
        reasons.Add(reason);
        return bits;
    }

    /// <summary>The two names that say most for it, and how much of them agrees; in one source, of the names themselves.</summary>
    (double Bits, double Share) Names(Compared a, Compared b)
    {
        var (best, share, main, sameSource) = (double.MinValue, 0.0, 0.0, a.Source == b.Source);
        foreach (var one in a.Names)
            foreach (var other in b.Names)
            {
                // What both are called besides is often what they belong to; "social service" is a unit of many houses.
                if (one.Kind == other.Kind && one.Kind != NameKind.Main) continue;
                if (one.Kind == NameKind.Letters && other.Kind != NameKind.Also || other.Kind == NameKind.Letters && one.Kind != NameKind.Also) continue;
                var likeness = NameLikeness.Of(one.Words, other.Words, book, a.Towns, b.Towns);
                var most = one.Whole == other.Whole ? Math.Min(MostOfName, book.Rarity(one.Whole) + 1) : MostOfName;
                var bits = Math.Min(likeness.Both, most) - Math.Min(WordsApart * likeness.Apart, MostApart);
                if (one.Kind != NameKind.Main || other.Kind != NameKind.Main) bits += sameSource ? OtherNameSameSource : one.Kind == NameKind.Main || other.Kind == NameKind.Main ? OtherName : NoName;
                if (one.House == other.Whole || other.House == one.Whole) bits += sameSource ? 2 * HouseAndUnit : HouseAndUnit;
                if (!one.Numbers.ToHashSet().SetEquals(other.Numbers)) bits += one.Numbers.Length > 0 && other.Numbers.Length > 0 ? OtherNumber : OneNumber;
                if (bits > best) (best, share) = (bits, likeness.Share);
                if (one.Kind == NameKind.Main && other.Kind == NameKind.Main && one.House != other.Whole && other.House != one.Whole && !IsUnitOf(one, b) && !IsUnitOf(other, a)) main = Math.Max(main, likeness.Share);
            }
        if (sameSource && AlsoCalledApart(a, b)) best += AlsoApart;
        return (best, sameSource ? main : share);
    }

    /// <summary>"Unit" beside "House - Unit": in one source they are two.</summary>
    static bool IsUnitOf(Name name, Compared other) => other.Names.Any(one => one.Kind == NameKind.Unit && one.Whole == name.Whole);

    /// <summary>Both are called something besides, and nothing the same.</summary>
    static bool AlsoCalledApart(Compared a, Compared b) => Also(a).Any() && Also(b).Any() && !Also(a).Intersect(Also(b)).Any();

    static IEnumerable<int> Also(Compared record) => record.Names.Where(name => name.Kind == NameKind.Also).Select(name => name.Whole);

    double Place(Compared a, Compared b, List<Reason> reasons)
    {
        double? best = null;
        Reason? why = null;
        foreach (var one in a.Spots)
            foreach (var other in b.Spots)
                if (Place(one, other) is var (bits, reason) && (best is null || bits > best)) (best, why) = (bits, reason);
        if (why is { } said) reasons.Add(said);
        return best ?? 0;
    }

    (double Bits, Reason? Why)? Place(Spot a, Spot b)
    {
        if (a.Door != 0 && a.Door == b.Door) return (Math.Clamp(book.Rarity(a.Door) - 4, 1.5, SameDoor), Reason.Address);
        if (a.HasPoint && b.HasPoint)
            return Meters(a, b) switch { < 60 when a.Door != 0 && b.Door != 0 => (SameQuarter, Reason.Near) /* neighbours, or one number that was written wrong */, < 60 => (NextDoor, Reason.Near), < 300 => (SameQuarter, null), < 2000 => (OtherStreet, null), _ => (OtherPlace, null) };
        if (a.PostalCode == 0 || b.PostalCode == 0) return null;
        if (a.PostalCode != b.PostalCode) return (OtherPlace, null);
        return a.Street == 0 || b.Street == 0 ? (1, null) : a.Street == b.Street ? (SameQuarter, null) : (OtherStreet, null);
    }

    /// <summary>Near enough for places of one country.</summary>
    static double Meters(Spot a, Spot b)
    {
        var (north, east) = ((a.Latitude - b.Latitude) * 111_200, (a.Longitude - b.Longitude) * 111_200 * Math.Cos(a.Latitude * Math.PI / 180));
        return Math.Sqrt(north * north + east * east);
    }

    /// <summary>What both have, by the rarest; all that many have, as the number of a head house, says little.</summary>
    double Shared(int[] a, int[] b, double same, double other, Reason reason, List<Reason> reasons)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        var rarest = 0.0;
        foreach (var one in a) if (Array.IndexOf(b, one) >= 0) rarest = Math.Max(rarest, book.Rarity(one));
        return rarest == 0 ? other : Say(reason, Math.Clamp(rarest - 4, 0, same), reasons);
    }

    /// <summary>Two sources describe one thing each in its own words; one source that describes two in other words means two.</summary>
    static double About(Compared a, Compared b, double place, List<Reason> reasons) => Sketch.Distance(a.About, b.About) switch
    {
        null => 0, <= 6 when place >= 0 => Say(Reason.Text, SameText, reasons), >= 14 when a.Source == b.Source => OtherText, _ => 0,
    };

    double Organizations(Compared a, Compared b, double share, double place, List<Reason> reasons)
    {
        if (a.Organization is not { } one || b.Organization is not { } other) return 0;
        if (one == other) return share >= Agrees && place >= 0 ? Say(Reason.Organization, SameOrganization, reasons) : OtherServiceOfThis;
        if (organization(one) is not { } first || organization(other) is not { } second) return 0;
        if (first.Body != Body.Other && second.Body != Body.Other && first.Body != second.Body) return OtherBody;
        return Names(first, second).Share switch { >= 0.8 => Say(Reason.Organization, OrganizationsAlike, reasons), < 0.3 => OrganizationsApart, _ => 0 };
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// All that answers depend on, in three numbers of 128 bits (hexadecimal): two indexes of the same moment have the same when they hold the same,
/// whatever parts they consist of and in whatever order these came.
/// </summary>
/// <param name="Entries">Services and organisations with their words, names, places, hours and all that is filtered on.</param>
/// <param name="Terms">Taxonomies and their terms.</param>
/// <param name="Hidden">What nobody may see.</param>
public sealed record IndexDigest(long Seq, int Services, int Organizations, string Entries, string Terms, string Hidden)
{
    internal static IndexDigest Of(Snapshot snapshot)
    {
        var sum = new EntrySum(snapshot.Terms, snapshot.Values);
        foreach (var live in snapshot.Segments) sum.Add(live);
        return Of(sum, snapshot.Terms, snapshot.Restrictions, snapshot.Seq);
    }

    internal static IndexDigest Of(EntrySum entries, Terms terms, Restrictions restrictions, long seq)
    {
        var (all, hidden) = (default(UInt128), default(UInt128));
        foreach (var taxonomy in terms.Taxonomies) all += EntrySum.Hash(Json.Write(taxonomy));
        foreach (var term in terms.All) all += EntrySum.Hash(Json.Write(term));
        foreach (var line in restrictions.Lines) hidden += EntrySum.Hash(line);
        return new(seq, entries.Services, entries.Organizations, Written(entries.Sum), Written(all), Written(hidden));
    }

    static string Written(UInt128 sum) => sum.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>Null when both are the same but for the moment; else what differs: "entries", "terms" or "hidden".</summary>
    public string? Difference(IndexDigest other) =>
        Entries != other.Entries || (Services, Organizations) != (other.Services, other.Organizations) ? "entries" : Terms != other.Terms ? "terms" : Hidden != other.Hidden ? "hidden" : null;
}

/// <summary>Adds up what the living entries of segments hold: 16 bytes for each entry of a segment while it is added, nothing after.</summary>
sealed class EntrySum(Terms terms, Values values)
{
    readonly Dictionary<int, UInt128> themeHashes = [], valueHashes = [], targetHashes = [];
    Guid[] hours = [];
    UInt128[] sums = []; // of each entry: all that it has, in any order

    public UInt128 Sum { get; private set; }
    public int Services { get; private set; }
    public int Organizations { get; private set; }

    public void Add(LiveSegment live)
    {
        var segment = live.Segment;
        hours = values.Filters.Keys();
        sums = new UInt128[segment.Count];
        AddWords(segment.Postings);
        for (var language = 0; language < segment.Names.Length; language++) AddNames(segment.Names[language], segment.Ids, language);
        for (var entry = 0; entry < segment.Count; entry++)
        {
            if (!live.IsAlive(entry)) continue;
            AddValues(segment, entry);
            AddPlaces(segment, entry);
            Sum += Hash(new Whole(segment.Ids[entry], segment.Groups.Id(segment.Groups.Of(entry)), segment.Modified[entry], segment.Status[entry],
                segment.IsOrganization[entry], segment.Columns.Of(entry), sums[entry]));
        }
        Services += live.Services;
        Organizations += live.Organizations;
    }

    void AddWords(Postings postings)
    {
        for (var word = 0; word < postings.Words.Length; word++)
        {
            var hash = Hash(postings.Words[word]);
            for (var walk = postings.Entries(word); walk.Next();) sums[walk.Entry] += hash * (UInt128)(2 * walk.Code + 1);
        }
    }

    /// <summary>One that does not stand in its place in the alphabet makes the whole another.</summary>
    void AddNames(Names names, Guid[] ids, int language)
    {
        var (last, before) = (Array.Empty<byte>(), Guid.Empty);
        for (var reader = new Names.Reader(names); !reader.Ended; reader.Next())
        {
            var order = last.AsSpan().SequenceCompareTo(reader.Key);
            if (order > 0 || order == 0 && before.CompareTo(ids[reader.Entry]) > 0) Sum++;
            sums[reader.Entry] += Hash(reader.Key) * (UInt128)(2 * language + 3);
            (last, before) = (reader.Key.ToArray(), ids[reader.Entry]);
        }
    }

    void AddValues(Segment segment, int entry)
    {
        foreach (var term in segment.Themes.Of(entry)) sums[entry] += Theme(term);
        Add(segment.Municipalities, 3);
        Add(segment.Neighbourhoods, 5);
        Add(segment.Languages, 7);
        Add(segment.Postcodes, 9);
        Add(segment.Areas, 11);
        foreach (var target in segment.Targets.Of(entry)) sums[entry] += Target(target);
        foreach (var open in segment.Columns.Hours(entry)) sums[entry] += Hash(new Open(hours[open.Hours], open.Until));

        void Add(Dimension dimension, int kind)
        {
            foreach (var value in dimension.Of(entry)) sums[entry] += Value(value) * (UInt128)kind;
        }
    }

    void AddPlaces(Segment segment, int entry)
    {
        for (var place = segment.PlaceStarts[entry]; place < segment.PlaceStarts[entry + 1]; place++)
        {
            var at = segment.Places.AtId(place);
            var open = segment.Columns.HoursOfPlace(place);
            sums[entry] += Hash(new Where(at, at == default ? 0 : segment.AtModified(place), segment.LocationIds[place], segment.Latitudes[place], segment.Longitudes[place],
                Known(segment.PlaceMunicipality[place]), Known(segment.PlaceNeighbourhood[place]), Known(segment.PlacePostcode[place]),
                segment.Columns.IsWheelchairPlace(place), open is { } some ? hours[some.Hours] : default, open?.Until ?? 0));
        }

        UInt128 Known(ushort value) => value == Places.Unknown ? default : Value(value);
    }

    UInt128 Theme(int number) => Kept(themeHashes, number, () => Hash(terms.Id(number)));
    UInt128 Value(int number) => Kept(valueHashes, number, () => Hash(values[number]));
    UInt128 Target(int number) => Kept(targetHashes, number, () => Hash("target " + values.Filters.Targets.Key(number)));

    static UInt128 Kept(Dictionary<int, UInt128> hashes, int number, Func<UInt128> make) => hashes.TryGetValue(number, out var hash) ? hash : hashes[number] = make();

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    readonly record struct Whole(Guid Id, Guid Group, long Modified, byte Status, bool IsOrganization, FilterFlags Flags, UInt128 Rest);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    readonly record struct Where(Guid At, long Modified, Guid Location, float Latitude, float Longitude, UInt128 Municipality, UInt128 Neighbourhood, UInt128 Postcode, bool Wheelchair, Guid Hours, ushort Until);

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    readonly record struct Open(Guid Hours, ushort Until);

    public static UInt128 Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    static UInt128 Hash<T>(T value) where T : unmanaged => Hash(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}

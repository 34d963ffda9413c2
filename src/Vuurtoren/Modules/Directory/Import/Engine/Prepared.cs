namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>A thing that was read, made ready to be staged: the part of the work that needs no database.</summary>
/// <param name="Kind">Place in <see cref="Kinds.All"/>.</param>
/// <param name="Raw">The fields as JSON in UTF-8, see <see cref="RecordTable"/>; empty for what is no record.</param>
/// <param name="Secret">What a confidential location keeps apart, as JSON.</param>
/// <param name="Placed">It lies in a neighbourhood.</param>
sealed record Prepared(ImportItem Item, DirectoryRecord? Record, int Kind, byte[] Raw, string Hash, string Content, string? Secret, bool Placed)
{
    public static Prepared Of(ImportItem item, IReadOnlyList<RecordTable> tables)
    {
        if (item is not ReadRecord read) return new(item, null, 0, [], "", "", null, false);
        var (record, secret, placed) = (read.Record, (string?)null, false);
        if (record is Location location)
        {
            var (municipality, neighbourhood) = Places.Of(false, location.Latitude, location.Longitude, location.Addresses);
            // That a secret place lies in some neighbourhood is counted; in which one is known to nobody.
            placed = neighbourhood is not null;
            if (location.Confidential) (record, secret) = Engine.Secret.Split(location);
            else location.PlaceIn(municipality, neighbourhood);
        }
        var kind = PlaceOf(item.Kind);
        // A changed secret is a changed record, though the secret itself stays out of it.
        var (raw, hash, content) = tables[kind].ToJson(record, secret);
        return new(item, record, kind, raw, hash, content, secret, placed);
    }

    static int PlaceOf(string kind) => kind switch
    {
        Kinds.Taxonomy => 0, Kinds.TaxonomyTerm => 1, Kinds.Organization => 2, Kinds.Location => 3, Kinds.Service => 4, _ => 5,
    };

    /// <summary>Hours that the source gives in words: 0 none, 1 nothing but words, 2 words out of which the hours could be read.</summary>
    public int Hours
    {
        get
        {
            if (!Has("\"original_text\":"u8)) return 0;
            var (read, week) = (Has("\"read_by_machine\":true"u8), Has("\"week\":[{"u8));
            return week ? read ? 2 : 0 : 1;
        }
    }

    bool Has(ReadOnlySpan<byte> text) => Raw.AsSpan().IndexOf(text) >= 0;
}

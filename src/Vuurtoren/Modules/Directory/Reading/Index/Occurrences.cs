namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// How often a word stands in the fields of one entry, and what that counts for: BM25F (Robertson, Zaragoza, Taylor, CIKM 2004), with fixed
/// lengths instead of averages, so that a record weighs the same whatever stands beside it. Kept in two bits beside the best field.
/// </summary>
struct Occurrences
{
    const float NameWeight = 6, RelatedWeight = 3, TextWeight = 1, NameLength = 5, RelatedLength = 12, TextLength = 50, Lengths = 0.6f, Saturation = 3;

    ushort name, related, text;

    public void Add(Place place)
    {
        ref var count = ref name;
        if (place == Place.Related) count = ref related;
        if (place == Place.Text) count = ref text;
        if (count < ushort.MaxValue) count++;
    }

    public readonly bool IsNone => (name | related | text) == 0;

    readonly Place Best => name > 0 ? Place.Name : related > 0 ? Place.Related : Place.Text;

    readonly float Impact(Occurrences lengths)
    {
        var sum = NameWeight * name / Longer(lengths.name, NameLength) + RelatedWeight * related / Longer(lengths.related, RelatedLength) + TextWeight * text / Longer(lengths.text, TextLength);
        return sum / (sum + Saturation);
    }

    static float Longer(int length, float usual) => 1 - Lengths + Lengths * length / usual;

    /// <param name="lengths">All words of the entry.</param>
    public readonly int Code(Occurrences lengths)
    {
        var (impact, place) = (Impact(lengths), Best);
        var level = 0;
        while (level < 3 && impact >= (Of((int)place << 2 | level) + Of((int)place << 2 | level + 1)) / 2) level++;
        return (int)place << 2 | level;
    }

    /// <summary>What a code stands for, 0 to 1.</summary>
    public static float Of(int code) => impacts[code];

    static readonly float[] impacts = [0, 0, 0, 0, 0.1f, 0.2f, 0.3f, 0.4f, 0.35f, 0.45f, 0.55f, 0.65f, 0.5f, 0.62f, 0.74f, 0.86f];
}

using System.Data.Common;
using Dapper;

namespace Vuurtoren.Modules.Needs.Voice;

/// <param name="Records">A group is one.</param>
public sealed record VoiceCount(int Batch, Channel Channel, DateOnly Week, long Records, long Persons);

/// <summary>How much came of one questionnaire, by which way and in which week.</summary>
public sealed class VoiceNumbers(IReadOnlyList<VoiceCount> counts, IReadOnlyCollection<int> apart)
{
    /// <summary>From so many in one week by one link it is unusual when other weeks had a fifth of it at most; from so many always.</summary>
    const int Some = 50, Much = 200, Times = 5;

    sealed class Row
    {
        public int Batch { get; init; }
        public string Channel { get; init; } = "";
        public DateOnly Week { get; init; }
        public long Records { get; init; }
        public long Persons { get; init; }
    }

    public static async Task<VoiceNumbers> Of(DbConnection connection, Guid questionnaire) => new(
        [.. (await connection.QueryAsync<Row>("select batch, channel, week, records, persons from needs_voice_week where questionnaire_id = @questionnaire", new { questionnaire })).Select(row => new VoiceCount(row.Batch, Enum.Parse<Channel>(row.Channel), row.Week, row.Records, row.Persons))],
        [.. await connection.QueryAsync<int>("select number from needs_voice_link where questionnaire_id = @questionnaire and apart", new { questionnaire })]);

    /// <summary>All persons that count.</summary>
    public long Persons => Counting.Sum(one => one.Persons);

    /// <summary>By each way; null: fewer than five, or it would tell of another that it is.</summary>
    public IReadOnlyDictionary<Channel, long?> ByChannel => Told(Enum.GetValues<Channel>());

    /// <summary>A batch can be set apart, or taken in again, when neither it nor what else counts of its way is one to four: the numbers before and after would tell.</summary>
    public bool MaySetApart(VoiceLink link) => !Few.Is(counts.Where(one => one.Batch == link.Number).Sum(one => one.Persons)) && !Few.Is(Counting.Where(one => one.Channel == link.Kind && one.Batch != link.Number).Sum(one => one.Persons));

    /// <summary>Links by which far more came in one week than in others, with the week and how many at least. Rounded down: what remains is not to be reckoned.</summary>
    public IEnumerable<(int Batch, DateOnly Week, long AtLeast)> Unusual => counts.Where(one => one.Batch > 0 && !apart.Contains(one.Batch) && IsUnusual(one)).OrderBy(one => one.Week).ThenBy(one => one.Batch).Select(one => (one.Batch, one.Week, one.Records / Some * Some));

    bool IsUnusual(VoiceCount one) => one.Records >= Much || one.Records >= Some && counts.Where(other => other.Batch == one.Batch && other.Week != one.Week).Select(other => other.Records).ToList() is { Count: > 0 } others && one.Records > Times * others.Average();

    IEnumerable<VoiceCount> Counting => counts.Where(one => !apart.Contains(one.Batch));

    Dictionary<Channel, long?> Told(IReadOnlyList<Channel> channels)
    {
        var sums = channels.Select(channel => Counting.Where(count => count.Channel == channel).Sum(count => count.Persons)).ToList();
        var hidden = Few.Hidden(sums);
        return channels.Index().ToDictionary(channel => channel.Item, channel => hidden.Contains(channel.Index) ? (long?)null : sums[channel.Index]);
    }
}

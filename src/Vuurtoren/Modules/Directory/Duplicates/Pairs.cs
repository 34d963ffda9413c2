using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Duplicates.Comparing;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates;

/// <param name="Reasons">Keys of words: "duplicates.why.KEY".</param>
/// <param name="OrganizationA">Whose record the first is: of an organisation its own.</param>
public sealed record PairRow(Guid A, Guid B, string Kind, double Score, IReadOnlyList<string> Reasons, Guid? OrganizationA, Guid? OrganizationB);

/// <summary>The pairs that were found, and what was said of them.</summary>
static class Pairs
{
    /// <summary>Less sure than this is not worth a look.</summary>
    public const double Least = 0.2;
    const int Most = 5000;
    /// <summary>So much surer than when it was answered: something in a record changed.</summary>
    const double MuchSurer = 0.25;

    public static readonly string[] Answers = ["same", "different", "unsure"];

    public static (Guid A, Guid B) Ordered(Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString()) < 0 ? (a, b) : (b, a);

    /// <summary>Puts these in the place of those that were found before.</summary>
    public static void Replace(Database database, IEnumerable<Pair> pairs, DateTime now)
    {
        var rows = pairs.OrderByDescending(pair => pair.Score).Take(Most)
            .Select(pair => (Ordered(pair.A.Id, pair.B.Id), pair)).Select(row => new object?[] { row.Item1.A, row.Item1.B, row.pair.A.Kind, Math.Round(row.pair.Score, 4), string.Join(' ', row.pair.Reasons.Select(DuplicatesOfCommand.Key)), now }).ToList();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("delete from directory_pair", transaction: transaction);
        BulkWriter.Write(connection, transaction, "directory_pair", ["a", "b", "kind", "score", "reasons", "found_at"], rows);
        transaction.Commit();
    }

    /// <param name="answer">Null: those that wait for an answer; else those that got this one.</param>
    /// <param name="mine">The organisations one may change; null: all.</param>
    public static List<PairRow> Read(DbConnection connection, string? answer, IReadOnlyCollection<Guid>? mine)
    {
        var rows = connection.Query<(Guid A, Guid B, string Kind, double Score, string Reasons, Guid? OrganizationA, Guid? OrganizationB, string? Answer)>($"""
            select p.a, p.b, p.kind, p.score, p.reasons, coalesce(sa.organization_id, oa.id), coalesce(sb.organization_id, ob.id), case when p.score < w.score + {MuchSurer.ToString(System.Globalization.CultureInfo.InvariantCulture)} then w.answer end
            from directory_pair p
            left join directory_pair_answer w on w.a = p.a and w.b = p.b
            left join directory_organization oa on oa.id = p.a and coalesce(oa.parked, '') <> 'merged' left join directory_organization ob on ob.id = p.b and coalesce(ob.parked, '') <> 'merged'
            left join directory_service sa on sa.id = p.a and coalesce(sa.parked, '') <> 'merged' left join directory_service sb on sb.id = p.b and coalesce(sb.parked, '') <> 'merged'
            where (oa.id is not null or sa.id is not null) and (ob.id is not null or sb.id is not null)
            order by p.score desc, p.a, p.b
            """).Where(row => row.Answer == answer);
        var scope = mine?.ToHashSet();
        return [.. rows.Where(row => scope is null || row.OrganizationA is { } a && scope.Contains(a) && row.OrganizationB is { } b && scope.Contains(b))
            .Select(row => new PairRow(row.A, row.B, row.Kind, row.Score, row.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.OrganizationA, row.OrganizationB))];
    }

    public static PairRow? One(DbConnection connection, Guid a, Guid b, IReadOnlyCollection<Guid>? mine)
    {
        var (first, second) = Ordered(a, b);
        return Answers.Prepend(null).SelectMany(answer => Read(connection, answer, mine)).FirstOrDefault(pair => pair.A == first && pair.B == second);
    }

    public static void Say(DbConnection connection, PairRow pair, string answer, DateTime now)
    {
        if (answer is not ("different" or "unsure")) throw new RuleBroken("duplicates.answer.unknown");
        connection.Execute("""
            insert into directory_pair_answer (a, b, kind, answer, score, at) values (@A, @B, @Kind, @answer, @Score, @now)
            on conflict (a, b) do update set answer = excluded.answer, score = excluded.score, at = excluded.at
            """, new { pair.A, pair.B, pair.Kind, answer, pair.Score, now });
    }
}

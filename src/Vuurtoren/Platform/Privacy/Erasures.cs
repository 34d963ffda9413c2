using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Database = Vuurtoren.Platform.Data.Database;

namespace Vuurtoren.Platform.Privacy;

/// <summary>Operator: at the command line, or because the time was over.</summary>
public enum AskedBy { Self, Administrator, Operator }

/// <summary>That somebody was erased, without saying who: the proof, and enough to do it again. See docs/adr/0013-erasing-is-remembered-outside-the-database.md.</summary>
/// <param name="Id">Also the pseudonym in the log of acts and in histories.</param>
/// <param name="AddressHash">Of the mail address, with the secret of this server: nobody else can try which address it stands for.</param>
/// <param name="Cleared">How many rows, by table.</param>
public sealed record Erasure(Guid Id, DateTime At, AskedBy AskedBy, Guid? AccountId, string? AddressHash, IReadOnlyList<ErasedRecord> Records, IReadOnlyDictionary<string, long> Cleared)
{
    public bool IsOf(Person person, ErasedAddresses hashes) => (AccountId is not null && AccountId == person.Account) || (person.Address is { } address && AddressHash == hashes.Hash(address));
}

/// <summary>Erases people everywhere, remembers that it did, and does it again when an older copy of the database was put back.</summary>
public static class Erasures
{
    /// <param name="by">The account of who does it; null at the command line and for the server itself.</param>
    public static Erasure Erase(Database database, Person person, AskedBy asked, Guid? by, DateTime now)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        MustNotBeLast(database, person);
        var erasure = Do(database, person, id, now, (db, connection, transaction, erasing) =>
        {
            var made = new Erasure(id, new(now.Ticks / 10 * 10, DateTimeKind.Utc), asked, person.Account, person.Address is { } address ? ErasedAddresses.Hash(database, address) : null, erasing.Records, erasing.Cleared);
            Write(connection, transaction, made);
            db.Add(AuditEntry.Of("erased", now, by is not null && by == person.Account ? id : by, "erasure", id));
            return made;
        });
        ErasureFile.In(database).Append(erasure);
        return erasure;
    }

    /// <summary>
    /// Erases again who was erased before and is here once more, since an older copy was put back; takes over in the table what only the file beside the
    /// database remembers. Doing it twice is the same as once. To be called after a restore; the server does it at each start when the file knows more.
    /// </summary>
    /// <returns>How many people were back.</returns>
    public static int Replay(Database database, DateTime now)
    {
        var known = Take(database);
        var back = 0;
        foreach (var (erasure, person) in Back(database, known).ToList())
        {
            Do(database, person, erasure.Id, now, (db, _, _, _) => { db.Add(AuditEntry.Of("erased-again", now, (Guid?)null, "erasure", erasure.Id)); return erasure; });
            back++;
        }
        return back;
    }

    /// <summary>Who was erased and is here again.</summary>
    internal static IEnumerable<(Erasure Erasure, Person Person)> Back(Database database, IReadOnlyList<Erasure> erasures)
    {
        if (erasures.Count == 0) yield break;
        using var connection = database.Open();
        var (hashes, addresses) = (new ErasedAddresses(database, erasures), new Dictionary<string, string>());
        foreach (var address in HoldsPersons.All.SelectMany(holder => holder.Addresses(connection)))
            if (hashes.Has(address)) addresses[hashes.Hash(address)] = address;
        foreach (var erasure in erasures)
        {
            var address = erasure.AddressHash is { } hash ? addresses.GetValueOrDefault(hash) : null;
            var isBack = erasure.AccountId is { } account && connection.ExecuteScalar<bool>("""
                select exists (select 1 from account where id = @account) or exists (select 1 from audit_entry where actor = @account or record_id = @account)
                """, new { account });
            if (isBack || address is not null) yield return (erasure, new(erasure.AccountId, address));
        }
    }

    /// <summary>All that table and file remember; each learns from the other. To be called on a database that is about to be replaced.</summary>
    public static IReadOnlyList<Erasure> Take(Database database)
    {
        var file = ErasureFile.In(database);
        using var connection = database.Open();
        var (rows, lines) = (In(connection), file.Read().Genuine);
        foreach (var erasure in lines.ExceptBy(rows.Select(row => row.Id), line => line.Id)) Write(connection, null, erasure);
        foreach (var erasure in rows.ExceptBy(lines.Select(line => line.Id), row => row.Id)) file.Append(erasure);
        return [.. rows.UnionBy(lines, erasure => erasure.Id)];
    }

    public static IReadOnlyList<Erasure> In(DbConnection connection, Guid? only = null, Guid? before = null, int most = int.MaxValue) =>
        [.. connection.Query<(Guid Id, DateTime At, string AskedBy, Guid? AccountId, string? AddressHash, string Records, string Cleared)>($"""
            select id, at, asked_by, account_id, address_hash, records, cleared from erasure
            where {(only is null ? "1 = 1" : "id = @only")} and {(before is null ? "1 = 1" : "id < @before")} order by id desc limit @most
            """, new { only, before, most }).Select(row => new Erasure(row.Id, row.At, Enum.Parse<AskedBy>(row.AskedBy), row.AccountId, row.AddressHash, Json.Read<List<ErasedRecord>>(row.Records), Json.Read<SortedDictionary<string, long>>(row.Cleared)))];

    static void Write(DbConnection connection, DbTransaction? transaction, Erasure erasure) => connection.Execute("""
        insert into erasure (id, at, asked_by, account_id, address_hash, records, cleared) values (@Id, @At, @asked, @AccountId, @AddressHash, @records, @cleared)
        """, new { erasure.Id, erasure.At, asked = erasure.AskedBy.ToString(), erasure.AccountId, erasure.AddressHash, records = Json.Write(erasure.Records), cleared = Json.Write(erasure.Cleared) }, transaction);

    static Erasure Do(Database database, Person person, Guid pseudonym, DateTime now, Func<Db, DbConnection, DbTransaction, Erasing, Erasure> note)
    {
        using var db = database.Context();
        using var transaction = db.Database.BeginTransaction();
        var (connection, inner) = (db.Database.GetDbConnection(), transaction.GetDbTransaction());
        database.LockChanges(connection, inner);
        var erasing = new Erasing(database, connection, inner, person, pseudonym, now);
        foreach (var holder in HoldsPersons.All) holder.Erase(erasing);
        var erasure = note(db, connection, inner, erasing);
        db.SaveChanges();
        transaction.Commit();
        database.Kept.Forget(); // nobody would be shown it, but it would lie there
        return erasure;
    }

    static void MustNotBeLast(Database database, Person person)
    {
        using var connection = database.Open();
        const string administrators = "select distinct g.account_id from role_grant g join account a on a.id = g.account_id where g.role = 'Administrator' and g.until_at is null and a.closed_at is null";
        if (connection.Query<Guid>(administrators).AsList() is [var only] && only == person.Account) throw new RuleBroken("privacy.erase.last-administrator");
    }
}

using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Audit;

/// <summary>Numbers and chains the entries of a save, one save at a time on either engine.</summary>
static class Chain
{
    const string Lock = "select pg_advisory_xact_lock(715518)";

    /// <summary>In the transaction of the save, before it writes. The caller has entries that are new.</summary>
    public static void Append(Db db, Database database, IReadOnlyList<AuditEntry> added)
    {
        if (database.IsPostgres) db.Database.ExecuteSqlRaw(Lock); // SQLite has one writer: its transaction began as such
        var head = db.Set<AuditHead>().AsNoTracking().SingleOrDefault(h => h.Name == AuditHead.Only);
        var known = head is not null;
        head ??= new();
        foreach (var entry in added)
        {
            entry.Follows(head.Seq + 1, head.Hash);
            (head.Seq, head.Hash) = (entry.Seq, entry.Hash);
        }
        head.Seal = database.Secret.Seal($"{head.Seq}\n{head.Hash}");
        foreach (var tracked in db.ChangeTracker.Entries<AuditHead>().ToList()) tracked.State = EntityState.Detached;
        db.Entry(head).State = known ? EntityState.Modified : EntityState.Added;
    }
}

/// <summary>`doctor`: nobody changed, removed or slipped in an entry.</summary>
sealed class AuditCheck : DoctorCheck
{
    public override string Subject => "doctor.audit";

    public override IEnumerable<Finding> Look(Database database)
    {
        using var db = database.Context();
        var (seq, hash) = (0L, AuditEntry.Beginning);
        foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).AsEnumerable())
        {
            if (entry.Fault(seq, hash) is { } fault) return [new(Severity.Wrong, fault, entry.Seq)];
            (seq, hash) = (entry.Seq, entry.Hash);
        }
        var head = db.Set<AuditHead>().AsNoTracking().SingleOrDefault(h => h.Name == AuditHead.Only);
        if (head is null) return seq == 0 ? [] : [new(Severity.Wrong, "doctor.audit.end", seq)];
        if (head.Seq != seq || head.Hash != hash) return [new(Severity.Wrong, "doctor.audit.end", head.Seq)];
        if (head.Seal != database.Secret.Seal($"{head.Seq}\n{head.Hash}")) return [new(Severity.Wrong, "doctor.audit.seal")];
        return [new(Severity.Fine, "doctor.audit.whole", seq)];
    }
}

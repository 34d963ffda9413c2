using Dapper;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>`doctor`: nobody who was erased is back, and what was emptied in the log of acts was emptied for a reason.</summary>
sealed class PrivacyChecks : DoctorCheck
{
    public override string Subject => "doctor.privacy";

    public override IEnumerable<Finding> Look(Database database)
    {
        using var connection = database.Open();
        var (rows, file) = (Erasures.In(connection), ErasureFile.In(database).Read());
        if (file.Foreign > 0) yield return new(Severity.Wrong, "doctor.privacy.foreign", file.Foreign);
        var all = rows.UnionBy(file.Genuine, erasure => erasure.Id).ToList();
        var back = Erasures.Back(database, all).Select(found => found.Erasure.Id).ToList();
        if (back.Count > 0) yield return new(Severity.Wrong, "doctor.privacy.back", back.Count, string.Join(", ", back.Take(5)));
        var before = DateTime.UtcNow - PersonalData.Declared.Rule("audit-old").Kept;
        var emptied = connection.ExecuteScalar<long>("""
            select count(*) from audit_entry where payload is null and at > @before
                and not exists (select 1 from erasure where erasure.id = audit_entry.actor or erasure.id = audit_entry.record_id)
            """, new { before });
        if (emptied > 0) yield return new(Severity.Wrong, "doctor.privacy.emptied", emptied);
        if (back.Count == 0 && file.Foreign == 0 && emptied == 0 && all.Count > 0) yield return new(Severity.Fine, "doctor.privacy.gone", all.Count);
    }
}

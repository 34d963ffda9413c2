using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Audit;

/// <summary>What names people and records in an entry. It can be emptied when a person asks to be forgotten.</summary>
/// <param name="Actor">Who did it: an account; null at the command line and for what the server does by itself.</param>
/// <param name="Kind">Of the record it was done to: "account", "organization", "import".</param>
/// <param name="Device">From where: browser and system.</param>
/// <param name="What">What was given, taken or changed, in words of the code: "Administrator server".</param>
public sealed record AuditPayload(Guid? Actor, string? Kind, Guid? RecordId, string? Device, string? What);

/// <summary>
/// One act that somebody may have to answer for. Add it to the Db of whoever acts: it is numbered and chained to the one before when that is saved, in the
/// same transaction. Each hash covers the hash before it, time, action and the hash of the payload with its salt; so an entry that is changed, removed or
/// put between others is found, and a payload that is emptied leaves the chain whole.
/// </summary>
public sealed class AuditEntry
{
    public const string Beginning = "vuurtoren";

    AuditEntry() { }

    /// <summary>From 1, without gaps.</summary>
    public long Seq { get; private set; }
    public DateTime At { get; private init; }
    /// <summary>"signed-in", "role-given", "export": text key "audit.signed-in".</summary>
    public string Action { get; private init; } = "";
    public string? Payload { get; private init; }
    /// <summary>128 random bits: without it nobody can try which person a hash stands for.</summary>
    public string? Salt { get; private init; }
    public string PayloadHash { get; private init; } = "";
    public string Hash { get; private set; } = "";
    /// <summary>Also in the payload; here to find it by.</summary>
    public Guid? Actor { get; private init; }
    public Guid? RecordId { get; private init; }

    /// <param name="by">Who acts; null for the server itself and the command line.</param>
    public static AuditEntry Of(string action, DateTime now, Guid? by, string? kind = null, Guid? record = null, string? what = null, string? device = null)
    {
        var payload = Json.Write(new AuditPayload(by, kind, record, device, what));
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        // Both engines keep microseconds at least: what is hashed must be what is read again.
        return new() { At = new(now.Ticks / 10 * 10, DateTimeKind.Utc), Action = action, Payload = payload, Salt = salt, PayloadHash = HashOf(salt, payload), Actor = by, RecordId = record };
    }

    public static AuditEntry Of(string action, DateTime now, CurrentUser by, string? kind = null, Guid? record = null, string? what = null) => Of(action, now, by.Id, kind, record, what);

    /// <summary>An act at the command line of the machine itself.</summary>
    public static void Note(Database database, string action, DateTime now, string what)
    {
        using var db = database.Context();
        db.Add(Of(action, now, (Guid?)null, what: what));
        db.SaveChanges();
    }

    internal void Follows(long seq, string hashBefore) => (Seq, Hash) = (seq, ChainHash(hashBefore, seq));

    /// <summary>What is wrong with it after this hash: a text key, or null.</summary>
    internal string? Fault(long seqBefore, string hashBefore)
    {
        if (Seq != seqBefore + 1) return "doctor.audit.missing";
        if (Hash != ChainHash(hashBefore, Seq)) return "doctor.audit.changed";
        if (Payload is not null && (Salt is null || HashOf(Salt, Payload) != PayloadHash)) return "doctor.audit.changed";
        return Payload is null || (Json.Read<AuditPayload>(Payload) is var read && read.Actor == Actor && read.RecordId == RecordId) ? null : "doctor.audit.changed";
    }

    string ChainHash(string before, long seq) => HashOf(before, string.Create(CultureInfo.InvariantCulture, $"{seq}\n{At.Ticks}\n{Action}\n{PayloadHash}"));

    static string HashOf(string first, string then) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(first + "\n" + then)));
}

/// <summary>The end of the chain, and its seal.</summary>
public sealed class AuditHead
{
    public const string Only = "chain";

    public string Name { get; init; } = Only;
    public long Seq { get; set; }
    public string Hash { get; set; } = AuditEntry.Beginning;
    public string Seal { get; set; } = "";
}

sealed class AuditTables : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entry").HasKey(e => e.Seq);
        entry.Property(e => e.Seq).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AuditHead> head) => head.ToTable("audit_head").HasKey(h => h.Name);
}

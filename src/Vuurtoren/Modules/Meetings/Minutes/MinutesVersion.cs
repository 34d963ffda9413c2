using System.Security.Cryptography;
using System.Text;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Minutes as they were sent. They are never changed: a correction is a new version.</summary>
public sealed class MinutesVersion
{
    MinutesVersion() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }
    public int Version { get; private init; }
    /// <summary>JSON of <see cref="Report"/>.</summary>
    public string Body { get; private init; } = "";
    /// <summary>SHA-256 of the body, in hexadecimal (FIPS 180-4).</summary>
    public string Hash { get; private init; } = "";
    public string? Why { get; private init; }
    public DateTime MadeAt { get; private init; }
    public Guid? MadeBy { get; private init; }

    public Report Report => Json.Read<Report>(Body);

    public static MinutesVersion Of(Meeting meeting, Report report, int before, string? why, Guid? by, DateTime now)
    {
        var body = Json.Write(report);
        return new() { MeetingId = meeting.Id, Version = before + 1, Body = body, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))), Why = string.IsNullOrWhiteSpace(why) ? null : why.Trim(), MadeAt = now, MadeBy = by };
    }
}

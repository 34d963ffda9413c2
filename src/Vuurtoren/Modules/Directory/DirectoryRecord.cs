using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

/// <summary>What every record of the directory has. The fields of the kinds below it are the ones that sources and people fill in.</summary>
public abstract class DirectoryRecord
{
    public required Guid Id { get; init; }

    /// <summary>How this record is called elsewhere: (scheme, value), e.g. ("social-brussels", "1060"), ("kbo", "0123456789").</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    public Visibility Visibility { get; init; }

    /// <summary>Why the record is not on show though nobody hid it: a reason key such as "organization-unknown"; null when it is on show.</summary>
    public string? Parked { get; init; }

    /// <summary>Since when its source no longer has it. It stays on show, marked, until a person decides.</summary>
    public DateTime? WithdrawnAt { get; init; }

    /// <summary>Who gave it: a source's name, or "vuurtoren" when it was made here.</summary>
    public string Source { get; init; } = "vuurtoren";

    /// <summary>The day on which the source says this held.</summary>
    public DateOnly? SourceDate { get; init; }

    public DateTime? VerifiedAt { get; init; }

    /// <summary>"called", "visited", "mail", "import".</summary>
    public string? VerifiedHow { get; init; }

    /// <summary>The number of its last save in the change sequence; also its version for concurrent edits.</summary>
    public long Seq { get; init; }

    public DateTime ModifiedAt { get; init; }
}

/// <summary>A record that may have hours of its own.</summary>
public abstract class RecordWithHours : DirectoryRecord
{
    /// <summary>When an import last replaced its hours: a check by a person before that does not vouch for them, though it does for all else.</summary>
    public DateTime? HoursSince { get; init; }
}

public sealed record Identifier(string Scheme, string Value);

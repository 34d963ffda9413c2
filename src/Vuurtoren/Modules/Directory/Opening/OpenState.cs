namespace Vuurtoren.Modules.Directory.Opening;

public enum OpenKind
{
    /// <summary>Surely open: one can walk in.</summary>
    Open,
    /// <summary>Opens later today.</summary>
    OpensLater,
    /// <summary>Not, or no longer, open today; <see cref="OpenState.Next"/> says when again.</summary>
    ClosedToday,
    /// <summary>Closed until further notice: by its status, by a message, or out of season.</summary>
    Closed,
    /// <summary>By appointment only at this moment.</summary>
    ByAppointment,
    /// <summary>By phone, or from a distance, only; <see cref="OpenState.Now"/> says whether someone answers.</summary>
    ByPhone,
    /// <summary>Nobody can be sure: ring before going there.</summary>
    CallFirst,
}

/// <summary>Whether a service is open at one moment. All moments are on the clock of the place.</summary>
/// <param name="Reason">Why, as the last part of a key in texts.json: "machine", "expired", "public-holiday" …; null when the hours themselves say it.</param>
/// <param name="Until">Of <see cref="OpenKind.Open"/> and ByPhone: until when; null when it has no end within a week. Of Closed: the last day of the closing.</param>
/// <param name="Next">When it surely opens again.</param>
/// <param name="Now">Someone is there at this moment, at the door or on the phone.</param>
/// <param name="ChangesAt">The first moment at which the answer may be another one; at most next midnight.</param>
public sealed record OpenState(OpenKind Kind, string? Reason = null, DateTime? Until = null, DateTime? Next = null, bool Now = false, DateTime ChangesAt = default);

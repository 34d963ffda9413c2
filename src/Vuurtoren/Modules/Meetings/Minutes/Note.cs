namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>
/// One thing that a note-taker did, as a browser sends it; several at once after the connection was gone. The ids are made where it was done,
/// so that what is sent twice happens once.
/// </summary>
/// <param name="Do">write, remove, here, away or walk-in.</param>
/// <param name="Id">Of the line or the person.</param>
/// <param name="Base">The version of the line that its writer saw; 0 for a new one.</param>
public sealed record Note(string Do, Guid Id, Guid? Item = null, LineKind Kind = LineKind.Information, string? Text = null, int Base = 0, string? Name = null, string? From = null);

/// <param name="Words">Why it could not be kept, in the language of the reader; null: it was kept.</param>
public sealed record Noted(Guid Id, string? Words);

namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>How one reaches the people during some hours.</summary>
public enum Channel { Door, Appointment, Phone, Online }

/// <summary>A piece of one day, on the clock of the place. Hours over midnight are two pieces.</summary>
/// <param name="To">The end, not included; midnight is the next day at 0:00.</param>
/// <param name="Doubt">Why it is not sure, as <see cref="OpenState.Reason"/>; null when it is sure.</param>
/// <param name="OpenEnd">It surely begins then, and nobody wrote until when it lasts: <see cref="To"/> is midnight.</param>
public readonly record struct Span(Channel Channel, DateTime From, DateTime To, string? Doubt = null, bool OpenEnd = false)
{
    public bool Contains(DateTime moment) => From <= moment && moment < To;
    /// <summary>Surely open from beginning to end.</summary>
    public bool IsSure => Doubt is null && !OpenEnd;
}

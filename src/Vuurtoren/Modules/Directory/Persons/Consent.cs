using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>What a person hears about being named: that one is, and a month before it ends that it does.</summary>
public enum ConsentNews { None, Named, EndsSoon, Ended }

/// <summary>A person is named for a year after agreeing. Who does not agree again is not named any longer, without anybody having to think of it.</summary>
public static class Consent
{
    const int Months = 12, WarnedMonths = 11;

    /// <summary>The first day on which the name is not shown.</summary>
    public static DateOnly? EndsOn(this Contact contact) => contact.Agreed?.AddMonths(Months);

    /// <summary>The name may be shown on this day, to whom the person agreed to.</summary>
    public static bool IsShownOn(this Contact contact, DateOnly today) => contact is { Name: not null, Agreed: not null } && contact.EndsOn() > today;

    /// <param name="to">To whom the name is shown.</param>
    public static Contact AgreedOn(this Contact contact, DateOnly day, Guid? notedBy = null, Visibility to = Visibility.Public) => contact with { Agreed = day, NotedBy = notedBy, Visibility = to, Told = null };

    /// <summary>Another year, as visible as it was.</summary>
    public static Contact Again(this Contact contact, DateOnly day) => contact with { Agreed = day, NotedBy = null, Told = day };

    /// <summary>The photo goes too: it stood there by this agreement.</summary>
    public static Contact NoLonger(this Contact contact) => contact with { Agreed = null, NotedBy = null, Visibility = Visibility.OwnerOnly, Told = null, Portrait = null };

    public static ConsentNews NewsOn(this Contact contact, DateOnly today) => contact switch
    {
        { Name: null } or { Agreed: null } => ConsentNews.None,
        _ when contact.EndsOn() <= today => ConsentNews.Ended,
        { Agreed: { } day } when day.AddMonths(WarnedMonths) <= today => contact.Told >= day.AddMonths(WarnedMonths) ? ConsentNews.None : ConsentNews.EndsSoon,
        { Told: null } => ConsentNews.Named,
        _ => ConsentNews.None,
    };

    /// <summary>Where a letter to this person goes; null: nowhere.</summary>
    public static string? MailOf(this Contact contact) => contact.Email?.Select(text => text.Value).FirstOrDefault(Platform.Outbox.Mail.IsAddress);

    public static bool Has(this Contact contact, string address) => contact.Email?.Any(text => string.Equals(text.Value, address, StringComparison.OrdinalIgnoreCase)) == true;
}

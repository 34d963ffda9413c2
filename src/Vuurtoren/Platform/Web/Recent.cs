namespace Vuurtoren.Platform.Web;

/// <summary>A page on which one decides who gets in: it asks who signed in longer ago than a quarter of an hour to do so again (OWASP ASVS 5.0, 7.5.1).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentAttribute : Attribute
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
}

/// <summary>A page on which one can guess: few tries a minute from one address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AttemptsAttribute : Attribute;

/// <summary>A page that says something about this visitor though nobody is signed in: it is never kept for another.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PersonalAttribute : Attribute;

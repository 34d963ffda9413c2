using System.Security.Cryptography;
using System.Text;

namespace Vuurtoren.Platform.Access;

/// <summary>Somebody is signed in on one device. It ends when it is not used for a week, at its end, when its owner ends it, or with a new password.</summary>
public sealed class Session
{
    /// <summary>What may do harm asks for signing in every working day; who only keeps a few sheets, once a month.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30), LongestWithPower = TimeSpan.FromHours(12), Idle = TimeSpan.FromDays(7);

    /// <summary>Shorter than this ago is now: not every page writes a row.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    Session() { }

    public Guid Id { get; private init; }
    public string KeyHash { get; private init; } = "";
    public Guid AccountId { get; private init; }
    /// <summary>In words of everyday: "Firefox · Windows". No addresses are kept.</summary>
    public string Device { get; private init; } = "";
    public bool SecondFactor { get; private init; }
    public DateTime StartedAt { get; private init; }
    public DateTime SeenAt { get; private init; }
    public DateTime EndsAt { get; private init; }

    /// <param name="key">The secret that goes in the cookie.</param>
    /// <param name="powerful">Has a role that may do harm.</param>
    public static Session Begin(Guid account, string key, string device, bool secondFactor, bool powerful, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(), KeyHash = Hash(key), AccountId = account, Device = device, SecondFactor = secondFactor,
        StartedAt = now, SeenAt = now, EndsAt = now + (powerful ? LongestWithPower : Longest),
    };

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Browser and system as people call them, from a User-Agent.</summary>
    public static string DeviceOf(string agent)
    {
        string First(params (string Sign, string Name)[] known) => known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.OrdinalIgnoreCase)).Name ?? "";
        var browser = First(("Edg/", "Edge"), ("Firefox", "Firefox"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Chrome", "Chrome"), ("Safari", "Safari"));
        var system = First(("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"));
        return string.Join(" · ", new[] { browser, system }.Where(part => part.Length > 0)) is { Length: > 0 } device ? device : "?";
    }
}

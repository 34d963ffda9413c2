using System.Net;
using System.Security.Cryptography;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>
/// How much came today from one address: enough for a library or a waiting room behind one connection, not for a thousand. In memory only, under a hash that nobody can
/// make again after a restart, and forgotten the next day.
/// </summary>
public sealed class FromOnePlace
{
    public const int MostADay = 100;

    readonly byte[] salt = RandomNumberGenerator.GetBytes(32);
    readonly Dictionary<string, int> counts = [];
    readonly Lock gate = new();
    DateOnly day;

    /// <param name="address">Of IPv6 the half that one household or office gets counts.</param>
    /// <param name="of">Questionnaire, or round of priorities.</param>
    /// <param name="refusal">What is said to who comes after the last.</param>
    public void Take(IPAddress? address, Guid of, DateOnly today, string refusal = "voice.many")
    {
        var bytes = (address ?? IPAddress.None).MapToIPv6().GetAddressBytes();
        var place = address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? bytes[..8] : bytes;
        var key = Convert.ToHexString(HMACSHA256.HashData(salt, (byte[])[.. of.ToByteArray(), .. place]));
        lock (gate)
        {
            if (day != today)
            {
                counts.Clear();
                day = today;
            }
            if ((counts[key] = counts.GetValueOrDefault(key) + 1) > MostADay) throw new RuleBroken(refusal);
        }
    }
}

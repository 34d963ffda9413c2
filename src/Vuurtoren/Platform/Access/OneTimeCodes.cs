using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Vuurtoren.Platform.Access;

/// <summary>
/// Codes of six digits from an app, a new one every 30 seconds (RFC 6238 with HMAC-SHA-1, which is what all apps do). A telephone's clock may differ
/// by one step; a code counts once.
/// </summary>
sealed class OneTimeCodes(TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    const int Step = 30, Skew = 1;

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.TwoFactorEnabled);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException("the app makes them");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key) return false;
        var now = time.GetUtcNow().ToUnixTimeSeconds() / Step;
        for (var step = now - Skew; step <= now + Skew; step++)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(token))) continue;
            return user.UseCodeOf(step) && (await manager.UpdateAsync(user)).Succeeded; // two at once: the second finds another stamp
        }
        return false;
    }

    /// <param name="key">Base32 (RFC 4648), as in the QR code.</param>
    /// <param name="step">Of 30 seconds, since 1970.</param>
    public static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8], hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what the standard and the apps use; it is not broken as HMAC
        HMACSHA1.HashData(FromBase32(key), counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    static byte[] FromBase32(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (bits, count) = (0, 0);
        foreach (var c in key)
        {
            (bits, count) = ((bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal)) & 0xFFF, count + 5);
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
        }
        return [.. bytes];
    }
}

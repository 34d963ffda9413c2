using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Platform.Outbox.Bounces;

/// <summary>What a mail server tells about a mail that it took and could not deliver (RFC 3464), or not yet.</summary>
/// <param name="Mail">Which of our mails, by the Message-ID in what the report sends back of it.</param>
/// <param name="Status">RFC 3463: "5.1.1"; a first 4 means that the trouble is of the kind that passes.</param>
/// <param name="ForGood">It is not tried any longer.</param>
sealed partial record DeliveryReport(Guid Mail, string Status, bool ForGood)
{
    /// <summary>Null of anything else, such as a note of absence or a report about a mail that is not ours.</summary>
    public static DeliveryReport? Read(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message).ReplaceLineEndings("\n");
        var (head, body) = Halves(text);
        if (!ReportType().IsMatch(head) || Boundary().Match(head) is not { Success: true } boundary) return null;
        var parts = body.Split("--" + boundary.Groups[1].Value).Skip(1).Select(part => Halves(part.TrimStart('\n'))).ToList();
        if (parts.FindIndex(part => StatusPart().IsMatch(part.Head)) is var at && at < 0) return null;
        var fields = Unfold(parts[at].Body);
        var ours = parts.Skip(at + 1).Select(part => OurMessageId().Match(Unfold(part.Body))).FirstOrDefault(id => id.Success);
        if (ours is null || Action().Match(fields) is not { Success: true } action || StatusCode().Match(fields) is not { Success: true } status) return null;
        return action.Groups[1].Value.ToLowerInvariant() is "failed" or "delayed"
            ? new(Guid.ParseExact(ours.Groups[1].Value, "N"), status.Groups[1].Value, action.Groups[1].Value.Equals("failed", StringComparison.OrdinalIgnoreCase)) : null;
    }

    static (string Head, string Body) Halves(string part)
    {
        var end = part.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? (Unfold(part), "") : (Unfold(part[..end]), part[(end + 2)..]);
    }

    static string Unfold(string head) => Fold().Replace(head, " ");

    [GeneratedRegex(@"\n[ \t]+")] private static partial Regex Fold();
    [GeneratedRegex(@"^Content-Type:\s*multipart/report\b.*report-type=""?delivery-status", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex ReportType();
    [GeneratedRegex(@"^Content-Type:\s*multipart/report\b.*?boundary=""?([^"";\s]{1,100})", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex Boundary();
    [GeneratedRegex(@"^Content-Type:\s*message/(?:global-)?delivery-status", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex StatusPart();
    [GeneratedRegex(@"^Action:\s*([a-z]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex Action();
    [GeneratedRegex(@"^Status:\s*([245]\.\d{1,3}\.\d{1,3})", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex StatusCode();
    [GeneratedRegex(@"^Message-ID:\s*<([0-9a-f]{32})@mail\.vuurtoren>", RegexOptions.IgnoreCase | RegexOptions.Multiline)] private static partial Regex OurMessageId();
}

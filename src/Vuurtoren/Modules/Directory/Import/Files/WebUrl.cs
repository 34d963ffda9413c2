namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>Addresses on the web, as people write them.</summary>
public static class WebUrl
{
    const int MaxLength = 2000;

    /// <summary>An http or https address, with https:// set before "www.example.org"; null when it is none.</summary>
    public static string? Tidy(string? text)
    {
        var address = text?.Trim().Trim('<', '>', '"', '\'').TrimEnd('.', ',', ';');
        if (string.IsNullOrEmpty(address) || address.Length > MaxLength || address.Any(char.IsControl)) return null;
        if (address.Contains(' ', StringComparison.Ordinal)) address = address[..address.IndexOf(' ', StringComparison.Ordinal)].TrimEnd(',', ';');
        address = address.Replace('\\', '/');
        if (address.StartsWith("http:/", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) address = "http://" + address[6..];
        if (!address.Contains("://", StringComparison.Ordinal))
        {
            // A colon before any slash or dot is another scheme: javascript:, data:, mailto:.
            var colon = address.IndexOf(':', StringComparison.Ordinal);
            if (colon >= 0 && !(colon + 1 < address.Length && char.IsAsciiDigit(address[colon + 1]) && address[..colon].Contains('.', StringComparison.Ordinal))) return null;
            address = "https://" + address.TrimStart('/');
        }
        return IsWeb(address) ? address : null;
    }

    /// <summary>The target of a link in a text: http, https or mailto, safe between brackets.</summary>
    internal static string? Link(string? href)
    {
        var address = href?.Trim().Replace(" ", "%20", StringComparison.Ordinal);
        if (string.IsNullOrEmpty(address) || address.Length > MaxLength || address.Any(char.IsControl)) return null;
        var good = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? EmailAddress.Tidy(address[7..].Split('?')[0]) is { } mail ? "mailto:" + mail : null
            : address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || address.Contains("://", StringComparison.Ordinal) ? Tidy(address) : null;
        return good?.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
    }

    static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal) && !uri.Host.StartsWith('.') && Uri.CheckHostName(uri.DnsSafeHost) != UriHostNameType.Unknown;
}

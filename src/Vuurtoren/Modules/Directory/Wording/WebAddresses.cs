namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>Addresses of web sites that came from outside: only real ones become a link.</summary>
public static class WebAddresses
{
    /// <summary>The address to go to, or null when it is no web address.</summary>
    public static string? Link(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        var text = address.Trim();
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Host.Contains('.') ? uri.AbsoluteUri : null;
    }

    /// <summary>What people read: without the technical beginning and the bare slash at the end.</summary>
    public static string Words(string address)
    {
        var text = address.Trim();
        foreach (var start in (string[])["https://", "http://", "www."])
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) text = text[start.Length..];
        return text.TrimEnd('/');
    }
}

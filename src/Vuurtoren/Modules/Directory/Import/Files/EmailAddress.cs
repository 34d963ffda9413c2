using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>E-mail addresses.</summary>
public static partial class EmailAddress
{
    /// <summary>The address with its domain in small letters; null when it cannot be one. Only the first of several.</summary>
    public static string? Tidy(string? text)
    {
        var address = text?.Trim().Trim('<', '>', '"', '\'', '.', ',', ';');
        if (string.IsNullOrEmpty(address) || address.Length > 1000) return null;
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) address = address[7..];
        var found = Address().Match(address);
        if (!found.Success || found.Length > 254) return null;
        return $"{found.Groups["local"].Value}@{found.Groups["domain"].Value.ToLowerInvariant()}";
    }

    [GeneratedRegex(@"^(?<local>[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@(?<domain>(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,63})(?=$|[\s,;/>])", RegexOptions.None, 500)]
    private static partial Regex Address();
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>The parameters of a request, from its address and, when posted, from its body. What cannot be read is a <see cref="Problem"/>.</summary>
sealed class Parameters(Dictionary<string, string> values)
{
    public static async Task<Parameters> Of(HttpRequest request)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query) Add(values, name, value);
        if (HttpMethods.IsPost(request.Method) && request.ContentLength is not 0 and not null || request.Headers.TransferEncoding.Count > 0) await AddBody(request, values);
        return new(values);
    }

    static void Add(Dictionary<string, string> values, string name, StringValues value)
    {
        if (value.Count > 1 || values.ContainsKey(name)) throw Problem.BadParameter(name, "twice");
        values[name] = value.ToString();
    }

    static async Task AddBody(HttpRequest request, Dictionary<string, string> values)
    {
        try
        {
            if (request.HasFormContentType)
                foreach (var (name, value) in await request.ReadFormAsync()) Add(values, name, value);
            else
            {
                using var json = await JsonDocument.ParseAsync(request.Body);
                foreach (var field in json.RootElement.EnumerateObject()) Add(values, field.Name, field.Value.ToString());
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or InvalidDataException)
        {
            throw new Problem(StatusCodes.Status400BadRequest, "form");
        }
    }

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Null when it is not there, or empty.</summary>
    public string? Text(string name, int longest = 500)
    {
        if (values.GetValueOrDefault(name) is not { } value || string.IsNullOrWhiteSpace(value)) return null;
        return value.Length <= longest ? value.Trim() : throw Problem.BadParameter(name, "length", longest);
    }

    public int Number(string name, int otherwise, int from, int to)
    {
        if (Text(name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number
            : throw Problem.BadParameter(name, "number", from, to);
    }

    public double? Degrees(string name, double limit)
    {
        if (Text(name) is not { } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit ? degrees : throw Problem.BadParameter(name, "point");
    }

    public bool Yes(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw Problem.BadParameter(name, "boolean"),
    };

    public Guid? Id(string name)
    {
        if (Text(name) is not { } text) return null;
        return Guid.TryParseExact(text, "D", out var id) ? id : throw Problem.BadParameter(name, "id");
    }

    public DateTime? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        // A plus that was not escaped in the address arrives as a space.
        return DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) ? time.UtcDateTime : throw Problem.BadParameter(name, "time");
    }

    public string? Choice(string name, params string[] choices)
    {
        if (Text(name) is not { } text) return null;
        return choices.Contains(text) ? text : throw Problem.BadParameter(name, "choice", string.Join(", ", choices));
    }
}

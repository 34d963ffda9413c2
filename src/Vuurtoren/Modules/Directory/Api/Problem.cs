using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>A refusal that a programmer can act on (RFC 9457), in Dutch, French or English.</summary>
sealed class Problem(int status, string code, params object[] details) : Exception(code)
{
    static readonly Dictionary<string, Dictionary<string, string>> texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(Embedded.Text("problems.json"))!;
    static readonly JsonSerializerOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Status => status;

    /// <summary>The name of the parameter that is wrong, when it is one.</summary>
    public string? Parameter { get; init; }

    public static Problem BadParameter(string parameter, string code, params object[] more) => new(StatusCodes.Status400BadRequest, code, [parameter, .. more]) { Parameter = parameter };
    public static Problem NotFound => new(StatusCodes.Status404NotFound, "not-found");

    public Task Write(HttpContext context)
    {
        var language = Language(context.Request);
        context.Response.StatusCode = status;
        context.Response.Headers.ContentLanguage = language;
        context.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "3";
        return context.Response.WriteAsJsonAsync(new Dictionary<string, object?>
        {
            ["type"] = "about:blank", ["title"] = texts[$"title-{status}"][language], ["status"] = status,
            ["detail"] = string.Format(CultureInfo.InvariantCulture, texts[Message][language], details), ["code"] = Message, ["parameter"] = Parameter,
        }, readable, "application/problem+json");
    }

    static string Language(HttpRequest request)
    {
        if (request.Query["lang"] is [{ } chosen] && texts["id"].ContainsKey(chosen)) return chosen;
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var asked)) return "nl";
        return asked.Where(a => a.Quality is not 0 && a.Value.Length >= 2).OrderByDescending(a => a.Quality ?? 1).Select(a => a.Value.Value![..2].ToLowerInvariant())
            .FirstOrDefault(language => texts["id"].ContainsKey(language)) ?? "nl";
    }
}

static class Embedded
{
    /// <summary>A file of this folder that is built into the program.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Embedded).Assembly.GetManifestResourceStream($"Vuurtoren.Modules.Directory.Api.{name}")!);
        return reader.ReadToEnd();
    }
}

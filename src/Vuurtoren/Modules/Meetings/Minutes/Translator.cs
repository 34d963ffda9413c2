using System.Net.Http.Json;
using System.Text.Json;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>
/// A service that translates, with the HTTP interface of LibreTranslate: settings "Translation:Url" (its /translate) and "Translation:Key". There is none by default: what is said
/// in a meeting goes to nobody else unless who runs this server decides so.
/// </summary>
public sealed class Translator
{
    static readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };

    readonly Uri url;
    readonly string? key;

    Translator(Uri url, string? key) => (this.url, this.key) = (url, key);

    /// <summary>Null: this server has none.</summary>
    public static Translator? Of(IConfiguration settings) =>
        Uri.TryCreate(settings["Translation:Url"], UriKind.Absolute, out var url) && url.Scheme is "https" or "http" ? new(url, settings["Translation:Key"] is { Length: > 0 } key ? key : null) : null;

    sealed record Answer(string[]? TranslatedText);

    /// <returns>As many texts, in the same order.</returns>
    public async Task<IReadOnlyList<string>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken stop)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync(url, new { q = texts, source = from, target = to, format = "text", api_key = key }, stop);
            answer.EnsureSuccessStatusCode();
            if (await answer.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, stop) is { TranslatedText: { } made } && made.Length == texts.Count) return made;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or NotSupportedException || (fault is TaskCanceledException && !stop.IsCancellationRequested)) { }
        throw new RuleBroken("translate.failed");
    }
}

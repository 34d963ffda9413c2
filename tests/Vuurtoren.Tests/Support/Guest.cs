using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Vuurtoren.Tests.Support;

/// <summary>Somebody with a browser that keeps cookies and runs no script: opens pages, fills in forms and sends them.</summary>
public sealed class Guest : IDisposable
{
    readonly HttpClient client;

    /// <param name="from">Another internet address, as a proxy on this machine would tell it.</param>
    public Guest(Uri site, string? from = null)
    {
        client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = site };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0) Firefox/140.0");
        if (from is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", from);
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page in front of them.</summary>
    public IHtmlDocument Page { get; private set; } = null!;
    public HttpStatusCode Status { get; private set; }
    /// <summary>Its path and query, after redirects.</summary>
    public string At { get; private set; } = "";
    public string Words => Page.QuerySelector("main")?.TextContent ?? Page.DocumentElement.TextContent;

    public async Task<Guest> Open(string path)
    {
        using var answer = await client.GetAsync(path);
        return await Take(answer, path);
    }

    /// <summary>Sends the form that has this button, or that goes to this handler, with what is typed in it.</summary>
    /// <param name="form">CSS selector of the form.</param>
    /// <param name="button">With a `formaction` of its own: its CSS selector.</param>
    public async Task<Guest> Send(string form, Dictionary<string, string>? typed = null, string? button = null)
    {
        var found = (IHtmlFormElement?)Page.QuerySelector(form) ?? throw new InvalidOperationException($"No {form} on {At}:\n{Words}");
        var fields = new Dictionary<string, string>();
        foreach (var input in found.QuerySelectorAll("input[name], select[name], textarea[name]"))
            if (input is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }) continue;
            else fields[input.GetAttribute("name")!] = input switch { IHtmlSelectElement select => select.Value ?? "", IHtmlTextAreaElement text => text.Value, _ => ((IHtmlInputElement)input).Value };
        foreach (var (name, value) in typed ?? [])
        {
            Assert.True(found.QuerySelector($"[name='{name}']") is not null, $"{form} does not ask for {name}");
            fields[name] = value;
        }
        var pressed = button is null ? null : found.QuerySelector(button) ?? Page.QuerySelector(button)!; // a button elsewhere names its form
        if (pressed?.GetAttribute("name") is { } says) fields[says] = pressed.GetAttribute("value") ?? "";
        var action = pressed?.GetAttribute("formaction") ?? found.GetAttribute("action") ?? At;
        var to = new Uri(new Uri(client.BaseAddress!, At), action).PathAndQuery;
        using var answer = await client.PostAsync(to, new FormUrlEncodedContent(fields));
        return await Take(answer, to);
    }

    /// <summary>Sends a form with files in this field, as a browser without script does.</summary>
    public async Task<Guest> SendFiles(string form, string field, IEnumerable<(string Name, byte[] Bytes)> files, Dictionary<string, string> typed)
    {
        var found = Page.QuerySelector(form) ?? throw new InvalidOperationException($"No {form} on {At}:\n{Words}");
        using var content = new MultipartFormDataContent();
        foreach (var input in found.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(input.GetAttribute("value")!), input.GetAttribute("name")!);
        foreach (var (name, value) in typed) content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), field, name);
        var to = new Uri(new Uri(client.BaseAddress!, At), found.GetAttribute("action")).PathAndQuery;
        using var answer = await client.PostAsync(to, content);
        return await Take(answer, to);
    }

    /// <summary>What is no page.</summary>
    public async Task<HttpResponseMessage> Fetch(string path) => await client.GetAsync(path);

    /// <summary>Sends a form with a file, which bears this name.</summary>
    public async Task<Guest> SendFile(string form, string field, string name, byte[] content, Dictionary<string, string> typed)
    {
        var secret = Page.QuerySelector($"{form} input[type=hidden]")!;
        using var parts = new MultipartFormDataContent { { new StringContent(secret.GetAttribute("value")!), secret.GetAttribute("name")! }, { new ByteArrayContent(content), field, name } };
        foreach (var (box, text) in typed) parts.Add(new StringContent(text), box);
        using var answer = await client.PostAsync(At, parts);
        return await Take(answer, At);
    }

    public async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields) => await client.PostAsync(path, new FormUrlEncodedContent(fields));

    /// <summary>With fields that have more than one value.</summary>
    public async Task<HttpResponseMessage> PostAll(string path, IEnumerable<KeyValuePair<string, string>> fields) => await client.PostAsync(path, new FormUrlEncodedContent(fields));

    async Task<Guest> Take(HttpResponseMessage answer, string path)
    {
        for (var hops = 0; answer.Headers.Location is { } next && (int)answer.StatusCode is >= 300 and < 400 && hops < 5; hops++)
        {
            path = next.IsAbsoluteUri ? next.PathAndQuery : next.ToString();
            answer = await client.GetAsync(next);
        }
        (Status, At) = (answer.StatusCode, path);
        Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return this;
    }

    public void Dispose() => client.Dispose();
}

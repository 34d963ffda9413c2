using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Reading;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>Writes a list: a page as JSON, or all of it as one record per line.</summary>
static class ListAnswer
{
    const int AtOnce = 200;
    static ReadOnlySpan<byte> NewLine => "\n"u8;

    public static async Task Page(HttpContext context, Asked asked, HsdsWriting writing, Answer answer)
    {
        var next = asked.ByCursor && answer.Ids.Count == asked.PerPage ? Cursor.After(answer.Ids[^1]) : null;
        Links(context, asked, answer.Total, next);
        context.Response.ContentType = "application/json";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, HsdsJson.Options);
        json.WriteStartObject();
        PageFields(json, asked, answer.Total, answer.Ids.Count);
        if (answer.Weak) json.WriteBoolean("weak", true);
        if (asked.ByCursor) json.WriteString("next_cursor", next);
        json.WriteStartArray("contents");
        var hsds = writing.Hsds(json);
        foreach (var some in answer.Ids.Chunk(AtOnce))
        {
            foreach (var write in writing.Each(some)) write(hsds);
            await json.FlushAsync(context.RequestAborted);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>HSDS: all results, without pages.</summary>
    public static async Task Lines(HttpContext context, HsdsWriting writing, IEnumerable<IReadOnlyList<Guid>> all)
    {
        context.Response.ContentType = "application/x-ndjson";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        var body = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(body, HsdsJson.Options);
        var hsds = writing.Hsds(json);
        foreach (var some in all)
        {
            foreach (var write in writing.Each(some))
            {
                write(hsds);
                await json.FlushAsync(context.RequestAborted);
                json.Reset();
                NewLine.CopyTo(body.GetSpan(1));
                body.Advance(1);
            }
            await body.FlushAsync(context.RequestAborted);
        }
    }

    /// <summary>For lists that are small and in memory: taxonomies and terms.</summary>
    public static async Task InMemory<T>(HttpContext context, Asked asked, HsdsWriting writing, IReadOnlyList<T> all, Func<T, Guid> id, Action<HsdsJson, T> write)
    {
        var after = asked.Query.After;
        var page = (asked.AsLines ? all : all.Where(item => after is not { } a || id(item).CompareTo(a) > 0).Skip(asked.Query.Skip).Take(asked.PerPage)).ToList();
        var next = asked.ByCursor && page.Count == asked.PerPage ? Cursor.After(id(page[^1])) : null;
        if (!asked.AsLines) Links(context, asked, all.Count, next);
        context.Response.ContentType = asked.AsLines ? "application/x-ndjson" : "application/json";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, HsdsJson.Options);
        var hsds = writing.Hsds(json);
        if (asked.AsLines)
        {
            foreach (var item in page)
            {
                write(hsds, item);
                await json.FlushAsync(context.RequestAborted);
                json.Reset();
                await context.Response.BodyWriter.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
            }
            return;
        }
        json.WriteStartObject();
        PageFields(json, asked, all.Count, page.Count);
        if (asked.ByCursor) json.WriteString("next_cursor", next);
        json.WriteStartArray("contents");
        foreach (var item in page) write(hsds, item);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    static void PageFields(Utf8JsonWriter json, Asked asked, int total, int size)
    {
        var pages = Pages(asked, total);
        json.WriteNumber("total_items", total);
        json.WriteNumber("total_pages", pages);
        if (!asked.ByCursor) json.WriteNumber("page_number", asked.Page);
        json.WriteNumber("size", size);
        if (!asked.ByCursor)
        {
            json.WriteBoolean("first_page", asked.Page == 1);
            json.WriteBoolean("last_page", asked.Page >= pages);
        }
        json.WriteBoolean("empty", size == 0);
    }

    static int Pages(Asked asked, int total) => (int)(((long)total + asked.PerPage - 1) / asked.PerPage);

    /// <summary>RFC 8288: where the neighbours of this page are.</summary>
    static void Links(HttpContext context, Asked asked, int total, string? nextCursor)
    {
        var links = new List<string>();
        if (asked.ByCursor)
        {
            if (nextCursor is not null) links.Add(Link(context.Request, "next", "cursor", nextCursor));
        }
        else
        {
            var pages = Pages(asked, total);
            if (asked.Page < pages) links.Add(Link(context.Request, "next", "page", $"{asked.Page + 1}"));
            if (asked.Page > 1) links.Add(Link(context.Request, "prev", "page", $"{Math.Max(1, Math.Min(asked.Page - 1, pages))}"));
        }
        if (links.Count > 0) context.Response.Headers.Link = string.Join(", ", links);
    }

    public static string Link(HttpRequest request, string relation, string parameter, string value)
    {
        var query = new QueryBuilder(request.Query.Where(q => q.Key != parameter).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? ""))) { { parameter, value } };
        return $"<{HsdsApi.Base(request)}{request.Path.ToUriComponent()[HsdsApi.Root.Length..]}{query.ToQueryString()}>; rel=\"{relation}\"";
    }
}

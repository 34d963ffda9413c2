using System.Globalization;
using System.Text.Json;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>
/// What changed since a cursor, in the order in which it was saved, so that others can keep a copy: which records, and which are gone
/// (removed, hidden, parked or merged into another since, which is named then). A record that was never public is not named.
/// </summary>
static class ChangeFeed
{
    public static async Task Write(ApiRequest request)
    {
        var parameters = await Parameters.Of(request.Http.Request);
        var size = parameters.Number("per_page", 500, 1, 5000);
        var kind = parameters.Choice("kind", [.. Kinds.All.Select(k => k.Name)]);
        var (cursor, since) = (Cursor.Seq(parameters.Text("cursor")), parameters.Time("modified_after"));
        var (changes, last, more) = Read(request, cursor, since, kind, size);
        var next = Cursor.After(last);
        if (more) request.Http.Response.Headers.Link = ListAnswer.Link(request.Http.Request, "next", "cursor", next);
        request.Http.Response.ContentType = "application/json";
        if (HttpMethods.IsHead(request.Http.Request.Method)) return;
        await ApiRequest.Write(request.Http, json => Write(json, changes, next, more));
    }

    static void Write(Utf8JsonWriter json, List<Row> changes, string next, bool more)
    {
        json.WriteStartObject();
        json.WriteString("next_cursor", next);
        json.WriteBoolean("more", more);
        json.WriteStartArray("contents");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("id", change.Id);
            json.WriteString("kind", change.Kind);
            json.WriteString("modified_date", change.At.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
            json.WriteBoolean("deleted", change.Gone);
            if (change.Into is { } into) json.WriteString("merged_into", into);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="Into">The record that this one went into, when anybody may see that.</param>
    sealed record Row(long Seq, string Kind, Guid Id, DateTime At, bool Gone, Guid? Into);

    static (List<Row> Changes, long Last, bool More) Read(ApiRequest request, long cursor, DateTime? since, string? kind, int size)
    {
        using var connection = request.Http.RequestServices.GetRequiredService<Database>().Open();
        using var transaction = connection.BeginReading();
        if (since is not null) // the change before the first one that counts
            cursor = Math.Max(cursor, (connection.ExecuteScalar<long?>("select min(seq) from change where at >= @since", new { since }, transaction) ?? long.MaxValue) - 1);
        var end = connection.ExecuteScalar<long?>("select max(seq) from change", transaction: transaction) ?? 0;
        cursor = Math.Min(cursor, end);
        var known = Kinds.All.Select(k => k.Name).ToArray();
        var rows = connection.Query<Line>(connection.WithLists($"""
            select c.seq as Seq, c.kind as Kind, c.record_id as Id, c.at as At, c.tombstone as Tombstone,
                exists (select 1 from change o where o.record_id = c.record_id and not o.tombstone) as WasPublic
            from change c where c.seq > @cursor and c.kind in @known {(kind is null ? "" : "and c.kind = @kind")} order by c.seq limit @limit
            """), new { cursor, known, kind, limit = size + 1 }, transaction).ToList();
        var more = rows.Count > size;
        if (more) rows.RemoveAt(size);
        var restrictions = Restrictions.Load(connection, request.Viewer, [.. rows.Select(r => r.Id).Distinct()]);
        var there = rows.GroupBy(r => r.Kind).SelectMany(g => connection.Query<Guid>(connection.WithLists($"select id from directory_{g.Key} where id in @ids"), new { ids = g.Select(r => r.Id).Distinct().ToArray() }, transaction)).ToHashSet();
        var into = connection.Query<(Guid Id, Guid Into)>(connection.WithLists("select id, record_id from alias where id in @ids"), new { ids = rows.Select(r => r.Id).Distinct().ToArray() }, transaction).ToDictionary(a => a.Id, a => a.Into);
        var hidden = Restrictions.Load(connection, request.Viewer, [.. into.Values]);
        Guid? Into(Guid id) => into.TryGetValue(id, out var kept) && !hidden.Hides(kept) ? kept : null;
        var last = rows.Count > 0 && more ? rows[^1].Seq : end;
        // The last word on each record within this page is enough.
        return ([.. rows.GroupBy(r => r.Id).Select(g => g.Last()).OrderBy(r => r.Seq)
            .Select(r => (Row: new Row(r.Seq, r.Kind, r.Id, r.At, !there.Contains(r.Id) || restrictions.Hides(r.Id), Into(r.Id)), r.WasPublic))
            .Where(r => !r.Row.Gone || r.WasPublic).Select(r => r.Row)], last, more);
    }

    sealed class Line
    {
        public long Seq { get; init; }
        public required string Kind { get; init; }
        public Guid Id { get; init; }
        public DateTime At { get; init; }
        public bool Tombstone { get; init; }
        public bool WasPublic { get; init; }
    }
}

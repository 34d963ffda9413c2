using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>Where a reader has come, as a word that means nothing to it. It points to a record or a change, not to a page number, so that nothing is met twice or skipped while others write.</summary>
static class Cursor
{
    public static string After(Guid id) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"i{id:N}"));
    public static string After(long seq) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"c{seq}")));

    /// <summary>An empty cursor is the beginning.</summary>
    public static Guid Id(string? cursor) => cursor is null ? Guid.Empty : Read(cursor) is ['i', .. var id] && Guid.TryParseExact(id, "N", out var found) ? found : throw Unknown;

    public static long Seq(string? cursor) =>
        cursor is null ? 0 : Read(cursor) is ['c', .. var seq] && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : throw Unknown;

    static Problem Unknown => new(StatusCodes.Status400BadRequest, "cursor") { Parameter = "cursor" };

    static string Read(string cursor)
    {
        try { return Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)); }
        catch (FormatException) { throw Unknown; }
    }
}

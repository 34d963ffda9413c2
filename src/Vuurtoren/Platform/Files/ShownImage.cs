using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Files;

/// <summary>An image as a page shows it: the browser takes the size that it needs.</summary>
public sealed record ShownImage(Guid Id, LocalText Alt, IReadOnlyList<(int Size, int Width, int Height)> Sizes)
{
    public (int Size, int Width, int Height) Middle => Sizes.FirstOrDefault(size => size.Size == 640) is { Size: > 0 } middle ? middle : Sizes[^1];
    public string Address => $"/files/{Id}/{Middle.Size}";
    public string Addresses => string.Join(", ", Sizes.Select(size => $"/files/{Id}/{size.Size} {size.Width}w"));

    /// <summary>Those of one record, in order.</summary>
    public static IReadOnlyList<ShownImage> Of(Database database, Owner owner)
    {
        using var connection = database.OpenReady();
        return [.. connection.Query<(Guid Id, string Alt, int Size, int Width, int Height)>("""
            select f.id, f.alt, s.size, s.width, s.height from stored_file f join stored_size s on s.file_id = f.id
            where f.owner_kind = @Kind and f.owner_id = @Id and f.kind = 'Image' order by f.place, f.id, s.size
            """, owner).GroupBy(row => (row.Id, row.Alt)).Select(image => new ShownImage(image.Key.Id, Json.Read<LocalText>(image.Key.Alt), [.. image.Select(row => (row.Size, row.Width, row.Height))]))];
    }
}

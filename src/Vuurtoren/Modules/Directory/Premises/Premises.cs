using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Premises;

/// <summary>How it is to come to a place: what address, hours and conditions do not tell, and what keeps people from going.</summary>
public sealed class PlaceInWords
{
    public const int MostWords = 800;

    PlaceInWords() { }

    public Guid LocationId { get; private init; }
    /// <summary>What happens when one arrives: whom one sees first, what one says, how long one waits.</summary>
    public LocalText? Arrival { get; private set; }
    /// <summary>How people are received, in the words of who does so.</summary>
    public LocalText? Reception { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public static PlaceInWords Of(Guid location, LocalText? arrival, LocalText? reception, DateTime now)
    {
        var premises = new PlaceInWords { LocationId = location };
        premises.Become(arrival, reception, now);
        return premises;
    }

    public void Become(LocalText? arrival, LocalText? reception, DateTime now)
    {
        if (new[] { arrival, reception }.OfType<LocalText>().SelectMany(text => text).Any(text => text.Value.Length > MostWords)) throw new RuleBroken("premises.long", MostWords);
        (Arrival, Reception, ChangedAt) = (arrival, reception, now);
    }
}

public enum Shows { Door, Desk, Waiting }

/// <summary>What a photo of a place shows.</summary>
public sealed class PhotoOfPlace
{
    public Guid FileId { get; init; }
    public Shows Shows { get; set; }
}

/// <summary>All of it for one place, as sheets show it.</summary>
/// <param name="Shown">What photos show, by file.</param>
public sealed record Premises(LocalText? Arrival, LocalText? Reception, IReadOnlyDictionary<Guid, Shows> Shown)
{
    public static Premises Of(Database database, Guid location)
    {
        using var connection = database.OpenReady();
        var rows = connection.Query<(string? Arrival, string? Reception, Guid? File, string? Shows)>("""
            select arrival, reception, cast(null as uuid) as file, cast(null as text) as shows from directory_premises where location_id = @location
            union all select arrival, reception, cast(null as uuid), cast(null as text) from directory_premises where location_id in (select id from alias where record_id = @location)
            union all select cast(null as text), cast(null as text), p.file_id, p.shows from directory_photo p join stored_file f on f.id = p.file_id where f.owner_kind = 'location' and f.owner_id = @location
            """, new { location }).ToList();
        var said = rows.FirstOrDefault(row => row.File is null);
        return new(Text(said.Arrival), Text(said.Reception), rows.Where(row => row.File is not null).ToDictionary(row => row.File!.Value, row => Enum.Parse<Shows>(row.Shows!)));

        static LocalText? Text(string? json) => json is null ? null : Json.Read<LocalText>(json);
    }

    /// <summary>The photos in the order in which one passes what they show: the door first.</summary>
    public IEnumerable<ShownImage> InOrder(IEnumerable<ShownImage> photos) => photos.OrderBy(photo => Shown.TryGetValue(photo.Id, out var shows) ? (int)shows : int.MaxValue);
}

sealed class PremisesTables : IEntityTypeConfiguration<PlaceInWords>, IEntityTypeConfiguration<PhotoOfPlace>
{
    public void Configure(EntityTypeBuilder<PlaceInWords> premises) => premises.ToTable("directory_premises").HasKey(p => p.LocationId);

    public void Configure(EntityTypeBuilder<PhotoOfPlace> photo)
    {
        photo.ToTable("directory_photo").HasKey(p => p.FileId);
        photo.Property(p => p.FileId).ValueGeneratedNever();
        photo.HasOne<StoredFile>().WithOne().HasForeignKey<PhotoOfPlace>(p => p.FileId);
    }
}

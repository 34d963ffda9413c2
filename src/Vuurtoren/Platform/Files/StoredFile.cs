using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Files;

public enum FileKind { Image, Document }

/// <summary>The record that a file belongs to: who may see that record sees the file, and goes with it.</summary>
public sealed record Owner(string Kind, Guid Id);

/// <summary>A file that somebody put with a record. What it is was read from its bytes, never from what the sender said.</summary>
public sealed class StoredFile
{
    public const int LongestName = 100, LongestAlt = 300;

    readonly List<StoredSize> sizes = [];

    StoredFile() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public FileKind Kind { get; private init; }
    public string MediaType { get; private init; } = "";
    /// <summary>As it is shown and downloaded; it never becomes a path.</summary>
    public string Name { get; private init; } = "";
    /// <summary>What can be seen on it, for who does not see it.</summary>
    public LocalText? Alt { get; private set; }
    public string OwnerKind { get; private init; } = "";
    public Guid OwnerId { get; private init; }
    /// <summary>Rank among the files of its record.</summary>
    public int Place { get; private set; }
    /// <summary>Who put it there; null when that is no longer known.</summary>
    public Guid? AccountId { get; private init; }
    public DateTime MadeAt { get; private init; }
    /// <summary>The smallest first.</summary>
    public IReadOnlyList<StoredSize> Sizes => [.. sizes.OrderBy(size => size.Size)];

    internal static StoredFile Of(Owner owner, string name, LocalText? alt, IReadOnlyList<Checked> kept, int place, Guid? account, DateTime now)
    {
        var file = new StoredFile
        {
            Kind = kept[0].Kind, MediaType = kept[0].MediaType, Name = FileName.Shown(name, kept[0].MediaType), OwnerKind = owner.Kind, OwnerId = owner.Id,
            Place = place, AccountId = account, MadeAt = now,
        };
        file.Describe(alt);
        foreach (var one in kept) file.sizes.Add(StoredSize.Of(file.Id, one));
        return file;
    }

    public void Describe(LocalText? alt)
    {
        if (Kind == FileKind.Image && alt is null) throw new RuleBroken("files.alt-missing");
        if (alt?.Any(text => text.Value.Length > LongestAlt) == true) throw new RuleBroken("files.alt-long", LongestAlt);
        Alt = alt;
    }

    public void MoveTo(int place) => Place = place;

    /// <summary>The smallest that has this width; the largest when none has.</summary>
    public StoredSize At(int width) => Sizes.FirstOrDefault(size => size.Size >= width) ?? Sizes[^1];
}

/// <summary>One size of a file, as it lies in the data folder.</summary>
public sealed class StoredSize
{
    StoredSize() { }

    public Guid FileId { get; private init; }
    /// <summary>Of an image the width for which it was made; 0 for a document.</summary>
    public int Size { get; private init; }
    public int? Width { get; private init; }
    public int? Height { get; private init; }
    public long Bytes { get; private init; }
    public string Sha256 { get; private init; } = "";

    internal static StoredSize Of(Guid file, Checked one) => new() { FileId = file, Size = one.Size, Width = one.Width, Height = one.Height, Bytes = one.Bytes.Length, Sha256 = one.Sha256 };
}

sealed class FileTables : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<StoredSize>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("stored_file").HasKey(f => f.Id);
        file.HasMany<StoredSize>("sizes").WithOne().HasForeignKey(size => size.FileId);
        file.Ignore(f => f.Sizes);
        file.Navigation("sizes").AutoInclude();
    }

    public void Configure(EntityTypeBuilder<StoredSize> size) => size.ToTable("stored_size").HasKey(s => new { s.FileId, s.Size });
}

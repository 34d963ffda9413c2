using System.Buffers.Binary;
using System.IO.Compression;
using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Demo;

/// <summary>Portraits of invented people: drawn, so that nobody looks like somebody.</summary>
static class DemoFaces
{
    const int Side = 240;

    static readonly (string Face, (int R, int G, int B) Ground, (int R, int G, int B) Skin, (int R, int G, int B) Hair, (int R, int G, int B) Shirt)[] all =
    [
        ("noor", (230, 240, 245), (214, 168, 132), (62, 43, 35), (16, 86, 124)),
        ("lien", (255, 243, 214), (240, 205, 176), (176, 112, 52), (122, 60, 88)),
        ("amina", (226, 238, 228), (140, 94, 66), (34, 28, 30), (196, 120, 30)),
    ];

    public static Guid Id(string face) => Ids.Of("demo", PersonFiles.Kind, face);

    public static void Load(Database database, DateTime now)
    {
        using var db = database.Context();
        var (settings, folders) = (new FileSettings(1024 * 1024, 1_000_000, 8, 1000, null), new FileFolders(database.Folder));
        foreach (var (face, ground, skin, hair, shirt) in all)
        {
            var id = Id(face);
            if (db.Set<StoredFile>().Any(file => file.OwnerKind == PersonFiles.Kind && file.OwnerId == id)) continue;
            var drawn = FileTypes.Image(Drawn(ground, skin, hair, shirt), settings) with { Size = 320 };
            folders.Accept(drawn);
            db.Add(StoredFile.Of(new(PersonFiles.Kind, id), "portret", LocalText.NlFr("Portret", "Portrait"), [drawn], 1, null, now));
        }
        db.SaveChanges();
    }

    /// <summary>Shoulders, hair and a head without a face, as a PNG.</summary>
    static byte[] Drawn(params (int R, int G, int B)[] colours)
    {
        using var raw = new MemoryStream();
        for (var y = 0; y < Side; y++)
        {
            raw.WriteByte(0); // no filter
            for (var x = 0; x < Side; x++)
            {
                // Four samples a pixel: round edges without steps.
                var seen = ((double X, double Y)[])[(x + 0.25, y + 0.25), (x + 0.75, y + 0.25), (x + 0.25, y + 0.75), (x + 0.75, y + 0.75)];
                var shown = seen.Select(at => colours[At(at.X - Side / 2.0, at.Y)]).ToList();
                raw.WriteByte((byte)shown.Average(c => c.R));
                raw.WriteByte((byte)shown.Average(c => c.G));
                raw.WriteByte((byte)shown.Average(c => c.B));
            }
        }
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(raw.ToArray());
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Side);
        (head[8], head[9]) = (8, 2); // eight bits of red, green and blue
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <returns>Which colour: ground, skin, hair or shirt.</returns>
    static int At(double x, double y)
    {
        bool In(double cx, double cy, double rx, double ry) => (x - cx) * (x - cx) / (rx * rx) + (y - cy) * (y - cy) / (ry * ry) <= 1;
        if (In(0, 108, 44, 54) && !In(0, 62, 46, 24)) return 1;
        if (In(0, 96, 56, 62)) return 2;
        if (Math.Abs(x) < 18 && y is > 150 and < 186) return 1;
        return In(0, 250, 92, 74) ? 3 : 0;
    }

    static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        name.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc32.Of(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }
}

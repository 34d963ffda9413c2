using System.Text;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// Rows that belong to the rows of another file, in whatever order they come. They are dealt into bins by the place of their
/// owner; a bin is written to one temporary file when it fills and read back whole when its owners' turn comes. So memory
/// stays flat, each row is written and read once, and small inputs never touch the disk.
/// </summary>
sealed class PartStore : IDisposable
{
    // Small bins: their rows are short-lived enough for the garbage collector to find them young.
    const int OwnersInBin = 1024, BinBuffer = 16384;
    readonly List<CsvColumns> tables = [];
    readonly List<Bin> bins = [];
    FileStream? file;
    int loaded = -1;
    Dictionary<int, List<CsvNode>> rows = [];

    public int Table(CsvColumns columns)
    {
        tables.Add(columns);
        return tables.Count - 1;
    }

    public void Add(int owner, int table, long line, string[] cells)
    {
        while (bins.Count <= owner / OwnersInBin) bins.Add(new());
        var bin = bins[owner / OwnersInBin];
        var writer = bin.Writer;
        writer.Write7BitEncodedInt(owner);
        writer.Write7BitEncodedInt(table);
        writer.Write7BitEncodedInt64(line);
        writer.Write7BitEncodedInt(cells.Length);
        foreach (var cell in cells) writer.Write(cell);
        if (bin.Buffer.Length > BinBuffer) Flush(bin);
    }

    /// <summary>Hangs the rows of this owner under it; phones under their contact, and languages under their phone.</summary>
    public void Attach(int owner, CsvNode node)
    {
        if (owner / OwnersInBin != loaded) Load(owner / OwnersInBin);
        if (!rows.Remove(owner, out var own)) return;
        foreach (var row in own) (Above(row, own) ?? node).Add(row.Columns.Table, row);
    }

    static CsvNode? Above(CsvNode row, List<CsvNode> own) => row.Columns.Table switch
    {
        "phones" when row.Raw("contact_id") is { } contact => own.Find(r => r.Columns.Table == "contacts" && r.Raw("id") == contact),
        "languages" when row.Raw("phone_id") is { } phone => own.Find(r => r.Columns.Table == "phones" && r.Raw("id") == phone),
        _ => null,
    };

    void Load(int number)
    {
        (loaded, rows) = (number, []);
        if (number >= bins.Count) return;
        var bin = bins[number];
        foreach (var (offset, length) in bin.OnDisk)
        {
            var bytes = new byte[length];
            file!.Position = offset;
            file.ReadExactly(bytes);
            ReadRows(bytes);
        }
        ReadRows(bin.Buffer.ToArray());
        bins[number] = new();
    }

    void ReadRows(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        while (reader.BaseStream.Position < bytes.Length)
        {
            var owner = reader.Read7BitEncodedInt();
            var columns = tables[reader.Read7BitEncodedInt()];
            var line = reader.Read7BitEncodedInt64();
            var cells = new string[reader.Read7BitEncodedInt()];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.ReadString();
            if (!rows.TryGetValue(owner, out var own)) rows[owner] = own = [];
            own.Add(new CsvNode(columns, cells) { Line = line });
        }
    }

    void Flush(Bin bin)
    {
        file ??= Temporary();
        file.Position = file.Length;
        bin.OnDisk.Add((file.Position, (int)bin.Buffer.Length));
        bin.Buffer.WriteTo(file);
        bin.Buffer.SetLength(0);
    }

    /// <summary>Readable by this user only; gone when closed.</summary>
    static FileStream Temporary()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"vuurtoren-import-{Guid.CreateVersion7():N}"), options);
    }

    public void Dispose() => file?.Dispose();

    sealed class Bin
    {
        BinaryWriter? writer;
        public MemoryStream Buffer { get; } = new();
        public BinaryWriter Writer => writer ??= new(Buffer, Encoding.UTF8);
        public List<(long Offset, int Length)> OnDisk { get; } = [];
    }
}

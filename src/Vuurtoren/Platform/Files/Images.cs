namespace Vuurtoren.Platform.Files;

/// <summary>
/// An image in the sizes in which it is kept. With `vipsthumbnail` all of them are made here from what was sent. Without it the browser made them, and what it
/// sent is read from end to end and kept without anything but the picture; an image that is larger has not been through our script.
/// </summary>
sealed class Images(FileSettings settings, FileFolders folders)
{
    public static readonly IReadOnlyList<int> Widths = [320, 640, 1280];

    /// <param name="sent">One image, or the same one in several sizes.</param>
    public async Task<IReadOnlyList<Checked>> Make(IReadOnlyList<byte[]> sent, CancellationToken stop)
    {
        if (sent.Count is 0) throw new RuleBroken("files.refused.empty");
        if (sent.Count > Widths.Count) throw Container.Broken();
        var read = sent.Select(bytes => (Sent: bytes, Image: FileTypes.Image(bytes, settings))).OrderBy(one => one.Image.Width).ToList();
        if (read.DistinctBy(one => one.Image.MediaType).Count() > 1) throw Container.Broken();
        return settings.Vips is { } program ? await MadeHere(program, read[^1].Sent, FileName.Ending(read[^1].Image.MediaType), stop) : MadeByBrowser([.. read.Select(one => one.Image)]);
    }

    /// <param name="sent">As it came: how the camera was held stands in what is not kept.</param>
    async Task<IReadOnlyList<Checked>> MadeHere(string program, byte[] sent, string ending, CancellationToken stop)
    {
        var (from, made, kept) = (folders.NewInQuarantine(ending), new List<string>(), new List<Checked>());
        try
        {
            await File.WriteAllBytesAsync(from, sent, stop);
            foreach (var width in Widths)
            {
                made.Add(folders.NewInQuarantine(ending));
                await Vips.Shrink(program, from, made[^1], width, stop);
                var one = FileTypes.Image(await File.ReadAllBytesAsync(made[^1], stop), settings);
                if (kept.Count > 0 && one.Width <= kept[^1].Width) break; // it is no larger than that
                kept.Add(one with { Size = width });
            }
            return kept;
        }
        finally { foreach (var left in made.Append(from)) File.Delete(left); }
    }

    static List<Checked> MadeByBrowser(List<Checked> read)
    {
        if (read[^1].Width > Widths[^1] || read[^1].Height > 2 * Widths[^1]) throw new RuleBroken("files.no-vips");
        var kept = new List<Checked>();
        foreach (var image in read)
        {
            var size = Widths.First(width => width >= image.Width);
            if (kept.Count > 0 && (kept[^1].Size == size || !SameShape(kept[^1], image))) throw Container.Broken();
            kept.Add(image with { Size = size });
        }
        return kept;
    }

    /// <summary>The same picture: the sides are in the same relation, but for rounding.</summary>
    static bool SameShape(Checked one, Checked other) => Math.Abs((double)one.Width!.Value * other.Height!.Value / other.Width!.Value - one.Height!.Value) <= 1.5;
}

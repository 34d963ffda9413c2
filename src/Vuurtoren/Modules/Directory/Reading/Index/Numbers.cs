namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Whole numbers from 0: two bytes for each as long as that is enough for all, else four.</summary>
sealed class Numbers
{
    readonly ushort[] low, high; // high is empty when it would be all zeros

    public Numbers(List<int> all)
    {
        low = new ushort[all.Count];
        high = all.Exists(number => number > ushort.MaxValue) ? new ushort[all.Count] : [];
        for (var i = 0; i < low.Length; i++)
        {
            low[i] = (ushort)all[i];
            if (high.Length > 0) high[i] = (ushort)(all[i] >> 16);
        }
    }

    public int Count => low.Length;

    public int this[int at] => high.Length == 0 ? low[at] : low[at] | high[at] << 16;
}

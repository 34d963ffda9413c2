using System.Text.Json;

namespace Vuurtoren.Bench;

/// <summary>Figures beside those of the peer in the same run; the ratio is the one to quote.</summary>
sealed class Report(bool json)
{
    readonly List<(string Name, double Value, string Unit, double? Peer)> rows = [];

    public void Add(string name, double value, string unit, double? peer = null)
    {
        rows.Add((name, value, unit, peer));
        if (!json) Console.WriteLine(Line(rows[^1]));
    }

    static string Line((string Name, double Value, string Unit, double? Peer) row) =>
        $"{row.Name,-48} {row.Value,12:0.###} {row.Unit,-8}" + (row.Peer is { } peer ? $" peer {peer,10:0.###}   ratio {Ratio(row):0.00}" : "");

    /// <summary>None to a peer of nothing.</summary>
    static double? Ratio((string Name, double Value, string Unit, double? Peer) row) => row.Peer is 0 ? null : row.Value / row.Peer;

    public void Print()
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(rows.ToDictionary(r => r.Name, r => new { value = r.Value, unit = r.Unit, peer = r.Peer, ratio = Ratio(r) })));
    }
}

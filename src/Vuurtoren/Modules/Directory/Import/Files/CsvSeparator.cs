namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>Finds the separator: the one that cuts the header and the rows below it into the same number of cells.</summary>
static class CsvSeparator
{
    static readonly char[] candidates = [',', ';', '\t', '|'];

    /// <param name="start">The first characters of the file.</param>
    /// <param name="declared">True when the first line only says which separator is used, as some spreadsheets write it.</param>
    public static char Sniff(ReadOnlySpan<char> start, out bool declared)
    {
        declared = start.Length > 4 && start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && start.Length > 5 && start[5] is '\r' or '\n';
        if (declared) return start[4];

        var (best, most) = (',', 0.0);
        foreach (var candidate in candidates)
        {
            var score = Score(start, candidate);
            if (score > most) (best, most) = (candidate, score);
        }
        return best;
    }

    static double Score(ReadOnlySpan<char> text, char separator)
    {
        var (header, count, rows, same, quoted, atCellStart) = (-1, 0, 0, 0, false, true);
        foreach (var c in text)
        {
            if (quoted) { quoted = c != '"'; continue; }
            if (c == '"' && atCellStart) { quoted = true; continue; }
            if (c == separator) count++;
            if (c is '\r' or '\n')
            {
                if (count == 0 && atCellStart) continue;
                if (header < 0) header = count;
                else { rows++; if (count == header) same++; }
                count = 0;
                if (rows == 50) break;
            }
            atCellStart = c == separator || c is '\r' or '\n' || (c == ' ' && atCellStart);
        }
        if (header < 0) header = count;
        return header == 0 ? 0 : header * (rows == 0 ? 1 : 0.1 + (double)same / rows);
    }
}

using System.Text;

namespace Vuurtoren.Platform.Documents;

/// <summary>How calendars (RFC 5545) and cards (RFC 6350) are written down: a property on a line, folded at 75 octets.</summary>
static class ContentLines
{
    const int LineOctets = 75;

    public static string Escape(string words)
    {
        var text = new StringBuilder(words.Length + 8);
        foreach (var c in words.ReplaceLineEndings("\n"))
            if (c == '\n') text.Append("\\n");
            else if (c is '\\' or ';' or ',') text.Append('\\').Append(c);
            else if (!char.IsControl(c)) text.Append(c);
        return text.ToString();
    }

    public static void Add(StringBuilder to, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                to.Append("\r\n ");
                octets = 1;
            }
            to.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        to.Append("\r\n");
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;

namespace Vuurtoren.Modules.Directory.Editing;

public sealed partial class Boxes
{
    /// <summary>Id and name of a box, and that its answer is wrong.</summary>
    readonly record struct NamedBox(string Name, bool IsWrong);
    readonly record struct HintText(string? Text);
    /// <summary>An attribute that we wrote ourselves; null: none.</summary>
    readonly record struct Attribute(string? Text);

    /// <summary>
    /// What is handed to Write, piece by piece to where the page goes, and encoded where it stands in braces: a form has two thousand pieces, and to put each together as
    /// a text first took half of the time.
    /// </summary>
    [InterpolatedStringHandler]
    readonly ref struct Markup(int literalLength, int formattedCount, Boxes boxes)
    {
        /// <summary>So many characters and holes at the least.</summary>
        public int Size => literalLength + formattedCount;

        public void AppendLiteral(string value) => boxes.output.Write(value);

        public void AppendFormatted(string? text)
        {
            if (!string.IsNullOrEmpty(text)) boxes.encoder.Encode(boxes.output, text);
        }

        public void AppendFormatted(int number) => boxes.output.Write(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(Guid id) => boxes.output.Write(id.ToString());

        public void AppendFormatted(Attribute attribute)
        {
            if (attribute.Text is null) return;
            boxes.output.Write(' ');
            boxes.output.Write(attribute.Text);
        }

        public void AppendFormatted(HintText hint)
        {
            if (hint.Text is null) return;
            boxes.output.Write("<p class=\"hint\">");
            AppendFormatted(hint.Text);
            boxes.output.Write("</p>");
        }

        public void AppendFormatted(NamedBox box)
        {
            foreach (var attribute in (ReadOnlySpan<string>)[" id=\"", "\" name=\""])
            {
                boxes.output.Write(attribute);
                AppendFormatted(box.Name);
            }
            if (box.IsWrong)
            {
                boxes.output.Write("\" aria-invalid=\"true\" aria-describedby=\"");
                AppendFormatted(box.Name);
                boxes.output.Write("-error");
            }
            boxes.output.Write('"');
        }
    }
}

using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>`hours`: reads lines {"id","text"} from standard input and prints for each what was read in the text, one line for one line.</summary>
public sealed class HoursCommand : CommandOf
{
    public override Reach Reach => Reach.Nothing;

    public override Command Make()
    {
        var command = new Command("hours", "Read opening hours out of text: JSON lines {id,text} in, {id,blocks,understood} out");
        command.SetAction(_ =>
        {
            using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            using var output = Console.OpenStandardOutput();
            return Answer(input, output, Console.Error);
        });
        return command;
    }

    /// <summary>A line that is no {"id","text"} is named on <paramref name="errors"/>; the others are answered.</summary>
    /// <returns>The exit code: 1 when a line could not be answered.</returns>
    public static int Answer(TextReader input, Stream output, TextWriter errors)
    {
        var wrong = 0;
        var number = 0L;
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        while (input.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (TryAsked(line) is not { } asked)
            {
                errors.WriteLine(Words.Say("hours.line-unusable", number));
                wrong++;
                continue;
            }
            using (asked)
                Write(json, asked.RootElement.GetProperty("id"), HoursText.Read(asked.RootElement.GetProperty("text").GetString()!));
            json.Flush();
            buffer.Write("\n"u8);
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            json.Reset();
        }
        output.Flush();
        return wrong == 0 ? 0 : 1;
    }

    static JsonDocument? TryAsked(string line)
    {
        JsonDocument? asked = null;
        try
        {
            asked = JsonDocument.Parse(line);
            var root = asked.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
                && root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is not null) return asked;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) { }
        asked?.Dispose();
        return null;
    }

    static void Write(Utf8JsonWriter json, JsonElement id, HoursRead read)
    {
        json.WriteStartObject();
        json.WritePropertyName("id");
        id.WriteTo(json);
        json.WriteStartArray("blocks");
        foreach (var block in read.Blocks) Write(json, block);
        json.WriteEndArray();
        json.WriteBoolean("understood", read.Understood);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, HoursBlock block)
    {
        json.WriteStartObject();
        json.WriteString("label", block.Label);
        json.WriteBoolean("by_appointment", block.ByAppointment);
        json.WriteBoolean("phone_only", block.PhoneOnly);
        json.WriteBoolean("monthly", block.Monthly);
        json.WriteStartArray("intervals");
        foreach (var (day, opens, closes) in block.Intervals)
        {
            json.WriteStartArray();
            json.WriteStringValue(day.ToString().ToLowerInvariant());
            json.WriteStringValue(Clock(opens));
            if (closes is { } end) json.WriteStringValue(Clock(end)); else json.WriteNullValue();
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteString("notes", block.Notes);
        json.WriteEndObject();
    }

    static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}

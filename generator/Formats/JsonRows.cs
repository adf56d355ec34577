using System.Text;
using System.Text.Json;

namespace RecoveryGuide.Formats;

/// <summary>A value of a JSON file with its place.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Value">The value, free of its document.</param>
public readonly record struct JsonRow(Source At, JsonElement Value);

/// <summary>Reads other people's JSON within bounds. What stands before a mistake is kept; the mistake is reported with its place.</summary>
public static class JsonRows
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The most rows.</summary>
    public const int MostRows = 50_000;

    private const int Deepest = 32;

    private static readonly JsonReaderOptions Lenient = new() { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The entries of the file's outermost list, or the one object it holds.</summary>
    public static ImmutableArray<JsonRow> Read(string file, string text, Diagnostics report)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(bytes, Lenient);
        List<JsonRow> rows = [];
        Places places = new(file, bytes);
        try
        {
            if (!reader.Read())
                return Fail("the file is empty; it must hold a list or an object.", 0);
            if (reader.TokenType == JsonTokenType.StartArray)
                ReadList(ref reader, rows, places, report);
            else
                rows.Add(new(places.Of(reader.TokenStartIndex), Value(ref reader)));
            // Throws over anything behind the value.
            reader.Read();
        }
        catch (JsonException failure)
        {
            long at = Math.Max(reader.BytesConsumed, places.Offset(failure.LineNumber, failure.BytePositionInLine));
            Fail($"this is not JSON: {Reason(failure)} {(rows.Count == 0 ? "Nothing before it could be used." : $"The {rows.Count} entries before it were read.")}", at);
        }
        return [.. rows];

        ImmutableArray<JsonRow> Fail(string message, long at)
        {
            report.Error(Rule.BrokenData, places.Of(at), message);
            return [];
        }
    }

    private static void ReadList(ref Utf8JsonReader reader, List<JsonRow> rows, Places places, Diagnostics report)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Source at = places.Of(reader.TokenStartIndex);
            if (rows.Count == MostRows)
            {
                report.Error(Rule.BrokenData, at, $"the file holds more than {MostRows} entries; split it.");
                reader.Skip();
                continue;
            }
            rows.Add(new(at, Value(ref reader)));
        }
    }

    private static JsonElement Value(ref Utf8JsonReader reader)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.Clone();
    }

    private static string Reason(JsonException failure)
    {
        string message = failure.Message.Split(" LineNumber", 2)[0].Split(" Path:", 2)[0].TrimEnd('.');
        return message + ".";
    }

    /// <summary>The fields of a JSON object: numbers and truths as text, lists of them as several texts, objects below left out.</summary>
    public static RowFields Fields(JsonRow row, int number) =>
        RowFields.Of(row.At, number, row.Value.ValueKind != JsonValueKind.Object ? [] : row.Value.EnumerateObject().Select(property => (Safe(property), TextsOf(property.Value))));

    private static string Safe(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static ImmutableArray<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(TextOf).OfType<string>()],
        _ => TextOf(value) is { } text ? [text] : [],
    };

    /// <summary>A text, number or truth as text; null for anything else, and for a text of half letters.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // A coded half of a letter (\ud800) is no text.
            return null;
        }
    }

    // Offsets are asked for in rising order, so lines are counted once.
    private sealed class Places(string file, byte[] bytes)
    {
        private int counted;
        private int line = 1;
        private int lineStart;

        public Source Of(long offset)
        {
            int to = (int)Math.Clamp(offset, 0, bytes.Length);
            for (; counted < to; counted++)
                if (bytes[counted] == (byte)'\n')
                {
                    line++;
                    lineStart = counted + 1;
                }
            return new(file, line, Math.Max(1, to - lineStart + 1));
        }

        public long Offset(long? lineNumber, long? byteInLine)
        {
            long at = 0;
            for (long skip = lineNumber ?? 0; skip > 0 && at < bytes.Length; at++)
                if (bytes[at] == (byte)'\n')
                    skip--;
            return Math.Min(bytes.Length, at + (byteInLine ?? 0));
        }
    }
}

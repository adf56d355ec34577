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
        byte[] bytes = Encoding.UTF8.GetBytes(WithWholeLetters(text));
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
        bool isTold = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Source at = places.Of(reader.TokenStartIndex);
            if (rows.Count == MostRows)
            {
                // Told once; what follows is only read to its end.
                if (!isTold)
                    report.Error(Rule.BrokenData, at, $"the file holds more than {MostRows} entries; split it.");
                isTold = true;
                reader.Skip();
                continue;
            }
            rows.Add(new(at, Value(ref reader)));
        }
    }

    // A coded half of a letter (\ud800 alone) is no text, and every question about a value that holds one would throw.
    private static string WithWholeLetters(string text)
    {
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return text;
        StringBuilder whole = new(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int letter = Coded(text, i);
            int length = letter >= 0 ? 6 : text[i] == '\\' && i + 1 < text.Length ? 2 : 1;
            if (letter is >= 0xD800 and <= 0xDBFF && Coded(text, i + 6) is >= 0xDC00 and <= 0xDFFF)
                whole.Append(text, i, length = 12);
            else if (letter is >= 0xD800 and <= 0xDFFF)
                whole.Append("\\ufffd");
            else
                whole.Append(text, i, length);
            i += length;
        }
        return whole.ToString();
    }

    // The number of the letter coded as \uXXXX at a place; -1 where there is none.
    private static int Coded(string text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u' && int.TryParse(text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out int letter) ? letter : -1;

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
        RowFields.Of(row.At, number, row.Value.ValueKind != JsonValueKind.Object ? [] : row.Value.EnumerateObject().Select(property => (property.Name, TextsOf(property.Value))));

    private static ImmutableArray<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(TextOf).OfType<string>()],
        _ => TextOf(value) is { } text ? [text] : [],
    };

    /// <summary>A text, number or truth as text; null for anything else.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

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

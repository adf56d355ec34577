using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecoveryGuide.Formats;

/// <summary>JSON files: values that are not stated are left out, and each row stands on a line of its own, so that two days' files can be compared line by line.</summary>
internal static class JsonText
{
    /// <summary>How it is written: these files are never part of a page, so + and &lt; need no escape; a number must be found in them by those who look for it.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static ReadOnlySpan<byte> BetweenRows => ",\n"u8;

    /// <summary>An object of what is stated: without nulls and without empty lists.</summary>
    public static JsonObject Of(params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Where(member => member.Value is not null and not JsonArray { Count: 0 }).Select(member => new KeyValuePair<string, JsonNode?>(member.Name, member.Value)));

    /// <summary>A list.</summary>
    public static JsonArray List(IEnumerable<JsonNode?> items) => [.. items];

    /// <summary>A list of texts.</summary>
    public static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode)item)];

    /// <summary>One value.</summary>
    public static string Written(JsonNode row) => row.ToJsonString(Plain);

    /// <summary>One value as a row of a list.</summary>
    public static ReadOnlyMemory<byte> Row(JsonNode row) => Row(JsonSerializer.SerializeToUtf8Bytes(row, Plain));

    /// <summary>One value, written already, as a row of a list.</summary>
    public static ReadOnlyMemory<byte> Row(byte[] written) => (byte[])[.. written, .. BetweenRows];

    /// <summary>Rows as a list.</summary>
    /// <param name="rows">Rows of <see cref="Row(JsonNode)"/>.</param>
    /// <param name="before">What stands before the list.</param>
    /// <param name="after">What stands behind it.</param>
    public static ReadOnlySequence<byte> Rows(IEnumerable<ReadOnlyMemory<byte>> rows, string before = "", string after = "")
    {
        List<ReadOnlyMemory<byte>> pieces = [Encoding.UTF8.GetBytes(before + "[\n"), .. rows];
        if (pieces.Count > 1)
            pieces[^1] = pieces[^1][..^BetweenRows.Length];
        return Pieces.Together([.. pieces, Encoding.UTF8.GetBytes($"\n]{after}\n")]);
    }
}

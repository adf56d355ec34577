using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace RecoveryGuide.Search;

/// <summary>search/{language}.json: the only file of the index that is not named for its content, and so the only one a browser asks for again.</summary>
internal static class Manifest
{
    /// <summary>Raised whenever a reader of the old format would misread the new; the reader then says so instead of guessing.</summary>
    public const int Format = 2;

    // For a file that a browser parses as JSON and nothing else: Hindi keys stay readable and a third of the size.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ReadOnlyMemory<byte> Write(string language, Packs packs, IEnumerable<(string Kind, ImmutableArray<BlockAddress> Blocks)> blocks)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("language", language);
            WriteFiles(json, packs);
            foreach ((string kind, ImmutableArray<BlockAddress> addresses) in blocks)
            {
                WriteBlocks(json, kind, addresses);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    // [path, bytes, checksum]: a reader must be able to tell a damaged telephone number from a good one.
    private static void WriteFiles(Utf8JsonWriter json, Packs packs)
    {
        json.WriteStartArray("files");
        foreach (SearchFile file in packs.Files)
        {
            json.WriteStartArray();
            json.WriteStringValue(file.Path);
            json.WriteNumberValue(file.Bytes.Length);
            json.WriteNumberValue(Adler.Of(file.Bytes.Span));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    // [first number, first key, file, offset, length]
    private static void WriteBlocks(Utf8JsonWriter json, string kind, ImmutableArray<BlockAddress> addresses)
    {
        json.WriteStartArray(kind);
        foreach (BlockAddress address in addresses)
        {
            json.WriteStartArray();
            json.WriteNumberValue(address.Number);
            json.WriteStringValue(address.FirstKey);
            json.WriteNumberValue(address.File);
            json.WriteNumberValue(address.Offset);
            json.WriteNumberValue(address.Length);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}

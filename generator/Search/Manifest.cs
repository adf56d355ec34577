using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace RecoveryGuide.Search;

/// <summary>search/{language}.json: the only file of the index that is not named for its content, and so the only one a browser asks for again.</summary>
internal static class Manifest
{
    /// <summary>Raised whenever a reader of the old format would misread the new; the reader then says so instead of guessing.</summary>
    public const int Format = 4;

    private const int MostRuns = 200;
    private const string Worldwide = "INTL";

    // For a file that a browser parses as JSON and nothing else: Hindi keys stay readable and a third of the size.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The manifest.</summary>
    /// <param name="language">Of the index.</param>
    /// <param name="country">That readers most likely are in; empty where there is none.</param>
    /// <param name="documents">In their order.</param>
    /// <param name="blocks">The volumes of each kind, and, where things are found by a text, the first text of each block.</param>
    /// <param name="common">The words that matter most.</param>
    /// <param name="hasCards">Whether it carries the cards.</param>
    public static ReadOnlyMemory<byte> Write(string language, string country, ImmutableArray<SearchDocument> documents, IEnumerable<(string Kind, IEnumerable<string> Volumes, ImmutableArray<string> Keys)> blocks, ReadOnlyMemory<byte> common, bool hasCards)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("language", language);
            json.WriteNumber("documents", documents.Length);
            // A reader that took another number for one of these would show one service's number under another's name.
            json.WriteNumber("blocksInVolume", Volumes.BlocksInVolume);
            json.WriteNumber("cardsInBlock", Cards.CardsInBlock);
            json.WriteNumber("linesInBlock", Cards.LinesInBlock);
            WriteGuides(json, documents);
            WriteHome(json, country, documents);
            json.WriteBase64String("common", common.Span);
            foreach ((string kind, IEnumerable<string> volumes, ImmutableArray<string> keys) in blocks)
            {
                json.WriteStartObject(kind);
                WriteTexts(json, "volumes", volumes);
                WriteTexts(json, "keys", keys);
                json.WriteEndObject();
            }
            if (hasCards)
                Cards.Write(documents, json);
            json.WriteEndObject();
        }
        return WithChecksum(bytes.WrittenMemory);
    }

    // It may carry the cards, and with them telephone numbers: {"checksum":"…", stands before all that it is the Adler-32 of.
    private static ReadOnlyMemory<byte> WithChecksum(ReadOnlyMemory<byte> json)
    {
        ReadOnlyMemory<byte> rest = json[1..];
        return (byte[])[.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"checksum\":\"{Adler.Of(rest.Span):x8}\",")), .. rest.Span];
    }

    // [first, after]: what lies nowhere is numbered by its kind, so the guides are neighbours.
    private static void WriteGuides(Utf8JsonWriter json, ImmutableArray<SearchDocument> documents)
    {
        int[] guides = [.. documents.Select(static (document, number) => (document, number)).Where(static entry => entry.document.Kind == "guide").Select(static entry => entry.number)];
        json.WriteStartArray("guides");
        json.WriteNumberValue(guides.Length == 0 ? 0 : guides[0]);
        json.WriteNumberValue(guides.Length == 0 ? 0 : guides[^1] + 1);
        json.WriteEndArray();
    }

    // [abroad, not, abroad, not …]: how many documents in a row are services of other countries, then how many are not. A directory of the whole world would make this long, and has no country of its own.
    private static void WriteHome(Utf8JsonWriter json, string country, ImmutableArray<SearchDocument> documents)
    {
        List<int> runs = [];
        bool isHome = false;
        int length = 0;
        foreach (SearchDocument document in documents)
        {
            if (isHome != (country.Length > 0 && (document.Country.Length == 0 || document.Country == country || document.Country == Worldwide)))
            {
                runs.Add(length);
                length = 0;
                isHome = !isHome;
            }
            length++;
        }
        if (isHome)
            runs.Add(length);
        json.WriteStartArray("home");
        foreach (int run in runs.Count <= MostRuns ? runs : [])
            json.WriteNumberValue(run);
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}

using System.Text.Json;

namespace RecoveryGuide.Search;

/// <summary>What a result shows: its card, which an answer reads first, and its lines, which follow. theme/scripts/search/cards.js reads them back.</summary>
internal static class Cards
{
    /// <summary>About 1 kB compressed.</summary>
    internal const int CardsInBlock = 24;

    /// <summary>About 1 kB compressed.</summary>
    internal const int LinesInBlock = 16;

    /// <summary>Writes the cards in blocks.</summary>
    public static void Write(ImmutableArray<SearchDocument> documents, Volumes volumes)
    {
        foreach (SearchDocument[] block in documents.Chunk(CardsInBlock))
            volumes.Add(Written(block.SelectMany(static card => TextsOf(card))));
    }

    /// <summary>Writes the lines of the cards in blocks.</summary>
    public static void WriteLines(ImmutableArray<SearchDocument> documents, Volumes volumes)
    {
        foreach (SearchDocument[] block in documents.Chunk(LinesInBlock))
            volumes.Add(Written(block.Select(static card => card.Snippet)));
    }

    /// <summary>Writes the cards into the manifest: on a small site one request then brings them all.</summary>
    public static void Write(ImmutableArray<SearchDocument> documents, Utf8JsonWriter json)
    {
        json.WriteStartArray("cards");
        foreach (string text in documents.SelectMany(static card => TextsOf(card)))
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string[] TextsOf(SearchDocument card) =>
        [card.Url, card.Title, card.Kind, card.Place ?? "", card.Badge ?? "", card.Dial ?? "", card.DialText ?? "", card.Closed ?? "", CaveatOf(card)];

    // Where the caveat begins and ends in the lines, in UTF-16 units, as the reader's script counts.
    private static string CaveatOf(SearchDocument card)
    {
        if (card.Caveat is not { } caveat)
            return "";
        int from = card.Snippet.LastIndexOf(caveat, StringComparison.Ordinal);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from},{from + caveat.Length}");
    }

    private static ReadOnlyMemory<byte> Written(IEnumerable<string> texts)
    {
        ByteWriter writer = new();
        foreach (string text in texts)
            writer.Text(text);
        return writer.Written;
    }
}

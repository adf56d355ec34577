namespace RecoveryGuide.Search;

/// <summary>
/// The documents in leaves: so many that lie near each other, with all that filtering by facets, places and times needs. One look near a place then reads a leaf or two,
/// however large the directory. theme/scripts/search/leaves.js reads them back.
/// </summary>
internal static class Leaves
{
    /// <summary>About 1 kB compressed.</summary>
    internal const int DocumentsInLeaf = 128;

    // Degrees are kept to a metre; a meeting's door needs no more.
    private const int StepsPerDegree = 100_000;

    // A leaf's edges are kept to a kilometre, outwards.
    private const int EdgeStepsPerDegree = 100;

    /// <summary>The documents in the order they are numbered: what lies nowhere first, by kind and country; then what has a point, along a curve that keeps neighbours together.</summary>
    public static ImmutableArray<SearchDocument> InOrder(ImmutableArray<SearchDocument> documents) =>
    [
        .. documents.Select(static document => (document, place: PlaceOnCurve(document)))
            .OrderBy(static entry => entry.place)
            .ThenBy(static entry => entry.document.Kind, StringComparer.Ordinal)
            // Of two that answer alike, what serves the whole world stands before what serves one country of it.
            .ThenByDescending(static entry => entry.document.Country == "INTL")
            .ThenBy(static entry => entry.document.Country, StringComparer.Ordinal)
            .ThenByDescending(static entry => entry.document.Quality)
            .ThenBy(static entry => entry.document.Url, StringComparer.Ordinal)
            .Select(static entry => entry.document),
    ];

    /// <summary>The leaves of documents in that order; none holds both documents with a point and without.</summary>
    public static ImmutableArray<Leaf> Of(ImmutableArray<SearchDocument> documents)
    {
        Vocabulary facets = new(documents.SelectMany(Facets));
        Vocabulary zones = new(documents.SelectMany(static document => document.Times).Select(static time => time.Zone));
        int[] ordinals = Ordinals(documents);
        return
        [
            .. documents.Select(static (document, number) => (document, number)).GroupBy(static entry => HasPoint(entry.document))
                .OrderBy(static group => group.Key).SelectMany(static group => group.Chunk(DocumentsInLeaf))
                .Select(chunk => new Leaf(Edges.Around(chunk.Select(static entry => entry.document)), CountriesOf(chunk.Select(static entry => entry.document), facets), chunk.Length,
                    Written(chunk, facets, zones, ordinals))),
        ];
    }

    /// <summary>What is needed to know which leaves to read: the words leaves number, and each leaf's edges, countries and address.</summary>
    public static ReadOnlyMemory<byte> Directory(ImmutableArray<SearchDocument> documents, ImmutableArray<Leaf> leaves)
    {
        ByteWriter writer = new();
        new Vocabulary(documents.SelectMany(Facets)).Write(writer);
        new Vocabulary(documents.SelectMany(static document => document.Times).Select(static time => time.Zone)).Write(writer);
        writer.Number(leaves.Length);
        foreach (Leaf leaf in leaves)
        {
            writer.Number(leaf.Count);
            writer.Number(leaf.Countries.Length);
            writer.Ascending(leaf.Countries);
            leaf.Edges.Write(writer);
        }
        return writer.Written;
    }

    internal static IEnumerable<string> Facets(SearchDocument document)
    {
        IEnumerable<string> country = document.Country.Length > 0 ? [$"country={document.Country}"] : [];
        return document.Facets.Append($"kind={document.Kind}").Concat(country).Distinct();
    }

    private static bool HasPoint(SearchDocument document) => document is { Latitude: not null, Longitude: not null };

    private static int PlaceOnCurve(SearchDocument document) => HasPoint(document) ? 1 + Hilbert.Of(document.Latitude!.Value, document.Longitude!.Value) : 0;

    private static int[] CountriesOf(IEnumerable<SearchDocument> documents, Vocabulary facets) =>
        [.. documents.Select(static document => document.Country).Distinct().Where(static country => country.Length > 0).Select(country => facets[$"country={country}"]).Order()];

    // The order a list without a query is shown in, which settles equal scores: the best first, then by title.
    private static int[] Ordinals(ImmutableArray<SearchDocument> documents)
    {
        int[] ordinals = new int[documents.Length];
        int ordinal = 0;
        foreach ((SearchDocument _, int number) in documents.Select(static (document, number) => (document, number))
            .OrderByDescending(static entry => entry.document.Quality).ThenBy(static entry => Words.Fold(entry.document.Title), StringComparer.Ordinal).ThenBy(static entry => entry.document.Url, StringComparer.Ordinal))
            ordinals[number] = ordinal++;
        return ordinals;
    }

    private static ReadOnlyMemory<byte> Written((SearchDocument Document, int Number)[] chunk, Vocabulary facets, Vocabulary zones, int[] ordinals)
    {
        ByteWriter writer = new();
        foreach ((SearchDocument document, int number) in chunk)
        {
            writer.Number(ordinals[number]);
            int[] numbers = [.. Facets(document).Select(facet => facets[facet]).Order()];
            writer.Number(numbers.Length);
            writer.Ascending(numbers);
            WritePoint(writer, document);
            writer.Number(document.Times.Length);
            foreach (SearchTime time in document.Times)
                WriteTime(writer, time, zones);
        }
        return writer.Written;
    }

    private static void WritePoint(ByteWriter writer, SearchDocument document)
    {
        writer.Number(!HasPoint(document) ? 0 : document.IsApproximate ? 2 : 1);
        if (HasPoint(document))
        {
            writer.Signed(Steps(document.Latitude!.Value, StepsPerDegree));
            writer.Signed(Steps(document.Longitude!.Value, StepsPerDegree));
        }
    }

    private static void WriteTime(ByteWriter writer, SearchTime time, Vocabulary zones)
    {
        foreach (int number in (int[])[(int)time.Kind, zones[time.Zone], time.Days, time.From, time.Length, time.Weeks, Math.Max(1, time.Every)])
            writer.Number(number);
        writer.Optional(time.Starts);
        writer.Optional(time.Ends);
        ImmutableArray<int> except = time.Except.IsDefault ? [] : time.Except;
        writer.Number(except.Length);
        writer.Ascending(except);
    }

    internal static int Steps(double value, int perUnit) => (int)Math.Round(value * perUnit, MidpointRounding.AwayFromZero);

    /// <summary>How far documents reach, in hundredths of a degree; none has no points.</summary>
    internal sealed record Edges(int South, int West, int North, int East)
    {
        public static Edges? Around(IEnumerable<SearchDocument> documents)
        {
            (double Latitude, double Longitude)[] points = [.. documents.Where(HasPoint).Select(static document => (document.Latitude!.Value, document.Longitude!.Value))];
            return points.Length == 0 ? null : new(
                (int)Math.Floor(points.Min(static point => point.Latitude) * EdgeStepsPerDegree), (int)Math.Floor(points.Min(static point => point.Longitude) * EdgeStepsPerDegree),
                (int)Math.Ceiling(points.Max(static point => point.Latitude) * EdgeStepsPerDegree), (int)Math.Ceiling(points.Max(static point => point.Longitude) * EdgeStepsPerDegree));
        }
    }

    private static void Write(this Edges? edges, ByteWriter writer)
    {
        writer.Number(edges is null ? 0 : 1);
        if (edges is null)
            return;
        writer.Signed(edges.South);
        writer.Signed(edges.West);
        writer.Number(edges.North - edges.South);
        writer.Number(edges.East - edges.West);
    }
}

/// <summary>A leaf and what is known of it without reading it.</summary>
/// <param name="Edges">How far it reaches; null where its documents lie nowhere.</param>
/// <param name="Countries">Numbers of the facets "country=…" its documents have.</param>
/// <param name="Count">How many documents it holds.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record Leaf(Leaves.Edges? Edges, int[] Countries, int Count, ReadOnlyMemory<byte> Bytes);

/// <summary>Texts by number, in order.</summary>
internal sealed class Vocabulary
{
    private readonly string[] texts;
    private readonly Dictionary<string, int> numbers;

    public Vocabulary(IEnumerable<string> texts)
    {
        this.texts = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        numbers = this.texts.Select(static (text, number) => (text, number)).ToDictionary(static entry => entry.text, static entry => entry.number, StringComparer.Ordinal);
    }

    public int this[string text] => numbers[text];

    public void Write(ByteWriter writer)
    {
        writer.Number(texts.Length);
        string previous = "";
        foreach (string text in texts)
        {
            writer.TextAfter(previous, text);
            previous = text;
        }
    }
}

/// <summary>The Hilbert curve: a line through all places on Earth on which neighbours stay together.</summary>
internal static class Hilbert
{
    // 2^15 steps each way: about a kilometre, and the whole length fits a positive int.
    private const int Side = 1 << 15;

    /// <summary>How far along the curve a point lies, 0 to 2^30 - 1.</summary>
    public static int Of(double latitude, double longitude)
    {
        int x = Step((longitude + 180) / 360);
        int y = Step((latitude + 90) / 180);
        int along = 0;
        for (int half = Side / 2; half > 0; half /= 2)
        {
            int right = (x & half) > 0 ? 1 : 0;
            int upper = (y & half) > 0 ? 1 : 0;
            along += half * half * ((3 * right) ^ upper);
            (x, y) = Turned(x, y, right, upper);
        }
        return along;
    }

    private static int Step(double share) => Math.Clamp((int)(share * Side), 0, Side - 1);

    // The lower quarters of the curve are turned, so that it comes in and goes out at neighbouring corners.
    private static (int X, int Y) Turned(int x, int y, int right, int upper)
    {
        if (upper == 1)
            return (x, y);
        return right == 1 ? (Side - 1 - y, Side - 1 - x) : (y, x);
    }
}

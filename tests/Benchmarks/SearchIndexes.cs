using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RecoveryGuide.Search;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// What writing a search index costs: 300 invented guides with 1,000, 10,000 and 100,000 invented listings, each size in a process of its own. First
/// <c>node tests/Benchmarks/search/corpus.mjs FOLDER</c>, then <c>CORPUS=FOLDER dotnet test -c Release -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.SearchIndexes</c>.
/// The figures are written to <c>TestResults/search-indexes.txt</c>; the indexes stay in FOLDER/indexes, or in <c>INDEXES</c>, for <c>tests/Benchmarks/search/run.mjs</c>.
/// <c>SIZES=1000,300000</c> in the environment chooses other sizes that corpus.mjs has written.
/// </summary>
public class SearchIndexes
{
    private const string Sizes = "SIZES";
    private const string Heading = "listings | documents | seconds | peak memory | of it the documents | files | bytes";
    private const int LongestSnippet = 140;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly string Corpus = Environment.GetEnvironmentVariable("CORPUS") ?? "";

    private static readonly string Indexes = Environment.GetEnvironmentVariable("INDEXES") ?? Path.Combine(Corpus, "indexes");

    [Fact(Explicit = true)]
    public void Indexes_are_written()
    {
        Assert.True(Corpus.Length > 0, "CORPUS names the folder that corpus.mjs has written.");
        ImmutableArray<string> sizes = [.. (Environment.GetEnvironmentVariable(Sizes) ?? "1000,10000,100000").Split(',')];
        if (sizes is [string only])
            Measure(only);
        else
            foreach (string size in sizes)
                MeasureInItsOwnProcess(size);
        string[] rows = [Heading, .. sizes.Select(size => Figures.Read(size).Row)];
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllLines(Path.Combine(results, "search-indexes.txt"), rows);
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', rows));
    }

    // A process that has written one index keeps memory that the next would be blamed for.
    private static void MeasureInItsOwnProcess(string size)
    {
        ProcessStartInfo start = new("dotnet", [typeof(SearchIndexes).Assembly.Location, "-explicit", "only", "-class", typeof(SearchIndexes).FullName!]) { RedirectStandardOutput = true };
        start.Environment[Sizes] = size;
        using Process child = Process.Start(start)!;
        string said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, said);
    }

    private static void Measure(string size)
    {
        ImmutableArray<SearchDocument> documents = [.. Lines<Guide>("guides.jsonl").Select(DocumentOf), .. Lines<Listing>($"listings-{size}.jsonl").Select(DocumentOf)];
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long before = Environment.WorkingSet;
        long peak = before;
        SearchFiles index;
        double seconds;
        // The system's own peak would count reading the corpus, too.
        using (new Timer(_ => peak = Math.Max(peak, Environment.WorkingSet), null, 0, 20))
        {
            long start = Stopwatch.GetTimestamp();
            index = IndexWriter.Write(documents, "en");
            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        GC.KeepAlive(documents);
        string folder = Path.Combine(Indexes, size);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (SearchFile file in index.Files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
        }
        new Figures(int.Parse(size, CultureInfo.InvariantCulture), documents.Length, seconds, peak, before, index.Files.Length, index.Files.Sum(file => (long)file.Bytes.Length)).Write(size);
    }

    private static IEnumerable<T> Lines<T>(string file) => File.ReadLines(Path.Combine(Corpus, file)).Select(line => JsonSerializer.Deserialize<T>(line, Json)!);

    private static SearchDocument DocumentOf(Guide guide) => new()
    {
        Url = guide.Url,
        Title = guide.Name,
        Kind = guide.Kind,
        Snippet = guide.Summary,
        Place = guide.Topic,
        Fields = [new(SearchFieldKind.Name, guide.Name), new(SearchFieldKind.Tags, guide.Summary), new(SearchFieldKind.Body, guide.Body)],
    };

    private static SearchDocument DocumentOf(Listing listing) => new()
    {
        Url = listing.Url,
        Title = listing.Name,
        Kind = listing.Kind,
        Snippet = SnippetOf(listing.Description),
        Place = $"{listing.Town}, {listing.CountryName}",
        Dial = $"tel:{listing.Phone.Replace(" ", "", StringComparison.Ordinal)}",
        DialText = listing.Phone,
        Country = listing.Country,
        Facets =
        [
            $"country={listing.Country}", $"region={listing.Region}", $"cost={listing.Cost}",
            .. listing.Services.Select(service => $"service={service}"), .. listing.Languages.Select(language => $"language={language}"),
        ],
        Latitude = listing.Lat,
        Longitude = listing.Lon,
        Fields =
        [
            new(SearchFieldKind.Name, listing.Name),
            .. listing.OtherName is { } other ? [new SearchField(SearchFieldKind.OtherName, other)] : Array.Empty<SearchField>(),
            new(SearchFieldKind.Tags, string.Join(' ', [listing.KindLabel, .. listing.ServiceLabels, .. listing.LanguageLabels, listing.Cost])),
            .. listing.Names.Append(listing.Region.Replace('-', ' ')).Append(listing.CountryName).Select(name => new SearchField(SearchFieldKind.Place, name)),
            new(SearchFieldKind.Body, $"{listing.Description} {listing.Phone}"),
        ],
    };

    // At the end of a word, as a card is read.
    private static string SnippetOf(string text) => text.Length <= LongestSnippet ? text : text[..text.LastIndexOf(' ', LongestSnippet)];

    private sealed record Guide(string Url, string Kind, string Name, string Topic, string Summary, string Body);

    private sealed record Listing(string Url, string Kind, string KindLabel, string Name, string? OtherName, string Town, ImmutableArray<string> Names, string Region, string Country, string CountryName,
        ImmutableArray<string> Services, ImmutableArray<string> ServiceLabels, ImmutableArray<string> Languages, ImmutableArray<string> LanguageLabels, string Cost, string Phone, string Description, double Lat, double Lon);

    /// <summary>What one index cost; run.mjs reads it beside the index.</summary>
    private sealed record Figures(int Listings, int Documents, double Seconds, long Peak, long Before, int Files, long Bytes)
    {
        public string Row => string.Create(CultureInfo.InvariantCulture,
            $"{Listings:N0} | {Documents:N0} | {Seconds:0.0} | {Peak / (1024 * 1024):N0} MiB | {Before / (1024 * 1024):N0} MiB | {Files:N0} | {Bytes:N0}");

        public static Figures Read(string size) => JsonSerializer.Deserialize<Figures>(File.ReadAllText(PathOf(size)), Json)!;

        public void Write(string size) => File.WriteAllText(PathOf(size), JsonSerializer.Serialize(this, Json));

        private static string PathOf(string size) => Path.Combine(Indexes, $"{size}.json");
    }
}

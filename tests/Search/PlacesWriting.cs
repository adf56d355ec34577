using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;
using RecoveryGuide.Search;

namespace RecoveryGuide.Tests.Search;

/// <summary>places.json: what the gazetteer in C# and the reader in JavaScript must agree on. places.test.mjs reads the same file.</summary>
public sealed record GoldenPlaces(
    ImmutableArray<string> Countries,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Gazetteer,
    ImmutableArray<string> Towns,
    ImmutableArray<GoldenFind> Finds,
    ImmutableSortedDictionary<string, string> Files)
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "tests", "Search", "places.json");

    public static GoldenPlaces Read() => JsonSerializer.Deserialize<GoldenPlaces>(File.ReadAllText(Path), JsonSerializerOptions.Web)!;

    /// <summary>The gazetteer that the file describes, by the readers of the build.</summary>
    public Gazetteer Made()
    {
        Diagnostics report = new();
        ImmutableArray<Document<GazetteerCountry>> files =
            [.. Gazetteer.SelectMany(file => GazetteerFiles.Pipeline.Process(FileOf($"input/places/gazetteer/{file.Key}.tsv", [.. file.Value.Order(FileOrder)]), report))];
        ImmutableArray<Document<Towns>> towns = [.. TownFiles.Pipeline.Process(FileOf("input/places/towns.yml", Towns), report)];
        Gazetteer made = Gazetteers.Join(Places.Read(Yaml.Read("input/places/countries.yml", Text(Countries), report)), files, towns, report);
        Assert.Empty(report.Sorted());
        return made;
    }

    // By name as the files are: the tab behind a name sorts before every letter.
    private static readonly StringComparer FileOrder = StringComparer.Ordinal;

    private static InputFile FileOf(string path, ImmutableArray<string> lines) => new(path, Text(lines), "");

    private static string Text(ImmutableArray<string> lines) => string.Join('\n', lines) + "\n";
}

/// <summary>A town asked for, and the point found, rounded to what is sent; null where nothing may be found.</summary>
public sealed record GoldenFind(string Country, string? Region, string Town, string? Place, string? By);

/// <summary>The files a reader's device finds towns with.</summary>
public sealed partial class PlacesWriting
{
    private const string India = "IN";

    // What the file of India may cost a reader on a slow line, compressed.
    private const int MostBytesOfIndia = 60 * 1024;

    private static readonly GoldenPlaces Golden = GoldenPlaces.Read();

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonElement Manifest => JsonDocument.Parse(Repository.Text("/search/places.json")).RootElement;

    private static ReadOnlyMemory<byte> FileOf(JsonElement country) => Repository.Site.Files.Single(file => file.Output.Route.Url == "/" + country.GetProperty("path").GetString()).Bytes.First;

    /// <summary>
    /// places.test.mjs finds places in exactly these bytes. After a change meant to alter them, run with APPROVE=1 and look at what the Node test then says.
    /// </summary>
    [Fact]
    public void The_bytes_are_those_the_reader_is_tested_on()
    {
        ImmutableSortedDictionary<string, string> files = PlacesWriter.Write(Golden.Made()).Files
            .ToImmutableSortedDictionary(file => file.Path, file => Convert.ToBase64String(file.Bytes.Span), StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            Approve(files);
        else
            Assert.Equal(Golden.Files, files);
    }

    [Fact]
    public void The_gazetteer_finds_what_the_reader_s_device_finds()
    {
        Gazetteer gazetteer = Golden.Made();

        Assert.NotEmpty(Golden.Finds);
        Assert.All(Golden.Finds, find => Assert.Equal(find.Place, Sent(gazetteer.Find(find.Country, find.Region, find.Town))));
    }

    [Fact]
    public void India_costs_a_reader_at_most_sixty_kilobytes()
    {
        JsonElement india = Manifest.GetProperty("countries").GetProperty(India);

        int compressed = Compressed(FileOf(india).Span);
        TestContext.Current.SendDiagnosticMessage($"India: {india.GetProperty("places").GetInt32()} places, {FileOf(india).Length} bytes, {compressed} compressed.");

        Assert.True(india.GetProperty("places").GetInt32() > 7000);
        Assert.InRange(compressed, 1, MostBytesOfIndia);
    }

    [Fact]
    public void Every_country_with_places_has_a_file_named_after_its_content()
    {
        string[] codes = [.. Repository.Site.Site.Countries.Select(country => country.Code).Where(code => code != Country.Everywhere).Order(StringComparer.Ordinal)];
        JsonProperty[] countries = [.. Manifest.GetProperty("countries").EnumerateObject()];

        Assert.Equal(codes, countries.Select(country => country.Name));
        Assert.All(countries, country =>
        {
            Assert.Matches("^_/places/[0-9a-f]{16}\\.bin$", country.Value.GetProperty("path").GetString());
            Assert.Equal(country.Value.GetProperty("bytes").GetInt32(), FileOf(country.Value).Length);
        });
        Assert.InRange(Compressed(Encoding.UTF8.GetBytes(Repository.Text("/search/places.json"))), 1, 4 * 1024);
    }

    [Fact]
    public void A_site_without_a_gazetteer_sends_none()
    {
        using SmallSite site = new();

        Assert.DoesNotContain(site.Build().Files, file => file.Output.Route.Url.Contains("places.json", StringComparison.Ordinal));
    }

    private static int Compressed(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return (int)compressed.Length;
    }

    private static string? Sent(GazetteerPlace? place) => place is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(place.Point.Latitude, 2, MidpointRounding.AwayFromZero)} {Math.Round(place.Point.Longitude, 2, MidpointRounding.AwayFromZero)}");

    // Only the files are replaced: the rest of places.json is written by hand, line by line.
    private static void Approve(ImmutableSortedDictionary<string, string> files)
    {
        string json = JsonSerializer.Serialize(files, Readable).ReplaceLineEndings("\n  ");
        File.WriteAllText(GoldenPlaces.Path, FilesToTheEnd().Replace(File.ReadAllText(GoldenPlaces.Path), _ => $"\"files\": {json}\n}}\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    [GeneratedRegex("\"files\":.*$", RegexOptions.Singleline)]
    private static partial Regex FilesToTheEnd();
}

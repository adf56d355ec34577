using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Search;

namespace RecoveryGuide.Tests.Browser;

/// <summary>A large site's index lies in many files, of which an answer reads few. Reading them all is the measure of what is right.</summary>
[Collection(OtherBrowser.Name), Trait("Category", "Browser")]
public class SearchingLargeSites(BrowserFixture site)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private const int Documents = 3_000;

    // Two kinds of place: a dense town and the wide country around it.
    private static readonly ImmutableArray<SearchDocument> Directory = [.. Enumerable.Range(0, Documents).Select(Listing)];

    private const string Ask = """
        async ([module, language, text, options]) => {
          const { openSearch } = await import(module);
          const asked = [];
          const read = async (path) => { asked.push(path); return new Uint8Array(await (await fetch('/' + path)).arrayBuffer()); };
          const search = await openSearch({ read, language });
          const { results, total, isComplete, widenedToKm } = await search.search(text, { now: Date.UTC(2026, 10, 26, 12), limit: 10, ...JSON.parse(options) });
          return { urls: results.map(({ url, distanceKm }) => `${url} ${distanceKm?.toFixed(1)}`), total, isComplete, widenedToKm, asked };
        }
        """;

    // What is seldom, such as an hour of the week, may be far: then more is read, up to a limit.
    [Theory]
    [InlineData("", """{"near":{"lat":30.34,"lon":76.38,"country":"IN","region":"punjab"}}""", 12)]
    [InlineData("detox", """{"near":{"lat":30.34,"lon":76.38,"country":"IN","region":"punjab"}}""", 12)]
    [InlineData("", """{"near":{"lat":22.5,"lon":79.1,"country":"IN","region":null},"filters":{"service":["detox"]},"without":{"cost":["paid"]}}""", 12)]
    [InlineData("", """{"near":{"lat":30.34,"lon":76.38,"country":"IN","region":"punjab"},"when":{"at":1795694400000}}""", 40)]
    [InlineData("", """{"near":{"lat":30.34,"lon":76.38,"country":"IN","region":"punjab"},"when":{"between":[1795694400000,1795726800000]},"kinds":["group"]}""", 40)]
    public async Task Near_a_place_few_files_give_the_answer_of_the_whole(string text, string options, int most)
    {
        JsonNode anywhere = JsonNode.Parse(options)!;
        GeoPoint near = new((double)anywhere["near"]!["lat"]!, (double)anywhere["near"]!["lon"]!);
        anywhere.AsObject().Remove("near");
        anywhere["limit"] = Documents;

        Answer whole = await Answer(text, anywhere.ToJsonString());
        Answer parts = await Answer(text, options);

        string[] expected = [.. whole.Urls.Select(NumberOf).Where(number => PointOf(number) is not null).OrderBy(number => Distance.Kilometres(near, PointOf(number)!.Value)).Select(number => $"listing-{number}")];
        string[] found = [.. parts.Urls.Where(url => !url.EndsWith("undefined", StringComparison.Ordinal)).Select(url => $"listing-{NumberOf(url)}")];
        Assert.True(whole.IsComplete);
        Assert.InRange(found.Length, 3, 10);
        Assert.Equal(expected[..found.Length], found);
        Assert.InRange(parts.Asked.Count(path => whole.Leaves.Any(leaf => path.Contains(leaf, StringComparison.Ordinal))), 1, most);
    }

    [Fact]
    public async Task Near_a_place_of_a_country_without_services_hardly_anything_is_read()
    {
        Answer answer = await Answer("", """{"near":{"lat":48.86,"lon":2.35,"country":"FR","region":null}}""");

        Assert.True(answer.IsComplete);
        Assert.InRange(answer.Asked.Count(path => answer.Leaves.Any(leaf => path.Contains(leaf, StringComparison.Ordinal))), 0, 4);
    }

    private static int NumberOf(string url) => int.Parse(url.Split("listing-")[1].Split('/')[0], CultureInfo.InvariantCulture);

    private static GeoPoint? PointOf(int number) => Directory[number] is { Latitude: { } latitude, Longitude: { } longitude } ? new(latitude, longitude) : null;

    [Fact]
    public async Task A_damaged_leaf_shows_nothing()
    {
        PlaywrightException failure = await Assert.ThrowsAsync<PlaywrightException>(() => Answer("", """{"near":{"lat":30.34,"lon":76.38,"country":"IN"}}""", damage: true));

        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
    }

    private async Task<Answer> Answer(string text, string options, bool damage = false)
    {
        Dictionary<string, byte[]> files = IndexWriter.Write(Directory, "en").Files.ToDictionary(file => "/" + file.Path, file => file.Bytes.ToArray());
        if (damage)
            foreach (string block in files.Keys.Where(path => path.EndsWith(".bin", StringComparison.Ordinal)).ToArray())
                files[block][^3] ^= 1;
        IPage page = await site.Open("/");
        string script = await page.EvaluateAsync<string>("() => document.querySelector('script[src*=\"site.js\"]').src.replace('site.js', 'search/index.js')");
        await page.RouteAsync(url => files.ContainsKey(new Uri(url).AbsolutePath), route => route.FulfillAsync(new() { BodyBytes = files[new Uri(route.Request.Url).AbsolutePath] }));
        JsonElement answer = await page.EvaluateAsync<JsonElement>(Ask, new object[] { script, "en", text, options });
        return answer.Deserialize<Answer>(Web)! with { Leaves = [.. JsonDocument.Parse(files["/search/en.json"]).RootElement.GetProperty("leaves").GetProperty("volumes").EnumerateArray().Select(name => name.GetString()!)] };
    }

    private static SearchDocument Listing(int number)
    {
        bool isDense = number % 3 == 0;
        double spread = isDense ? 0.3 : 8;
        string kind = (number % 5) switch { 0 => "group", 1 => "hotline", _ => "centre" };
        bool isSomewhere = kind != "hotline" || number % 10 != 1;
        return new()
        {
            Url = $"/find/{kind}s/listing-{number}/",
            Title = $"Listing {number}",
            Kind = kind,
            Snippet = "Invented for a test.",
            Country = number % 7 == 0 && !isSomewhere ? "INTL" : "IN",
            Facets = [$"service={(number % 4 == 0 ? "detox" : "counselling")}", $"cost={(number % 2 == 0 ? "free" : "paid")}", .. number % 11 == 0 && !isSomewhere ? ["region=punjab"] : Array.Empty<string>()],
            Latitude = isSomewhere ? (isDense ? 30.3 : 23) + (Part(number, 7919) * spread) : null,
            Longitude = isSomewhere ? (isDense ? 76.4 : 79) + (Part(number, 6101) * spread) : null,
            Times = [new(kind == "group" ? SearchTimeKind.InPerson : SearchTimeKind.Hours, "Asia/Kolkata", 1 << (number % 7), 60 * (8 + (number % 12)), 120) { Every = 1, Except = [] }],
            Fields = [new(SearchFieldKind.Name, $"Listing {number}"), new(SearchFieldKind.Tags, number % 4 == 0 ? "detox" : "counselling")],
        };
    }

    // -1 to 1, spread evenly enough and the same every time.
    private static double Part(int number, int step) => (number * step % 2001 / 1000.0) - 1;
}

internal sealed record Answer(ImmutableArray<string> Urls, int Total, bool IsComplete, int? WidenedToKm, ImmutableArray<string> Asked)
{
    /// <summary>The volumes leaves lie in.</summary>
    public ImmutableArray<string> Leaves { get; init; } = [];
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using YamlDotNet.Serialization;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// An invented site's words for other generators: guides in Markdown with front matter, listings and what is said of places as JSON. What asks for much work of ours is
/// handed to them ready: short-codes filled in, counts, neighbours, the order of lists, numbers as they are shown.
/// </summary>
internal sealed class PeerContent
{
    private const int MostNearby = 4;

    private static readonly JsonSerializerOptions Camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // As an editor would write front matter: a line a value.
    private static readonly JsonSerializerOptions Stub = new(Camel) { WriteIndented = true };

    private readonly InventedSite site;
    private readonly ImmutableArray<Listing> listings;
    private readonly Dictionary<string, (string Name, Dictionary<string, string> Regions)> countries;
    private readonly ILookup<(string Country, string? Region, ListingKind Kind), Listing> byRegion;
    private readonly ILookup<(string Country, ListingKind Kind), Listing> byCountry;

    /// <summary>Reads the site's listings.</summary>
    public PeerContent(InventedSite site)
    {
        this.site = site;
        listings = site.ReadListings();
        countries = new(StringComparer.Ordinal)
        {
            ["US"] = ("United States", InventedListings.States.ToDictionary(name => Slug.FromLatin(name)!, StringComparer.Ordinal)),
            ["GB"] = ("United Kingdom", InventedListings.Nations.ToDictionary(name => Slug.FromLatin(name)!, StringComparer.Ordinal)),
        };
        byRegion = listings.ToLookup(listing => (listing.Country, listing.Region, listing.Kind));
        byCountry = listings.ToLookup(listing => (listing.Country, listing.Kind));
    }

    /// <summary>For Hugo, whose version in Debian cannot make pages from data: a file with front matter a listing.</summary>
    public void WriteForHugo(string folder)
    {
        WriteData(Path.Combine(folder, "data"));
        for (int number = 0; number < site.GuideCount; number++)
            Write(HugoGuide(folder, site.Guides[number]), GuideOf(number));
        foreach (string section in InventedGuides.Sections)
            Write(Path.Combine(folder, "content", "guides", section, "_index.md"), $$"""{"title": "{{section}}", "weight": {{InventedGuides.Sections.IndexOf(section) + 1}}}""" + "\n");
        Write(Path.Combine(folder, "content", "guides", "_index.md"), """{"title": "guides"}""" + "\n");
        Write(Path.Combine(folder, "content", "find", "_index.md"), """{"title": "find"}""" + "\n");
        Write(Path.Combine(folder, "content", "places", "_index.md"), """{"title": "places", "url": "/find/places/"}""" + "\n");
        foreach (ListingKind kind in Enum.GetValues<ListingKind>())
            Write(Path.Combine(folder, "content", "find", Listing.FolderOf(kind), "_index.md"), $$"""{"title": "{{Listing.FolderOf(kind)}}"}""" + "\n");
        // A term within a term would list everything twice, so terms have no slashes and each says where its page lies.
        foreach (string path in PlacesOf().Keys)
            Write(Path.Combine(folder, "content", "places", TermOf(path), "_index.md"), $$"""{"title": "{{TermOf(path)}}", "path": "{{path}}", "url": "/find/places/{{path}}/"}""" + "\n");
        for (int rank = 0; rank < listings.Length; rank++)
            WriteStub(folder, rank);
    }

    /// <summary>For Eleventy: all listings in one file, from which it makes pages.</summary>
    public void WriteForEleventy(string folder)
    {
        WriteData(Path.Combine(folder, "content"));
        for (int number = 0; number < site.GuideCount; number++)
            Write(EleventyGuide(folder, site.Guides[number]), GuideOf(number));
        Write(EleventyListings(folder), "[\n" + string.Join(",\n", Enumerable.Range(0, listings.Length).Select(rank => JsonSerializer.Serialize(ListingOf(rank), Camel))) + "\n]\n");
    }

    /// <summary>A guide's file, for Hugo.</summary>
    public static string HugoGuide(string folder, InventedGuide guide) => Path.Combine(folder, "content", "guides", guide.Section, guide.Slug + ".md");

    /// <summary>A guide's file, for Eleventy.</summary>
    public static string EleventyGuide(string folder, InventedGuide guide) => Path.Combine(folder, "src", "guides", guide.Slug + ".md");

    /// <summary>The file that a listing's words stand in, for Hugo.</summary>
    public static string HugoListing(string folder, Listing listing) => Path.Combine(folder, "content", "find", Listing.FolderOf(listing.Kind), listing.Id + ".md");

    /// <summary>The file that all listings' words stand in, for Eleventy.</summary>
    public static string EleventyListings(string folder) => Path.Combine(folder, "content", "listings.json");

    /// <summary>The listings, in the order of every list.</summary>
    public ImmutableArray<Listing> Listings => listings;

    private void WriteData(string folder)
    {
        (SortedDictionary<string, string> words, SortedDictionary<string, SortedDictionary<string, string>> labels) = WordsOf(site.Files.Read("strings/en.yml"));
        Write(Path.Combine(folder, "words.json"), JsonSerializer.Serialize(words, Camel));
        Write(Path.Combine(folder, "labels.json"), JsonSerializer.Serialize(labels, Camel));
        Write(Path.Combine(folder, "sources.json"), JsonSerializer.Serialize(Enumerable.Range(0, InventedGuides.Sources).ToDictionary(InventedGuides.SourceId,
            source => new { Title = InventedGuides.SourceTitle(source), Publisher = InventedGuides.Library, Year = InventedGuides.SourceYear(source), Url = InventedGuides.SourceUrl(source), Read = InventedGuides.SourceRead }), Camel));
        Write(Path.Combine(folder, "places.json"), JsonSerializer.Serialize(PlacesOf(), Camel));
        Write(Path.Combine(folder, "kinds.json"), JsonSerializer.Serialize(Enum.GetValues<ListingKind>().Select(kind => new
        {
            Id = Kebab<ListingKind>.Of(kind),
            Folder = Listing.FolderOf(kind),
            Count = listings.Count(listing => listing.Kind == kind) + (kind == ListingKind.Hotline ? InventedListings.OfTheSmallSite : 0),
        }), Camel));
    }

    // "all-guides" becomes allGuides in the words, "listing-type.drug-line" listingType → drug-line in the labels: templates can name both.
    private static (SortedDictionary<string, string> Words, SortedDictionary<string, SortedDictionary<string, string>> Labels) WordsOf(string yaml)
    {
        SortedDictionary<string, string> words = new(StringComparer.Ordinal);
        SortedDictionary<string, SortedDictionary<string, string>> labels = new(StringComparer.Ordinal);
        foreach ((string key, string word) in new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(yaml))
        {
            string[] halves = key.Split('.', 2);
            string name = string.Concat(halves[0].Split('-').Select((part, index) => index == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
            if (halves.Length == 1)
                words[name] = word;
            else
            {
                if (!labels.TryGetValue(name, out SortedDictionary<string, string>? list))
                    labels[name] = list = new(StringComparer.Ordinal);
                list[halves[1]] = word;
            }
        }
        return (words, labels);
    }

    private SortedDictionary<string, object> PlacesOf()
    {
        SortedDictionary<string, object> places = new(StringComparer.Ordinal);
        foreach (IGrouping<string, (string Path, Listing Listing)> place in listings.SelectMany(listing => PathsOf(listing).Select(path => (Path: path, Listing: listing))).GroupBy(pair => pair.Path, StringComparer.Ordinal))
        {
            ImmutableArray<Listing> within = [.. place.Select(pair => pair.Listing)];
            int depth = place.Key.Count(letter => letter == '/');
            places[place.Key] = new
            {
                Depth = depth,
                Name = NamesOf(within[0], depth)[0],
                Full = string.Join(", ", NamesOf(within[0], depth)),
                Up = PathsOf(within[0]).Take(depth).Select((path, above) => new { Path = path, Name = NamesOf(within[0], above)[0] }),
                Count = within.Length,
                Always = within.Count(listing => listing.Hours?.Always == true),
                Oldest = within.Min(listing => listing.Checked.On),
                Newest = within.Max(listing => listing.Checked.On),
                Kinds = within.CountBy(listing => listing.Kind).OrderBy(kind => kind.Key).Select(kind => new { Folder = Listing.FolderOf(kind.Key), Count = kind.Value }),
                Parts = within.SelectMany(listing => PathsOf(listing).Skip(depth + 1).Take(1).Select(path => (path, name: NamesOf(listing, depth + 1)[0]))).CountBy(part => part)
                    .OrderBy(part => part.Key.path, StringComparer.Ordinal).Select(part => new { Path = part.Key.path, Name = part.Key.name, Count = part.Value }),
            };
        }
        return places;
    }

    private static string TermOf(string path) => path.Replace('/', '_');

    private IEnumerable<string> PathsOf(Listing listing)
    {
        string path = Slug.FromLatin(countries[listing.Country].Name)!;
        yield return path;
        yield return path += "/" + listing.Region;
        if (listing.Town is { } town)
            yield return path + "/" + Slug.FromLatin(town);
    }

    // The place itself first, then those it lies in.
    private string[] NamesOf(Listing listing, int depth) => [.. new[] { countries[listing.Country].Name, countries[listing.Country].Regions[listing.Region!], listing.Town ?? "" }.Take(depth + 1).Reverse()];

    private object ListingOf(int rank)
    {
        Listing listing = listings[rank];
        Phone phone = Assert.Single(listing.Phones);
        Meeting? meeting = listing.Meetings.FirstOrDefault();
        return new
        {
            Title = listing.Name,
            Description = listing.Summary,
            Weight = ((int)listing.Kind * listings.Length) + rank + 1,
            Places = PathsOf(listing).Select(TermOf),
            Paths = PathsOf(listing),
            listing.Id,
            Sort = Kebab<ListingKind>.Of(listing.Kind),
            Folder = Listing.FolderOf(listing.Kind),
            ListingType = Kebab<ListingType>.Of(listing.Type),
            Place = string.Join(", ", NamesOf(listing, listing.Town is null ? 1 : 2)),
            Country = countries[listing.Country].Name,
            Region = countries[listing.Country].Regions[listing.Region!],
            listing.Town,
            Serves = listing.Serves.Select(Kebab<Serves>.Of),
            Services = listing.Services.Select(Kebab<Offer>.Of),
            listing.Languages,
            Cost = Kebab<Cost>.Of(listing.Cost!.Value),
            Always = listing.Hours?.Always == true,
            Phone = new { phone.Digits, phone.Shown, phone.Abroad },
            Meeting = meeting is null ? null : new
            {
                Mode = Kebab<MeetingMode>.Of(meeting.Mode),
                Day = meeting.Schedule!.Days.Single().ToString(),
                From = Times.Clock(meeting.Schedule.From),
                To = Times.Clock(meeting.Schedule.Until!.Value),
                meeting.Schedule.Zone,
            },
            listing.Operator,
            listing.Website,
            Sources = listing.Sources.Select(source => new { source.Url, source.Publisher, Date = source.Date!.ToString() }),
            Checked = new { listing.Checked.On, Against = Kebab<CheckedAgainst>.Of(listing.Checked.Against) },
            Nearby = byRegion[(listing.Country, listing.Region, listing.Kind)].Concat(byCountry[(listing.Country, listing.Kind)]).Where(other => other.Id != listing.Id).DistinctBy(other => other.Id).Take(MostNearby)
                .Select(other => $"/find/{Listing.FolderOf(other.Kind)}/{other.Id}"),
        };
    }

    private void WriteStub(string folder, int rank) => Write(HugoListing(folder, listings[rank]), JsonSerializer.Serialize(ListingOf(rank), Stub) + "\n");

    private string GuideOf(int number)
    {
        InventedGuide guide = site.Guides[number];
        string text = $"""
            ---
            title: "{guide.Title}"
            description: "{guide.Summary}"
            weight: {number + 1}
            section: {guide.Section}
            slug: {guide.Slug}
            question: "{guide.Question}"
            answer: "{guide.Answer}"
            steps:
            {string.Join('\n', guide.Steps.Select(step => $"  - '{Filled(step, guide)}'"))}
            sources: [{string.Join(", ", guide.Sources.Select(InventedGuides.SourceId))}]
            related: [{string.Join(", ", guide.Related.Select(other => $"\"{InventedGuides.RouteOf(other).TrimEnd('/')}\""))}]
            published: "{InventedSite.PublishedOn(number):yyyy-MM-dd}"
            reviewed: "{InventedSite.ReviewedOn(number):yyyy-MM-dd}"
            nextReview: "{InventedSite.NextReview:yyyy-MM-dd}"
            ---
            {Filled(guide.Body, guide)}
            """;
        return text;
    }

    private static string Filled(string text, InventedGuide guide)
    {
        for (int index = 0; index < guide.Sources.Length; index++)
            text = text.Replace($"{{{{source {InventedGuides.SourceId(guide.Sources[index])}}}}}", string.Create(CultureInfo.InvariantCulture, $"<sup class=\"source-link\"><a href=\"#source-{index + 1}\"><span class=\"visually-hidden\">Source </span>{index + 1}</a></sup>"), StringComparison.Ordinal);
        return text.Replace("{{evidence fair}}", "<span class=\"evidence evidence--fair\"><span aria-hidden=\"true\">●●○</span> Fair evidence</span>", StringComparison.Ordinal)
            .Replace("{{hotline in-line}}", "<a href=\"/find/hotlines/in-line/\">Punjab Line</a> <a class=\"phone\" href=\"tel:+9118008914416\"><bdi dir=\"ltr\">1800 891 4416</bdi></a>", StringComparison.Ordinal)
            .Replace("{{number emergency}}", "<a class=\"number-link\" href=\"/help-now/#emergency\">the emergency number</a>", StringComparison.Ordinal);
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}

using System.Globalization;
using System.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// A site of a chosen size that nobody could take for a real one: one guide in ten pages, listings for the rest, and around them the small site. It passes all checks,
/// and the same size always gives the same files.
/// </summary>
internal sealed class InventedSite : IDisposable
{
    /// <summary>How many guides the small site has of its own.</summary>
    public const int GuidesOfTheSmallSite = 1;

    /// <summary>When every guide's next review is due.</summary>
    public static readonly DateOnly NextReview = new(2027, 10, 1);

    private const int OrderedInSection = 99;

    /// <summary>Writes the site.</summary>
    /// <param name="pages">How many guides and listings it has together.</param>
    public InventedSite(int pages)
    {
        GuideCount = pages / 10;
        ListingCount = pages - GuideCount;
        Guides = new(GuideCount);
        StringBuilder sources = new(Files.Read("sources.yml").TrimEnd());
        for (int source = 0; source < Math.Min(InventedGuides.Sources, GuideCount * InventedGuides.SourcesOfOne); source++)
            sources.Append(CultureInfo.InvariantCulture, $"\n  - {{id: {InventedGuides.SourceId(source)}, title: \"{InventedGuides.SourceTitle(source)}\", org: \"{InventedGuides.Library}\", year: \"{InventedGuides.SourceYear(source)}\", url: \"{InventedGuides.SourceUrl(source)}\", reading: saved-copy, read: {InventedGuides.SourceRead}}}");
        Files.With("sources.yml", sources.Append('\n').ToString());
        for (int number = 0; number < GuideCount; number++)
            Files.With(FileOf(number), TextOf(number));
        InventedListings.WriteTo(Files, ListingCount);
    }

    /// <summary>The site's files.</summary>
    public SmallSite Files { get; } = new();

    /// <summary>How many invented guides it has.</summary>
    public int GuideCount { get; }

    /// <summary>How many invented listings it has.</summary>
    public int ListingCount { get; }

    /// <summary>Its guides.</summary>
    public InventedGuides Guides { get; }

    /// <summary>The file of a guide, below the input folder.</summary>
    public string FileOf(int number) => $"guides/en/{Guides[number].Slug}.md";

    /// <summary>When a guide was first published.</summary>
    public static DateOnly PublishedOn(int number) => new(2026, 1 + (number % 9), 1);

    /// <summary>When a guide was last reviewed.</summary>
    public static DateOnly ReviewedOn(int number) => new(2026, 10, 1 + (number % 28));

    /// <summary>Its listings, as the generator reads them from their files: in the order every list of them has.</summary>
    public ImmutableArray<Listing> ReadListings()
    {
        Diagnostics report = new();
        Dictionary<string, Listing> read = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Files.Input, "listings"), "many-*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            foreach (Document<Listing> document in Pipelines.Listings.Pipeline.Process(new(file, File.ReadAllText(file), ""), report))
                read.Add(document.Content.Id, document.Content);
        Assert.Empty(report.Sorted());
        Assert.Equal(ListingCount, read.Count);
        return [.. read.Values.OrderBy(listing => listing.Name, StringComparer.Ordinal)];
    }

    /// <summary>A guide's file as our generator reads it.</summary>
    public string TextOf(int number)
    {
        InventedGuide guide = Guides[number];
        return string.Create(CultureInfo.InvariantCulture, $"""
            ---
            title: "{guide.Title}"
            section: {guide.Section}
            order: {1 + (number * OrderedInSection / GuideCount)}
            summary: "{guide.Summary}"
            question: "{guide.Question}"
            answer: "{guide.Answer}"
            do_first: [{string.Join(", ", guide.Steps.Select(step => $"\"{step}\""))}]
            audience: [person]
            urgency: none
            substances: [any]
            reading_grade_target: 6
            clinical: true
            published: {PublishedOn(number):yyyy-MM-dd}
            reviewed: {ReviewedOn(number):yyyy-MM-dd}
            next_review: {NextReview:yyyy-MM-dd}
            review: {"{"}kind: editorial, by: "Editors"{"}"}
            sources: [{string.Join(", ", guide.Sources.Select(InventedGuides.SourceId))}]
            safety: [overdose]
            related: [{string.Join(", ", guide.Related.Select(other => Guides[other].Slug))}]
            directory: ["kind=hotline", "kind=group", "kind=centre"]
            worksheets: []
            ---
            {guide.Body}
            """);
    }

    public void Dispose() => Files.Dispose();
}

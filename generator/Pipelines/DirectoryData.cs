using System.Buffers;
using System.Text;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A format the directory is given away in.</summary>
public enum DataFormat
{
    /// <summary>A table.</summary>
    Csv,

    /// <summary>For maps.</summary>
    GeoJson,

    /// <summary>For other directories: HSDS 3.0.</summary>
    Hsds,

    /// <summary>For meeting finders.</summary>
    MeetingGuide,

    /// <summary>For search servers: NDJSON for a bulk call.</summary>
    Bulk,

    /// <summary>What was checked last.</summary>
    Changes,
}

/// <summary>A file of the directory.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Route">Its address.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Count">How many listings it holds; meetings in <see cref="DataFormat.MeetingGuide"/>, entries in <see cref="DataFormat.Changes"/>.</param>
public sealed record DataFile(DataFormat Format, Route Route, ReadOnlySequence<byte> Bytes, int Count);

/// <summary>The files of a country, or of a region.</summary>
/// <param name="Country">The country.</param>
/// <param name="Region">The region; null for the whole country.</param>
/// <param name="Count">How many listings lie there.</param>
/// <param name="Files">The files.</param>
public sealed record DataPlace(Country Country, Region? Region, int Count, ImmutableArray<DataFile> Files);

/// <summary>The directory as data.</summary>
/// <param name="Files">The files of the whole directory.</param>
/// <param name="Places">The files of each place.</param>
/// <param name="Count">How many listings there are.</param>
/// <param name="Oldest">The day the listing that waited longest was checked.</param>
/// <param name="Newest">The day of the last check.</param>
/// <param name="LeftOut">Meetings that Meeting Guide cannot hold.</param>
/// <param name="Feeds">The feeds listings come from, each with its licence and whom to name.</param>
public sealed record DataModel(ImmutableArray<DataFile> Files, ImmutableArray<DataPlace> Places, int Count, DateOnly Oldest, DateOnly Newest, int LeftOut, ImmutableArray<(string Attribution, string Licence)> Feeds);

/// <summary>All listings → <c>/data/</c>: the directory in the formats others read, and a page that says what each holds; <c>/find/changes.xml</c>.</summary>
public static class DirectoryData
{
    /// <summary>The file meeting finders look for.</summary>
    public const string MeetingsFile = "meetings.json";

    // A region's few listings are soon found in its country's file.
    private const int FewestInRegion = 3;

    private static readonly Source From = new("input/listings");

    /// <summary>The files, and the page in each language.</summary>
    public static IEnumerable<Output> PostProcess(Site site)
    {
        if (ModelOf(site) is not { } model)
            return [];
        return
        [
            .. model.Files.Concat(model.Places.SelectMany(place => place.Files)).Select(file => new BinaryFile(file.Route, From, file.Bytes)),
            .. site.Settings.Languages.Select(language => PageIn(site, language, model)),
        ];
    }

    private static Page PageIn(Site site, Language language, DataModel model)
    {
        Strings words = site.WordsIn(language);
        return Page.Of<DataPage, DataModel>(From, new(Routes.Data(language), language, words.DataTitle, words.DataDescription, ""), site, model);
    }

    /// <summary>Where meeting finders find the meetings, on the pages they look at; null elsewhere and where there are none.</summary>
    public static Route? MeetingsFeed(Site site, PageInfo info)
    {
        bool isLookedAt = info.Route == info.Language.Root || info.Route == Routes.Find(info.Language) || info.Route == Routes.Data(info.Language);
        return isLookedAt && Offered(site).Any(listing => MeetingGuideWriter.MeetingsOf(listing, site.Today).Any()) ? Routes.Data(MeetingsFile) : null;
    }

    /// <summary>Whether there is anything to give away, and so a page about it.</summary>
    public static bool IsOffered(Site site) => Offered(site).Any();

    // A helpline too old to be found in the search is not handed on to others either.
    private static IEnumerable<Listing> Offered(Site site) => site.Listings.Select(document => document.Content).Where(listing => listing.IsSearchedOn(site.Today));

    /// <summary>A listing as each format has it: made once, for the whole directory, its country and its region.</summary>
    private sealed record Row(PublishedListing Published, ReadOnlyMemory<byte> Csv, ReadOnlyMemory<byte> GeoJson, ReadOnlyMemory<byte> Hsds, ReadOnlyMemory<byte> Bulk);

    private static Row RowOf(Site site, PublishedListing published) => new(published, CsvWriter.RowOf(published, site.Settings), GeoJsonWriter.RowOf(published, site.Settings), HsdsWriter.RowOf(published, site), BulkWriter.RowOf(published, site.Settings));

    private static DataModel? ModelOf(Site site)
    {
        ILookup<string, Listing> byCountry = Offered(site).ToLookup(listing => listing.Country, StringComparer.Ordinal);
        var countries = site.Countries.DistinctBy(country => country.Code)
            .Select(country => (Country: country, Rows: byCountry[country.Code].SelectOnAllCores(listing => RowOf(site, PublishedListing.Of(site, country, listing))))).Where(country => !country.Rows.IsEmpty).ToImmutableArray();
        ImmutableArray<Row> rows = [.. countries.SelectMany(country => country.Rows)];
        PublishedListing[] all = [.. rows.Select(row => row.Published)];
        if (rows.IsEmpty)
            return null;
        return new(
            [.. FilesOf(site, rows, Routes.Data, isWhole: true), new DataFile(DataFormat.Changes, Routes.Changes(site.Settings), new(Encoding.UTF8.GetBytes(ChangesFeed.Write(all, site))), Math.Min(all.Length, ChangesFeed.Most))],
            [.. countries.SelectMany(country => PlacesIn(site, country.Country, country.Rows))],
            all.Length, all.Min(published => published.Listing.Checked.On), all.Max(published => published.Listing.Checked.On),
            all.Sum(published => published.Listing.Meetings.Length - MeetingGuideWriter.MeetingsOf(published.Listing, site.Today).Count()),
            [.. all.Select(published => published.Listing.Feed).OfType<FeedRow>().Select(feed => (feed.Attribution, feed.Licence)).Distinct().Order()]);
    }

    private static IEnumerable<DataPlace> PlacesIn(Site site, Country country, ImmutableArray<Row> rows)
    {
        yield return new(country, null, rows.Length, [.. FilesOf(site, rows, file => Routes.Data(country, null, file))]);
        ILookup<string?, Row> byRegion = rows.ToLookup(row => row.Published.Listing.Region, StringComparer.Ordinal);
        foreach (Region region in country.Regions.Where(region => byRegion[region.Slug].Count() >= FewestInRegion))
            yield return new(country, region, byRegion[region.Slug].Count(), [.. FilesOf(site, [.. byRegion[region.Slug]], file => Routes.Data(country, region, file))]);
    }

    // A map without a point and a list without a meeting say nothing; of the whole directory the map is there for the day a point is.
    private static IEnumerable<DataFile> FilesOf(Site site, ImmutableArray<Row> rows, Func<string, Route> at, bool isWhole = false)
    {
        ImmutableArray<GeoPoint> points = [.. rows.Select(row => row.Published.Listing.Point).OfType<GeoPoint>()];
        int meetings = rows.Sum(row => MeetingGuideWriter.MeetingsOf(row.Published.Listing, site.Today).Count());
        yield return new DataFile(DataFormat.Csv, at("listings.csv"), CsvWriter.Write(rows.Select(row => row.Csv)), rows.Length);
        if (isWhole || !points.IsEmpty)
            yield return new DataFile(DataFormat.GeoJson, at("listings.geojson"), GeoJsonWriter.Write(rows.Select(row => row.GeoJson), points), rows.Length);
        yield return new DataFile(DataFormat.Hsds, at("hsds.json"), HsdsWriter.Write(rows.Select(row => row.Hsds)), rows.Length);
        if (isWhole)
            yield return new DataFile(DataFormat.Bulk, at("listings.ndjson"), BulkWriter.Write(rows.Select(row => row.Bulk)), rows.Length);
        if (meetings > 0)
            yield return new DataFile(DataFormat.MeetingGuide, at(MeetingsFile), MeetingGuideWriter.Write(rows.Select(row => row.Published), site), meetings);
    }
}

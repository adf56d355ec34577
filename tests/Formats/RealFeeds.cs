using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Tests.Formats;

/// <summary>
/// Runs every importer over real feeds, which stay outside of the repository: set RECOVERYGUIDE_FEEDS to a folder that holds them. What comes out is accepted by our own reader and holds nobody's data.
/// </summary>
public partial class RealFeeds(ITestOutputHelper output)
{
    private const string Variable = "RECOVERYGUIDE_FEEDS";

    private static readonly ImmutableDictionary<string, FeedFormat> Folders = new Dictionary<string, FeedFormat>(StringComparer.Ordinal)
    {
        ["meeting-guide-feeds"] = FeedFormat.MeetingGuide,
        ["bmlt"] = FeedFormat.Bmlt,
        ["hsds-3.0-examples"] = FeedFormat.Hsds,
        ["samhsa-locator"] = FeedFormat.Csv,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static FeedTerms Terms(string file) => new()
    {
        Name = Slug.From(Path.GetFileNameWithoutExtension(file)),
        Publisher = "Publisher",
        Url = "https://example.org",
        Country = "US",
        Zone = "America/Chicago",
        Fellowship = file.Contains("bmlt", StringComparison.Ordinal) ? Fellowship.NarcoticsAnonymous : file.Contains("al-anon", StringComparison.Ordinal) ? Fellowship.AlAnon : Fellowship.AlcoholicsAnonymous,
        Checked = new(2026, 11, 20),
        Columns = new(file.Contains("samhsa", StringComparison.Ordinal) || file.Contains("hsds", StringComparison.Ordinal) ? ListingKind.Centre : null, file.Contains("samhsa", StringComparison.Ordinal) || file.Contains("hsds", StringComparison.Ordinal) ? ListingType.OutpatientClinic : null,
            [Serves.Substances], [Offer.Outpatient], DayCount.FromSundayZero, Columns(file)),
    };

    private static ImmutableDictionary<string, ImmutableArray<string>> Columns(string file) => Path.GetFileName(file) switch
    {
        "SubstanceUseTreatment_Geocoded.csv" => Map(("name", ["name1", "name2"]), ("address", ["street1", "street2"]), ("town", ["city"]), ("postcode", ["zip"])),
        "OpioidTreatmentProgram_Geocoded.csv" => Map(("name", ["id"]), ("id", ["id", "address", "postal"]), ("town", ["city"]), ("postcode", ["postal"])),
        _ => ColumnMap.Usual.Columns,
    };

    private static ImmutableDictionary<string, ImmutableArray<string>> Map(params (string Field, ImmutableArray<string> Columns)[] columns) => columns.ToImmutableDictionary(column => column.Field, column => column.Columns, StringComparer.Ordinal);

    [Fact]
    public void What_real_feeds_give_is_accepted_and_holds_nobodys_data()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} names no folder of real feeds");
        StringBuilder table = new("| feed | read | taken | changed | refused (why) | e-mails | passcodes | last names | private phones |\n|---|---|---|---|---|---|---|---|---|\n");
        StringBuilder written = new();
        List<string> found = [];
        int taken = 0;
        foreach ((string path, FeedFormat format) in Folders.OrderBy(pair => pair.Key, StringComparer.Ordinal).Where(pair => Directory.Exists(Path.Combine(folder!, pair.Key))).SelectMany(pair => FilesIn(Path.Combine(folder!, pair.Key)).Select(file => (file, pair.Value))))
        {
            Diagnostics report = new();
            Import import = Importer.Read(format, path, File.ReadAllBytes(path), Terms(path), report);
            taken += import.Rows.Length;
            ImmutableArray<string> files = ListingYaml.Write(import.Rows.Select(row => row.Entry));
            foreach ((ListingKind kind, string text) in import.Rows.IsEmpty ? [] : files.Select(text => (import.Rows[0].Kind, text)))
            {
                AssertAccepted(kind, text);
                written.Append(text);
            }
            int[] counts = [.. Searches.Select(search => import.Rows.Count(row => Texts(row).Any(search.Find)))];
            found.AddRange(Searches.Zip(counts).Where(pair => pair.Second > 0).SelectMany(pair => import.Rows.SelectMany(row => Texts(row).Where(pair.First.Find).Select(text => $"{pair.First.What}: {Path.GetFileName(path)} {row.RowId}: {text}")).Take(5)));
            table.Append(CultureInfo.InvariantCulture, $"| {Path.GetFileName(path)} | {import.Read} | {import.Rows.Length} | {import.Rows.Count(row => !row.Changed.IsEmpty)} | {import.Refused.Length}{(import.Refused.IsEmpty ? "" : $" ({string.Join("; ", import.Reasons.Select(reason => $"{reason.Rows} {reason.Why}"))})")}{(report.Sorted().IsEmpty ? "" : $"; file: {report.Sorted()[0].Message}")} | {string.Join(" | ", counts)} |\n");
        }
        output.WriteLine(table.ToString());
        if (Environment.GetEnvironmentVariable(Variable + "_TABLE") is { Length: > 0 } to)
        {
            File.WriteAllText(to, table.ToString());
            File.WriteAllText(to + ".yml", written.ToString());
        }
        Assert.True(taken > 0, "no row of any feed was taken");
        Assert.Empty(found);
    }

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".json" or ".csv" && !file.Contains("/csv/", StringComparison.Ordinal) && !file.Contains("/schema/", StringComparison.Ordinal) && Path.GetFileName(file) is not ("core_tables.csv" or "derived-formats.json"))
        .Order(StringComparer.Ordinal);

    private static void AssertAccepted(ListingKind kind, string text)
    {
        Diagnostics report = new();
        InputFile? file = InputFile.Read($"input/listings/{Listing.FolderOf(kind)}/x.yml", Encoding.UTF8.GetBytes(text), report);
        Assert.NotNull(file);
        Assert.NotEmpty(RecoveryGuide.Pipelines.Listings.Pipeline.Process(file, report).ToArray());
        Assert.Empty(report.Sorted());
        Assert.True(Encoding.UTF8.GetByteCount(text) <= InputFolder.MaxBytes);
    }

    // Looked for in other ways than those by which it was taken out.
    private static readonly ImmutableArray<(string What, Func<string, bool> Find)> Searches =
    [
        ("e-mail", text => Mail().IsMatch(text) && !Mail().Matches(text).All(mail => PersonalData.IsServiceAddress(mail.Value))),
        ("passcode", text => Code().IsMatch(text)),
        ("last name", text => LastName().IsMatch(text)),
        ("private phone", text => Phone().IsMatch(text)),
    ];

    // Fields made for it may hold a number: phones and the number to dial. Addresses hold house numbers and codes.
    private static IEnumerable<string> Texts(ImportedRow row)
    {
        yield return row.Listing.Name;
        yield return row.Listing.Summary;
        foreach (string? text in new[] { row.Listing.Note, row.Listing.Operator, row.Listing.Town, row.Listing.Email, row.Listing.Website }.Concat(row.Listing.Meetings.SelectMany(meeting => new[] { meeting.Note, meeting.Join, meeting.Name })))
            if (text is not null)
                yield return text;
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+\.[A-Za-z0-9.\-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"pass\s?-?(code|word)|pwd|\bpin\b.{0,4}[0-9]|\bcode\b.{0,6}[0-9]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(contact|call|text|sponsor|host(ed by)?|secretary|led by)\b:? [A-Z][a-z]+ [A-Z]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LastName();

    [GeneratedRegex(@"\(?\b[0-9]{3}\)?[ .\-]{1,2}[0-9]{3}[ .\-][0-9]{4}\b|\b[0-9]{3}-[0-9]{4}\b|\b[0-9]{10}\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();
}

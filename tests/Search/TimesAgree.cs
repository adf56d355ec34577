using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Search;

namespace RecoveryGuide.Tests.Search;

/// <summary>times.json: when schedules come round, as C# computes it with NodaTime's rules; times.test.mjs holds the reader's script, which has only the browser's rules, to it.</summary>
public class TimesAgree
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string File = Path.Combine(Repository.Root, "tests", "Search", "times.json");

    private const string Case = """
        listings:
          - id: a-group
            name: "A group"
            type: fellowship
            summary: "A group for tests of when it meets."
            country: GB
            serves: [alcohol]
            checked: {on: 2026-11-20, against: saved-copies}
            sources: [{url: "https://example.org/a", publisher: "Example", date: undated}]
            meetings:
              - {mode: in-person, MEETING}
        """;

    /// <summary>Written as an editor writes them.</summary>
    public static readonly ImmutableArray<(string Why, string Meeting, string From)> Cases =
    [
        ("weekly", "days: tue, from: \"19:00\", to: \"20:30\", zone: Asia/Kolkata", "2026-11-26T00:00:00Z"),
        ("several days", "days: \"mon,wed,fri\", from: \"07:00\", to: \"08:00\", zone: Europe/London", "2026-10-20T00:00:00Z"),
        ("over both changes of the clocks in New York", "days: sun, from: \"09:00\", to: \"10:00\", zone: America/New_York", "2026-02-20T00:00:00Z"),
        ("over the end of summer time in Sydney", "days: daily, from: \"18:00\", to: \"19:00\", zone: Australia/Sydney", "2026-04-02T00:00:00Z"),
        ("a time the clocks skip in London", "days: sun, from: \"01:30\", to: \"02:30\", zone: Europe/London", "2026-03-20T00:00:00Z"),
        ("a time the clocks skip in New York", "days: sun, from: \"02:30\", to: \"03:30\", zone: America/New_York", "2026-03-01T00:00:00Z"),
        ("a time the clocks repeat in London", "days: sun, from: \"01:30\", to: \"02:30\", zone: Europe/London", "2026-10-20T00:00:00Z"),
        ("a time the clocks repeat in New York", "days: sun, from: \"01:30\", to: \"02:30\", zone: America/New_York", "2026-10-28T00:00:00Z"),
        ("second Tuesday", "days: tue, weeks: [2], from: \"19:00\", to: \"20:00\", zone: America/New_York", "2026-01-01T00:00:00Z"),
        ("last Friday", "days: fri, weeks: [last], from: \"12:00\", to: \"13:00\", zone: Europe/London", "2026-01-01T00:00:00Z"),
        ("fifth Monday", "days: mon, weeks: [5], from: \"18:00\", to: \"19:00\", zone: Asia/Kolkata", "2026-01-01T00:00:00Z"),
        ("first and third Wednesday", "days: wed, weeks: [1, 3], from: \"17:30\", to: \"18:30\", zone: Asia/Kolkata", "2026-11-26T00:00:00Z"),
        ("every other Thursday", "days: thu, every: 2, starts: 2026-01-08, from: \"20:00\", to: \"21:00\", zone: Europe/London", "2026-03-12T00:00:00Z"),
        ("every third week on two days", "days: \"mon,sat\", every: 3, starts: 2026-01-10, from: \"10:00\", to: \"11:00\", zone: America/New_York", "2026-02-01T00:00:00Z"),
        ("over midnight", "days: sat, from: \"23:00\", to: \"00:30\", zone: America/New_York", "2026-11-01T05:15:00Z"),
        ("going on now", "days: thu, from: \"19:00\", to: \"20:00\", zone: Asia/Kolkata", "2026-11-26T13:45:00Z"),
        ("without an end", "days: thu, from: \"19:00\", zone: Asia/Kolkata", "2026-11-26T13:45:00Z"),
        ("but not on some days", "days: fri, from: \"19:00\", to: \"20:00\", zone: Europe/London, except: [2026-12-25, 2027-01-01]", "2026-12-01T00:00:00Z"),
        ("until a day", "days: mon, from: \"19:00\", to: \"20:00\", zone: Europe/London, ends: 2026-12-14", "2026-11-26T00:00:00Z"),
        ("from a day", "days: mon, from: \"19:00\", to: \"20:00\", zone: Europe/London, starts: 2027-02-01", "2026-11-26T00:00:00Z"),
        ("with half an hour in the offset", "days: sun, from: \"02:15\", to: \"02:45\", zone: Australia/Lord_Howe", "2026-09-20T00:00:00Z"),
    ];

    [Fact]
    public void Every_case_is_one_the_script_is_tested_on()
    {
        string now = JsonSerializer.Serialize(Cases.Select(@case => Golden(@case.Why, @case.Meeting, @case.From)), Options) + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            System.IO.File.WriteAllText(File, now);
        Assert.Equal(System.IO.File.ReadAllText(File), now);
    }

    private static object Golden(string why, string meeting, string from)
    {
        Listing listing = Read(meeting);
        SearchTime time = Assert.Single(Facets.Times(listing, new(2026, 11, 26)));
        Instant start = InstantPattern.General.Parse(from).Value;
        string[] times = [.. listing.Meetings[0].Schedule!.OccurrencesFrom(start).Take(10).Select(next => $"{next.Start.ToInstant()} {next.End?.ToInstant()}".Trim())];
        Assert.NotEmpty(times);
        return new { why, time, from, times };
    }

    internal static Listing Read(string meeting)
    {
        Diagnostics report = new();
        YamlMap map = Yaml.Read("input/listings/groups/gb.yml", Case.Replace("MEETING", meeting, StringComparison.Ordinal), report)!;
        Listing listing = ListingReader.Read(ListingKind.Group, map.Items("listings")[0]);
        Assert.Empty(report.Sorted());
        return listing;
    }
}

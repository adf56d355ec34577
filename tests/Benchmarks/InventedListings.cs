using System.Globalization;
using System.Text;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// Listings that nobody could take for real ones: invented names, towns chosen by counting, and numbers from the ranges that the United States (555-0100 to 555-0199) and
/// the United Kingdom (Ofcom's numbers for drama) keep free for stories. The same size always gives the same files.
/// </summary>
internal static class InventedListings
{
    /// <summary>How many listings the small site has of its own.</summary>
    public const int OfTheSmallSite = 2;

    private const int InFile = 250;

    private static readonly ImmutableArray<string> Folders = ["hotlines", "groups", "centres"];

    /// <summary>The regions of the United States, where nine in ten listings lie.</summary>
    public static readonly ImmutableArray<string> States =
    [
        "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky",
        "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York",
        "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia",
        "Washington", "West Virginia", "Wisconsin", "Wyoming",
    ];

    /// <summary>The regions of the United Kingdom, where the others lie.</summary>
    public static readonly ImmutableArray<string> Nations = ["England", "Northern Ireland", "Scotland", "Wales"];

    private static readonly ImmutableArray<string> Towns =
    [
        "Ashland", "Auburn", "Bedford", "Belmont", "Bristol", "Burlington", "Cambridge", "Chester", "Clayton", "Clinton", "Dayton", "Dover", "Durham", "Fairview", "Franklin", "Georgetown", "Greenville",
        "Hamilton", "Hudson", "Jackson", "Kingston", "Lancaster", "Lebanon", "Lexington", "Lincoln", "Madison", "Manchester", "Marion", "Milford", "Milton", "Newport", "Oakland", "Oxford", "Plymouth",
        "Richmond", "Riverside", "Salem", "Springfield", "Troy", "Winchester",
    ];

    private static readonly ImmutableArray<string> AreaCodes = ["201", "202", "203", "205", "206", "207", "208", "209", "210", "212", "213", "214", "215", "216", "217", "218", "219", "224", "225", "228"];

    private static readonly ImmutableArray<string> DramaNumbers = ["20 7946 0", "113 496 0", "114 496 0", "116 496 0", "117 496 0", "118 496 0", "121 496 0", "131 496 0", "141 496 0", "151 496 0", "161 496 0"];

    private static readonly ImmutableArray<string> Words = ["Amber", "Birch", "Cedar", "Clover", "Copper", "Daybreak", "Elder", "Fern", "Garnet", "Harbour", "Heron", "Ivy", "Juniper", "Lantern", "Maple", "Meadow", "Osprey", "Pebble", "Quill", "Willow"];

    private static readonly ImmutableArray<ImmutableArray<string>> Types = [["drug-line", "alcohol-line", "family-line"], ["fellowship", "self-help-meetings", "family-group"], ["rehabilitation-centre", "outpatient-clinic", "hospital-unit"]];

    private static readonly ImmutableArray<string> Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly ImmutableArray<string> Serves = ["substances", "alcohol", "opioids", "families", "women", "veterans", "young-people", "mental-health"];

    private static readonly ImmutableArray<string> Services = ["counselling", "detox", "inpatient", "outpatient", "opioid-medicines", "peer-support", "meetings", "aftercare", "referral"];

    /// <summary>Adds listings to a small site, with the countries they lie in.</summary>
    public static void WriteTo(SmallSite site, int count)
    {
        site.With("places/countries.yml", $"{site.Read("places/countries.yml").TrimEnd()}\n{CountryOf("US", "united-states", "United States", States)}{CountryOf("GB", "united-kingdom", "United Kingdom", Nations)}");
        for (int kind = 0; kind < Folders.Length; kind++)
            for (int first = kind, file = 1; first < count; first += Folders.Length * InFile, file++)
            {
                StringBuilder listings = new("listings:\n");
                for (int number = first; number < Math.Min(count, first + (Folders.Length * InFile)); number += Folders.Length)
                    Write(listings, number, kind, count);
                site.With($"listings/{Folders[kind]}/many-{file:D4}.yml", listings.ToString());
            }
    }

    private static string CountryOf(string code, string slug, string name, ImmutableArray<string> regions) =>
        $"  - code: {code}\n    slug: {slug}\n    name: {{en: {name}}}\n    regions:\n{string.Concat(regions.Select(region => $"      - {{slug: {Slug.FromLatin(region)}, name: {{en: {region}}}}}\n"))}";

    private static void Write(StringBuilder listings, int number, int kind, int count)
    {
        bool isBritish = number % 10 == 9;
        string region = At(isBritish ? Nations : States, number / 10);
        string? town = kind == 0 && number % 4 == 0 ? null : At(Towns, number / 7);
        string name = $"{At(Words, number)} {At(Words, number / 20)} {(kind == 0 ? "Line" : kind == 1 ? "Circle" : "House")} n{number}";
        listings.Append(CultureInfo.InvariantCulture, $"  - id: made-up-{number}\n    name: {name}\n    type: {At(Types[kind], number)}\n");
        listings.Append(CultureInfo.InvariantCulture, $"    summary: \"An invented service{(town is null ? "" : $" in {town}")} that exists in this measurement only. It is number {Spelled(number)}.\"\n");
        listings.Append(CultureInfo.InvariantCulture, $"    country: {(isBritish ? "GB" : "US")}\n    region: {Slug.FromLatin(region)}\n");
        if (town is not null)
            listings.Append(CultureInfo.InvariantCulture, $"    town: {town}\n    point: {{lat: {(isBritish ? 51 + Part(number, 7919, 6) : 31 + Part(number, 7919, 16)):F4}, lon: {(isBritish ? -4 + Part(number, 6101, 4) : -120 + Part(number, 6101, 45)):F4}}}\n");
        if (kind == 1)
            listings.Append(CultureInfo.InvariantCulture, $"    meetings:\n      - {{mode: {(number % 4 == 0 ? "online" : "in-person")}, days: {At(Days, number)}, from: \"{8 + (number % 12):D2}:30\", to: \"{9 + (number % 12):D2}:30\", zone: {(isBritish ? "Europe/London" : "America/New_York")}}}\n");
        listings.Append(CultureInfo.InvariantCulture, $"    serves: [{At(Serves, number)}, {At(Serves, number + 3)}]\n    services: [{At(Services, number)}, {At(Services, number + 2)}, {At(Services, number + 5)}]\n");
        listings.Append(CultureInfo.InvariantCulture, $"    languages: [en{(number % 5 == 0 ? ", es" : "")}]\n    cost: free\n");
        if (kind == 0 && number % 2 == 0)
            listings.Append("    hours: {always: true}\n");
        listings.Append(CultureInfo.InvariantCulture, $"    phones:\n      - {{number: \"{NumberOf(number, isBritish)}\"{(IsShared(number, isBritish, count) ? ", shared_number: true" : "")}}}\n    operator: Invented Register\n    website: https://service-{number}.example.org/\n");
        listings.Append(CultureInfo.InvariantCulture, $"    sources:\n      - {{url: \"https://register.example.org/{number}\", publisher: \"Invented Register\", date: 2026-{1 + (number % 10):D2}}}\n");
        listings.Append(CultureInfo.InvariantCulture, $"    checked: {{on: 2026-{6 + (number % 5):D2}-{1 + (number % 28):D2}, against: saved-copies}}\n");
    }

    private static string NumberOf(int number, bool isBritish) => isBritish ? $"+44 {At(DramaNumbers, number)}{number / 10 % 1000:D3}" : $"+1 {At(AreaCodes, number)} 555 01{number / 20 % 100:D2}";

    // So few numbers are kept free for stories that many services need to share one.
    private static bool IsShared(int number, bool isBritish, int count)
    {
        int numbers = isBritish ? DramaNumbers.Length * 10_000 : AreaCodes.Length * 100;
        return number >= numbers || number + numbers < count;
    }

    // A share of a span, spread evenly enough and the same every time.
    private static double Part(int number, int step, int span) => (long)number * step % 10_007 / 10_007.0 * span;

    private static string At(ImmutableArray<string> list, int number) => list[number % list.Length];

    // Digits in a sentence might look like a phone number to the build.
    private static string Spelled(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + (digit - '0'))));
}

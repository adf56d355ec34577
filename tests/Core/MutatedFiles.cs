using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Core;

/// <summary>A file that is damaged, with the small site it belongs to.</summary>
/// <param name="Name">The file, below the input folder.</param>
/// <param name="Around">Files of that site that differ from the smallest right one.</param>
internal sealed record MutatedFile(string Name, ImmutableSortedDictionary<string, string> Around)
{
    /// <summary>The file's own text.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Around[Name]);

    public override string ToString() => Name;
}

/// <summary>Files of every kind, to be damaged: the small site's own and the real ones.</summary>
internal static partial class MutatedFiles
{
    private const string Feed = """
        file: FILE
        format: FORMAT
        publisher: Town Office
        url: https://example.org/feed
        licence: CC BY 4.0
        attribution: Town Office
        country: IN
        region: punjab
        zone: Asia/Kolkata
        fellowship: alcoholics-anonymous
        date: 2026-11-20
        checked: {on: 2026-11-21, against: saved-copies}

        """;

    private const string Meetings = """
        [
        {"slug": "a", "name": "Hope at Noon", "day": 1, "time": "19:00", "end_time": "20:00", "types": ["O", "TC"], "address": "1 Mall Road", "city": "Amritsar", "latitude": 31.63, "longitude": "74.87", "notes": "Ring the bell.", "updated": "2026-01-02 03:04:05"},
        {"slug": "b", "name": "Quay Group", "day": [2, 4], "time": "08:30", "types": ["C"], "formatted_address": "2 Lake Road, Amritsar, Punjab, India", "conference_url": "https://zoom.us/j/1"}
        ]
        """;

    private const string Table = """
        id,name,kind,type,summary,serves,country,phones,hours,hours_zone,checked_on,checked_against,data_licence,sources
        q,Quay Line,hotline,drug-line,A line that answers in the day.,substances,IN,voice +911800891419,"mon,tue 09:00-17:00",Asia/Kolkata,2026-11-01,call,CC BY 4.0,https://example.org/ 2026
        """;

    private const string Map = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [74.87, 31.63]}, "properties": {"name": "River", "address": "1 Mall Road", "type": "outpatient-clinic", "serves": ["drugs"]}}
        ]}
        """;

    // A listing that meets and can be called, with every field that is written into calendars and contacts.
    private const string Group = """
        listings:
          - id: full
            name: Hope at Noon
            other_names: [Another]
            type: fellowship
            summary: "A group that meets at noon and answers a phone."
            operator: Somebody
            country: IN
            region: punjab
            town: Amritsar
            address: "1 Mall Road"
            point: {lat: "31.6", lon: "74.8"}
            serves: [substances]
            services: [meetings]
            languages: [en]
            languages_note: "Others too"
            cost: free
            phones:
              - {number: "+91 1800 891 4417", kind: text, keyword: HELP, label: "At night"}
            email: help@example.org
            website: https://www.example.org/
            meetings:
              - {mode: in-person, zone: Asia/Kolkata, days: mon, from: "12:00", to: "13:00", note: "Bring a cup"}
            note: "Take care"
            sources:
              - {url: "https://example.org/group", publisher: "News", says: "all", date: undated}
            checked: {on: 2026-11-23, against: saved-copies}
        """;

    private static readonly Lazy<ImmutableSortedDictionary<string, string>> RealTexts = new(() => Texts(Repository.Input));

    private static readonly Lazy<ImmutableSortedDictionary<string, string>> SmallTexts = new(() =>
        Texts(Path.Combine(SmallSite.Cases, "_right", "input")).SetItem("strings/en.yml", Real["strings/en.yml"]));

    /// <summary>The real input, by name.</summary>
    internal static ImmutableSortedDictionary<string, string> Real => RealTexts.Value;

    /// <summary>The smallest right site, by name.</summary>
    internal static ImmutableSortedDictionary<string, string> Small => SmallTexts.Value;

    private static ImmutableSortedDictionary<string, string> Texts(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToImmutableSortedDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>Files whose site builds whole before they are damaged, and quickly.</summary>
    internal static ImmutableArray<MutatedFile> Built { get; } =
    [
        .. Small.Keys.Select(name => new MutatedFile(name, Small)),
        // What a guide is damaged most is what readers see most.
        .. new[] { "coping-skills", "support-groups", "after-a-lapse", "thoughts-of-suicide" }.Select(name => With(
            [($"guides/en/{name}.md", Alone(Real[$"guides/en/{name}.md"])), ("sources.yml", Real["sources.yml"] + Small["sources.yml"][(Small["sources.yml"].IndexOf('\n', StringComparison.Ordinal) + 1)..]), ("safety_blocks/en.yml", Alone(Real["safety_blocks/en.yml"]))])),
        With([("pages/en/how-we-check.md", Alone(Real["pages/en/how-we-check.md"]))]),
        With([("worksheets/en/pocket-card.yml", Real["worksheets/en/pocket-card.yml"])]),
        With([("worksheets/en/weekly-routine.yml", Real["worksheets/en/weekly-routine.yml"])]),
        With([("glossary/en.yml", Real["glossary/en.yml"])]),
        With([("words_to_avoid/en.yml", Real["words_to_avoid/en.yml"])]),
        With([("listings/groups/full.yml", Group)]),
        With([("listings/centres/ca.yml", Real["listings/centres/ca.yml"]), ("places/countries.yml", Small["places/countries.yml"] + "  - {code: CA, slug: canada, name: {en: Canada}}\n")]),
        With([("listings/groups/au.yml", Real["listings/groups/au.yml"]), ("places/countries.yml", Small["places/countries.yml"] + "  - {code: AU, slug: australia, name: {en: Australia}}\n")]),
        With([("situations/en.yml", "situations:\n  - {group: today, guide: after-a-lapse, say: \"I used or drank again\"}\n")]),
        .. Feeds("town.json", "meeting-guide", Meetings), .. Feeds("town.csv", "csv", Table), .. Feeds("town.geojson", "geojson", Map),
    ];

    private static MutatedFile With((string Name, string Text)[] files) => new(files[0].Name, Small.SetItems(files.Select(file => KeyValuePair.Create(file.Name, file.Text))));

    private static IEnumerable<MutatedFile> Feeds(string file, string format, string data)
    {
        (string Name, string Text)[] files = [($"feeds/{file}", data), ("feeds/town.yml", Feed.Replace("FILE", file, StringComparison.Ordinal).Replace("FORMAT", format, StringComparison.Ordinal))];
        return [With(files), With([files[1], files[0]])];
    }

    // A real text leads to pages the small site does not have.
    private static string Alone(string text) => Related().Replace(Plans().Replace(Lines().Replace(Links().Replace(text, "](/find/)"), "{{hotline in-line}}"), "{{worksheet plan}}"), match =>
        match.Groups["key"].Value switch { "worksheets" => "worksheets: [plan]\n", "directory" => "directory: [\"kind=hotline\"]\n", _ => "" });

    [GeneratedRegex(@"\]\(/[^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex(@"\{\{hotline [^}]*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Lines();

    [GeneratedRegex(@"\{\{worksheet [^}]*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Plans();

    [GeneratedRegex(@"^(?<key>worksheets|directory|related|wall_sheet): .*\n", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Related();

    /// <summary>Every kind of file with all its files: what is only read, one file at a time.</summary>
    internal static ImmutableArray<ImmutableArray<MutatedFile>> Read { get; } =
    [
        .. Real.Keys.GroupBy(name => name.StartsWith("places/", StringComparison.Ordinal) && !name.Contains("gazetteer", StringComparison.Ordinal) ? name : name.Split('/')[0]).Select(kind => kind.Select(name => new MutatedFile(name, Real)).ToImmutableArray()),
        [.. Feeds("town.json", "meeting-guide", Meetings)], [.. Feeds("town.csv", "csv", Table)], [.. Feeds("town.geojson", "geojson", Map)],
    ];

    private static readonly Lazy<Strings> English = new(() => Strings.Read("en", Yaml.Read("input/strings/en.yml", Real["strings/en.yml"], new())!, null, new()));

    /// <summary>Reads one file as a build does, and nothing else; answers with the Markdown found in it.</summary>
    internal static ImmutableArray<MarkdownText> Parse(MutatedFile file, byte[] bytes, Diagnostics report)
    {
        string path = "input/" + file.Name;
        bool isData = file.Name.StartsWith("feeds/", StringComparison.Ordinal);
        var texts = ImmutableSortedDictionary<string, InputFile>.Empty;
        var data = ImmutableSortedDictionary<string, FeedData>.Empty;
        HashSet<string> refused = [];
        foreach (string name in isData ? file.Around.Keys.Where(name => name.StartsWith("feeds/", StringComparison.Ordinal)) : [file.Name])
        {
            byte[] own = name == file.Name ? bytes : Encoding.UTF8.GetBytes(file.Around[name]);
            if (isData && !name.EndsWith(".yml", StringComparison.Ordinal))
                data = data.Add("input/" + name, new(own));
            else if (InputFile.Read("input/" + name, own, report) is { } text)
                texts = texts.Add("input/" + name, text);
            else
                refused.Add("input/" + name);
        }
        Engine engine = new(new(texts, ImmutableSortedDictionary<string, byte[]>.Empty, refused) { Data = data }, "input", new(), report);
        return [.. Documents(engine, file.Name, texts.GetValueOrDefault(path), report)];
    }

    private static IEnumerable<MarkdownText> Documents(Engine engine, string name, InputFile? file, Diagnostics report)
    {
        switch (name.Split('/'))
        {
            case ["guides", ..]:
                return engine.Process(Guides.Pipeline).SelectMany(guide => guide.Content.DoFirst.Select(step => step.Text).Append(guide.Content.Answer.Text).Append(guide.Content.Body));
            case ["pages", ..]:
                return engine.Process(TextPages.Pipeline).Select(page => page.Content.Body);
            case ["safety_blocks", ..]:
                return engine.Process(SafetyBlocks.Pipeline).Select(block => block.Content.Text);
            case ["listings", ..]:
                engine.Process(Listings.Pipeline);
                break;
            case ["worksheets", ..]:
                engine.Process(Worksheets.Pipeline);
                break;
            case ["words_to_avoid", ..]:
                engine.Process(WordLists.Pipeline);
                break;
            case ["glossary", ..]:
                engine.Process(Glossary.Pipeline);
                break;
            case ["situations", ..]:
                engine.Process(Situations.Pipeline);
                break;
            case ["feeds", ..]:
                engine.Process(new ListingFeeds(engine.Data));
                break;
            case ["places", "gazetteer", ..]:
                engine.Process(GazetteerFiles.Pipeline);
                break;
            case ["places", "towns.yml"]:
                engine.Process(TownFiles.Pipeline);
                break;
            case ["strings", ..] when engine.ReadMap(name) is { } words:
                Strings.Read(Path.GetFileNameWithoutExtension(name), words, name == "strings/en.yml" ? null : English.Value, report);
                break;
            case ["site.yml"]:
                Settings.Read(engine.ReadMap(name), null, report);
                break;
            case ["places", "countries.yml"]:
                Places.Read(engine.ReadMap(name));
                break;
            case ["places", "short_codes.yml"]:
                ShortCodeList.Read(engine.ReadMap(name));
                break;
            case ["sources.yml"]:
                References.Read(engine.ReadMap(name));
                break;
            case ["do_not_list.yml"] when engine.ReadMap(name) is { } list:
                DoNotList.ReadHosts(list);
                DoNotList.Read(list);
                break;
            case ["safety_numbers.yml"]:
                SafetyNumberList.Read(engine.ReadMap(name));
                break;
            case ["listing_counts.yml"]:
                ListingCounts.Read(engine.ReadMap(name));
                break;
        }
        return [];
    }
}

using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>Whatever a text says, it is refused with a diagnostic or shown as text: it never becomes part of a page's structure.</summary>
public class HostileText
{
    private const string Mark = "@@";

    // A listing that uses every field, so that each of them has a place on the page.
    private const string Full = """
        listings:
          - id: full
            name: Zz Full Line
            other_names: [Another]
            type: drug-line
            summary: "A line that uses every field there is."
            operator: Somebody
            country: IN
            region: punjab
            town: Amritsar
            address: "1 Road"
            point: {lat: "31.6", lon: "74.8"}
            serves: [substances]
            services: [counselling]
            languages: [en]
            languages_note: "Others too"
            cost: free
            hours: {zone: Asia/Kolkata, open: [{days: mon, from: "09:00", to: "17:00"}], note: "Not today"}
            phones:
              - {number: "+91 1800 891 4417", kind: text, keyword: HELP, label: "At night"}
            chat: https://chat.example.org/
            email: help@example.org
            website: https://www.example.org/
            meeting_finder: https://find.example.org/
            online_meetings: https://online.example.org/
            note: "Take care"
            sources:
              - {url: "https://example.org/line", publisher: "News", says: "all", date: undated}
            checked: {on: 2026-11-23, against: saved-copies}
        """;

    /// <summary>A string in a file: what stands there now, and how a text is put in its place.</summary>
    private sealed record Field(string Name, string File, string Now, string Then);

    private const string ListingFile = "listings/hotlines/full.yml";

    private static ImmutableArray<Field> Fields { get; } =
    [
        InListing("id", "id: full", "id: @@"),
        // The name decides the order of cards, so it begins with a letter that comes last.
        InListing("name", "name: Zz Full Line", "name: Zz@@"),
        InListing("other_names", "[Another]", "[@@]"),
        InListing("type", "type: drug-line", "type: @@"),
        InListing("summary", "\"A line that uses every field there is.\"", "@@ and twenty more letters"),
        InListing("operator", "operator: Somebody", "operator: @@"),
        InListing("country", "country: IN", "country: @@"),
        InListing("region", "region: punjab", "region: @@"),
        InListing("town", "town: Amritsar", "town: @@"),
        InListing("address", "address: \"1 Road\"", "address: @@"),
        InListing("point.lat", "lat: \"31.6\"", "lat: @@"),
        InListing("serves", "serves: [substances]", "serves: [@@]"),
        InListing("services", "services: [counselling]", "services: [@@]"),
        InListing("languages", "languages: [en]", "languages: [@@]"),
        InListing("languages_note", "languages_note: \"Others too\"", "languages_note: @@"),
        InListing("cost", "cost: free", "cost: @@"),
        InListing("hours.zone", "zone: Asia/Kolkata", "zone: @@"),
        InListing("hours.days", "days: mon", "days: @@"),
        InListing("hours.from", "from: \"09:00\"", "from: @@"),
        InListing("hours.note", "note: \"Not today\"", "note: @@"),
        InListing("phones.number", "number: \"+91 1800 891 4417\"", "number: @@"),
        InListing("phones.number after", "number: \"+91 1800 891 4417\"", "number: +91 1800 891 4417@@"),
        InListing("phones.keyword", "keyword: HELP", "keyword: @@"),
        InListing("phones.label", "label: \"At night\"", "label: @@"),
        InListing("chat", "https://chat.example.org/", "https://chat.example.org/@@"),
        InListing("email", "help@example.org", "@@help@example.org"),
        InListing("email after", "help@example.org", "help@example.org@@"),
        InListing("website", "https://www.example.org/", "https://www.example.org/@@"),
        InListing("website's host", "https://www.example.org/", "https://www@@.example.org/"),
        InListing("website whole", "https://www.example.org/", "@@"),
        InListing("meeting_finder", "https://find.example.org/", "https://find.example.org/?@@"),
        InListing("online_meetings", "https://online.example.org/", "https://online.example.org/#@@"),
        InListing("note", "note: \"Take care\"", "note: @@"),
        InListing("sources.url", "https://example.org/line", "https://example.org/@@"),
        InListing("sources.publisher", "publisher: \"News\"", "publisher: @@"),
        InListing("sources.says", "says: \"all\"", "says: @@"),
        InListing("sources.date", "date: undated", "date: @@"),
        InListing("checked.on", "on: 2026-11-23", "on: @@"),
        new("country's name", "places/countries.yml", "en: India", "en: @@"),
        new("region's name", "places/countries.yml", "en: Punjab", "en: @@"),
        new("site's name", "site.yml", "name: Small Guide", "name: @@"),
        new("guide's title", Editing.Guide, "title: \"I used. What now?\"", "title: @@ long"),
        new("guide's summary", Editing.Guide, "summary: \"What to do in the first hour", "summary: @@ in the first hour"),
        new("guide's question", Editing.Guide, "question: \"I slipped. How do I stop it here?\"", "question: @@ long"),
        new("guide's reviewer", Editing.Guide, "by: \"Editors\"", "by: @@"),
        new("source's title", "sources.yml", "title: \"A trial\"", "title: @@"),
        new("worksheet's title", "worksheets/en/plan.yml", "title: \"My plan\"", "title: @@ plan"),
        new("worksheet's label", "worksheets/en/plan.yml", "label: \"Three reasons\"", "label: @@"),
        new("safety block's title", "safety_blocks/en.yml", "title: \"Not breathing well?\"", "title: @@"),
    ];

    // Each of these is tried in every field.
    private static readonly ImmutableArray<string> Always = ["\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)' \" onfocus=\"alert(1)", "</title></script><script>alert(1)</script>", "{{7*7}}", "javascript:alert(1)", "a\r\nb: c"];

    // And these are among what is tried at random.
    private static readonly ImmutableArray<string> Payloads =
    [
        .. Always, "--><svg onload=alert(1)>", "{date}{count}{id}", "@(1+1)", "\r\nSet-Cookie: x=1", "&quot;&gt;&lt;b&gt;", "&#x22;&#62;", "]]><x>", "<template><p>", "<!--", "=1+1", "__proto__", "पंजाब 💊 ਪੰ",
    ];

    private static Field InListing(string name, string now, string then) => new(name, ListingFile, now, then);

    // Whatever stands around the place, the text becomes one quoted string, written plainly or in escapes.
    private static string InPlace(Field field, string file, string text, bool escaped)
    {
        Assert.Contains(field.Now, file, StringComparison.Ordinal);
        int at = field.Then.IndexOf(Mark, StringComparison.Ordinal);
        (string before, string after) = (field.Then[..at], field.Then[(at + Mark.Length)..]);
        // A key, a bracket or a quotation mark that is there already stays outside the new string.
        int colon = before.LastIndexOf(": ", StringComparison.Ordinal);
        int begin = Math.Max(colon < 0 ? 0 : colon + 2, before.LastIndexOf('[') + 1);
        string closing = after.EndsWith(']') && before.Contains('[', StringComparison.Ordinal) ? "]" : "";
        string whole = before[begin..] + text + after[..(after.Length - closing.Length)];
        string quoted = before[..begin] + Quoted(whole, escaped) + closing;
        return IsInsideQuotes(file, field.Now) ? file.Replace("\"" + field.Now + "\"", quoted, StringComparison.Ordinal) : ReplaceToItsEnd(file, field.Now, quoted);
    }

    private static bool IsInsideQuotes(string file, string now) => file.Contains("\"" + now + "\"", StringComparison.Ordinal);

    // A string of which only the beginning is named is replaced to its closing quotation mark.
    private static string ReplaceToItsEnd(string file, string now, string quoted)
    {
        int at = file.IndexOf(now, StringComparison.Ordinal);
        int end = at + now.Length;
        if (now.Count(letter => letter == '"') == 1)
            end = file.IndexOf('"', end) + 1;
        return file[..at] + quoted + file[end..];
    }

    private static string Quoted(string text, bool escaped)
    {
        StringBuilder quoted = new("\"");
        foreach (char letter in text)
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when escaped && !char.IsSurrogate(letter) || letter < ' ' || letter is '\u007F' => $"\\u{(int)letter:X4}",
                _ => letter.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    private static BuiltSite BuildWith(Field field, string text, bool escaped)
    {
        using SmallSite site = new();
        site.With(ListingFile, Full);
        site.With(field.File, InPlace(field, site.Read(field.File), text, escaped));
        return site.Build();
    }

    private static ImmutableSortedDictionary<string, string> Shapes(BuiltSite built) =>
        built.Files.Where(file => file.IsPage).ToImmutableSortedDictionary(file => WithoutNames(built, file.Output.Route.Url), file => new HtmlParser().ParseDocument(file.Html!).Shape(), StringComparer.Ordinal);

    // A town's name is part of its page's address and so is a listing's id: such pages are compared under a name that does not change.
    private static string WithoutNames(BuiltSite built, string url) =>
        built.Site.Listings.Any(listing => listing.Source.File == "input/" + ListingFile && url == $"/find/hotlines/{listing.Content.Id}/") ? "the listing" :
        built.Site.Directory.PartsOf(built.Site.Directory.Place("india/punjab")!).Any(town => url == $"/find/places/{town.Path}/") ? "the town" : url;

    private static readonly Lazy<ImmutableSortedDictionary<string, string>> Harmless = new(() => Shapes(BuildWith(Fields.Single(field => field.Name == "name"), "xx", escaped: false)));

    // A town that can have no page is warned of, and the pages around it do not lead to it.
    private static readonly Lazy<ImmutableSortedDictionary<string, string>> HarmlessWithoutTown = new(() => Shapes(BuildWith(Fields.Single(field => field.Name == "town"), "पटियाला", escaped: false)));

    // Null where all is well, or what became of the site.
    private static string? Complaint(Field field, string text, bool escaped)
    {
        BuiltSite built = BuildWith(field, text, escaped);
        if (built.HasErrors)
            return built.Files.IsEmpty && built.Diagnostics.All(diagnostic => diagnostic.At.File.StartsWith("input", StringComparison.Ordinal)) ? null : "an error without a place";
        ImmutableSortedDictionary<string, string> harmless = (built.Diagnostics.Any(diagnostic => diagnostic.Code == Rule.TownAddress) ? HarmlessWithoutTown : Harmless).Value;
        foreach ((string url, string shape) in Shapes(built))
            if (!harmless.TryGetValue(url, out string? expected) || shape != expected)
                return $"{field.Name} changed the shape of {url}";
        return null;
    }

    public static TheoryData<string> FieldNames => [.. Fields.Select(each => each.Name)];

    [Theory, MemberData(nameof(FieldNames))]
    public void It_is_refused_or_shown_as_text(string name)
    {
        Field field = Fields.Single(each => each.Name == name);

        Assert.All(Always, payload => Assert.Null(Complaint(field, payload, escaped: false)));
    }

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.OneOf(Payloads.ToArray()),
        Gen.String[Gen.Char, 1, 30],
        Gen.String[Gen.OneOf('"', '\'', '<', '>', '&', '/', '=', ' ', '`', '{', '}', '\\', '\n', '\r', '\t', '\0', 'x', '\u2028', '\u202E', '\u200D', '\uFFFE', '\u0085'), 1, 30],
        Gen.Select(Gen.OneOf(Payloads.ToArray()), Gen.String[Gen.Char, 0, 10], (payload, text) => text + payload + text))
        .Select(text => string.Concat(text.EnumerateRunes()));

    [Fact]
    public void Any_text_in_any_field_is_refused_or_shown_as_text() =>
        Gen.Select(Gen.Int[0, Fields.Length - 1], AnyText, Gen.Bool).Try((field, text, escaped) => Assert.Null(Complaint(Fields[field], text, escaped)), iter: 200,
            print: sample => $"{Fields[sample.Item1].Name}: {Quoted(sample.Item2, escaped: true)} {sample.Item3}");

    private static readonly ImmutableArray<string> ShownToTheLetter = ["\"><img src=x onerror=alert(1)>", "</script><script>", "A & B's \"line\"", "{date} {publisher} {id}"];

    [Theory]
    [InlineData("name", "h1")]
    [InlineData("other_names", ".listing__names")]
    [InlineData("operator", ".facts")]
    [InlineData("town", ".listing__kind")]
    [InlineData("address", ".facts")]
    [InlineData("languages_note", ".facts")]
    [InlineData("hours.note", ".facts")]
    [InlineData("phones.label", ".reach")]
    [InlineData("phones.keyword", ".reach")]
    [InlineData("sources.publisher", ".sources")]
    [InlineData("sources.says", ".sources")]
    [InlineData("note", ".listing__note")]
    public void Free_text_is_shown_to_the_letter(string name, string selector)
    {
        Field field = Fields.Single(each => each.Name == name);

        Assert.All(ShownToTheLetter, text =>
        {
            IHtmlDocument page = BuildWith(field, text, escaped: false).Document("/find/hotlines/full/");
            Assert.Contains(text, page.QuerySelector(selector)!.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_publisher_s_name_is_shown_to_the_letter_on_cards_too()
    {
        BuiltSite built = BuildWith(Fields.Single(field => field.Name == "sources.publisher"), "The {date} Times", escaped: false);

        Assert.Contains("The {date} Times", built.Document("/find/hotlines/").QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_listing_with_every_field_builds()
    {
        using SmallSite site = new();
        site.With(ListingFile, Full);

        BuiltSite built = site.Build();

        Assert.Empty(built.Diagnostics);
        Assert.Equal(Harmless.Value.Keys.Count(), Shapes(built).Count);
    }

    [Theory]
    [InlineData("sources:\n      - {url: \"https://example.org/line\", publisher: \"News\", says: \"all\", date: undated}", "sources: []")]
    [InlineData("serves: [substances]", "serves: []")]
    [InlineData("country: IN", "country: ZZ")]
    [InlineData("checked: {on: 2026-11-23, against: saved-copies}", "checked: yes")]
    [InlineData("phones:\n      - {number: \"+91 1800 891 4417\", kind: text, keyword: HELP, label: \"At night\"}", "phones: \"112\"")]
    [InlineData("hours: {zone: Asia/Kolkata, open: [{days: mon, from: \"09:00\", to: \"17:00\"}], note: \"Not today\"}", "hours: [mon]")]
    [InlineData("id: full", "id: {a: b}")]
    [InlineData("name: Zz Full Line", "name: [a, b]")]
    public void A_listing_with_a_part_missing_or_of_another_shape_is_refused_with_its_place(string right, string wrong)
    {
        using SmallSite site = new();
        site.With(ListingFile, Full).Change(ListingFile, right, wrong);

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.At.File == "input/" + ListingFile);
    }

    [Fact]
    public void Latitude_is_degrees_in_any_language()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using SmallSite site = new();
            site.With(ListingFile, Full);
            Assert.Equal(31.6, site.Build().Site.Listing("full")!.Point!.Value.Latitude);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

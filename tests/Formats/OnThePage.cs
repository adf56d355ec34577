using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Formats;

/// <summary>What a listing's page tells machines is what it shows people, and its files are offered with what they hold.</summary>
public class OnThePage
{
    private const string Groups = """
        listings:
          - id: in-quay
            name: Quay Group
            other_names: [QG]
            type: self-help-meetings
            summary: "A group that meets by the quay and online."
            operator: Quay Trust
            country: IN
            region: punjab
            town: Amritsar
            address: "1 Quay Road"
            serves: [alcohol]
            services: [meetings]
            languages: [en, pa]
            cost: donation
            website: https://www.example.org/quay
            fellowship: alcoholics-anonymous
            meetings:
              - {mode: in-person, days: "tue,thu", from: "19:00", to: "20:30", zone: Asia/Kolkata, name: "Evening circle"}
              - {mode: online, days: sat, from: "23:30", to: "24:00", zone: America/New_York, join: "https://meet.example.org/quay", weeks: [2, last]}
              - {mode: hybrid, days: sun, from: "07:15", zone: Asia/Kolkata, every: 2, starts: 2026-11-01, ends: 2027-03-28, except: [2026-12-27]}
              - {mode: in-person, note: "By arrangement"}
            sources:
              - {url: "https://example.org/quay", publisher: "Example News", date: undated}
            checked: {on: 2026-11-23, against: own-page}
        """;

    private const string Centres = """
        listings:
          - id: in-clinic
            name: Quay Clinic
            type: outpatient-clinic
            summary: "A clinic that helps with coming off alcohol."
            country: IN
            region: punjab
            town: Amritsar
            address: "2 Quay Road </script><script>alert(1)</script>"
            serves: [alcohol]
            services: [assessment, detox, referral]
            languages: [pa]
            cost: free
            hours: {zone: Asia/Kolkata, open: [{days: mon-fri, from: "09:00", to: "17:00"}, {days: "sat,sun", from: "20:00", to: "24:00"}]}
            phones:
              - {number: "+91 1800 891 4417"}
            email: help@example.org
            sources:
              - {url: "https://example.org/clinic", publisher: "Example News", date: undated}
            checked: {on: 2026-11-23, against: call}
        """;

    private static BuiltSite Small()
    {
        using SmallSite site = new();
        BuiltSite built = site.With("listings/groups/in.yml", Groups).With("listings/centres/in.yml", Centres).Build();
        Assert.Empty(built.Diagnostics);
        return built;
    }

    private static readonly Lazy<BuiltSite> Built = new(Small);

    private static string Text(string route) => Built.Value.Files.Single(file => file.Output.Route.Url == route).Text;

    private static IDocument Parsed(string html) => new HtmlParser().ParseDocument(html);

    private static JsonNode DataOf(IDocument page) => JsonNode.Parse(Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']")).TextContent)!;

    [Theory]
    [InlineData("/find/groups/in-quay/", "Organization")]
    [InlineData("/find/centres/in-clinic/", "MedicalClinic")]
    [InlineData("/find/hotlines/in-line/", "Organization")]
    [InlineData("/find/hotlines/in-112/", "GovernmentOrganization")]
    public void What_a_page_tells_machines_it_shows_people(string route, string type)
    {
        IDocument page = Parsed(Text(route));

        Assert.Equal(type, (string)DataOf(page)["@type"]!);
        Assert.InRange(Shown.Check(page, Built.Value.Site.WordsIn(Built.Value.Site.Settings.DefaultLanguage), "https://small.example"), 6, 200);
    }

    [Fact]
    public void Every_listing_s_page_tells_machines_what_it_shows_people()
    {
        Site site = Repository.Site.Site;
        Dictionary<string, string> pages = Repository.Site.Files.Where(file => file.Html is not null).ToDictionary(file => file.Output.Route.Url, file => file.Html!);
        int held = 0;
        foreach (Language language in site.Settings.Languages)
            foreach (Listing listing in site.Listings.Select(document => document.Content).Where((_, at) => language.IsDefault || at % 5 == 0))
                held += Shown.Check(Parsed(pages[Routes.Of(language, listing).Url]), site.WordsIn(language), site.Settings.BaseUrl);
        Assert.True(held > site.Listings.Length * 6, $"{held} values");
    }

    [Fact]
    public void A_group_s_meetings_are_told_as_they_are_held()
    {
        JsonArray events = DataOf(Parsed(Text("/find/groups/in-quay/")))["event"]!.AsArray();
        string Json(int at, string key) => events[at]!["eventSchedule"]![key]!.ToJsonString();

        Assert.Equal(3, events.Count);
        Assert.Equal(["Evening circle", "Quay Group", "Quay Group"], events.Select(meeting => (string)meeting!["name"]!));
        Assert.Equal("[\"https://schema.org/Tuesday\",\"https://schema.org/Thursday\"]", Json(0, "byDay"));
        Assert.Equal("[\"2SA\",\"-1SA\"]", Json(1, "byDay"));
        Assert.Equal("\"P2W\"", Json(2, "repeatFrequency"));
        Assert.Equal("[\"2026-12-27\"]", Json(2, "exceptDate"));
        Assert.Null(events[2]!["eventSchedule"]!["endTime"]);
        Assert.Equal("https://meet.example.org/quay", (string)events[1]!["location"]![0]!["url"]!);
    }

    [Fact]
    public void No_text_ends_the_element_the_data_stands_in()
    {
        IDocument page = Parsed(Text("/find/centres/in-clinic/"));

        Assert.Equal("2 Quay Road </script><script>alert(1)</script>", (string)DataOf(page)["address"]!["streetAddress"]!);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.StartsWith("alert", StringComparison.Ordinal));
    }

    [Fact]
    public void A_calendar_is_offered_with_what_it_holds_and_that_its_title_says_nothing()
    {
        IElement save = Parsed(Text("/find/groups/in-quay/")).QuerySelector("section[aria-labelledby=save]")!;

        Assert.Equal(["/find/groups/in-quay/calendar.ics", "/find/groups/in-quay/contact.vcf"], save.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")));
        Assert.Contains("\"Appointment\"", save.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, Parsed(Text("/find/groups/in-quay/")).QuerySelectorAll(".meetings__when").Length);
        Assert.Equal(3, Text("/find/groups/in-quay/calendar.ics").Split("BEGIN:VEVENT").Length - 1);
    }

    [Fact]
    public void A_listing_without_meetings_offers_no_calendar()
    {
        Assert.DoesNotContain("calendar.ics", Text("/find/centres/in-clinic/"), StringComparison.Ordinal);
        Assert.Contains("/find/centres/in-clinic/contact.vcf", Text("/find/centres/in-clinic/"), StringComparison.Ordinal);
        Assert.DoesNotContain(Built.Value.Files, file => file.Output.Route.Url == "/find/centres/in-clinic/calendar.ics");
    }

    [Fact]
    public void A_calendar_s_title_is_the_publisher_s_to_choose()
    {
        using SmallSite site = new();
        site.With("site.yml", site.Read("site.yml") + "calendar_title: \"Tea, at four\"\n").With("listings/groups/in.yml", Groups);

        Assert.Contains("SUMMARY:Tea\\, at four\r\n", site.Build().Files.Single(file => file.Output.Route.Url == "/find/groups/in-quay/calendar.ics").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Meeting_finders_find_the_meetings_from_the_front_door()
    {
        IElement link = Parsed(Text("/")).QuerySelector("link[title='Meetings Feed']")!;

        Assert.Equal(("alternate", "application/json", "https://small.example/data/meetings.json"), (link.GetAttribute("rel"), link.GetAttribute("type"), link.GetAttribute("href")));
        Assert.Single(JsonNode.Parse(Text("/data/meetings.json"))!.AsArray());
        // The real site has no weekly meeting yet, and promises none.
        Assert.Equal(Repository.Site.Files.Any(file => file.Output.Route.Url == "/data/meetings.json"), Parsed(Repository.Text("/")).QuerySelector("link[title='Meetings Feed']") is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/hi")]
    [InlineData("/pa")]
    public void The_page_about_the_data_leads_to_every_file_of_it(string prefix)
    {
        IDocument page = Parsed(Repository.Text($"{prefix}/data/"));
        string[] files = [.. Repository.Site.Files.Select(file => file.Output.Route.Url).Where(url => url.StartsWith("/data/", StringComparison.Ordinal) && !url.EndsWith('/')), "/find/changes.xml"];

        Assert.True(files.Length > 40, $"{files.Length} files");
        Assert.Equal(files.Order(StringComparer.Ordinal), page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(files.Contains).Order(StringComparer.Ordinal));
        JsonArray downloads = DataOf(page)["distribution"]!.AsArray();
        Assert.NotEmpty(downloads);
        Assert.All(downloads, download => Assert.Contains(((string)download!["contentUrl"]!)[Repository.Site.Site.Settings.BaseUrl.Length..], files));
        Assert.All(downloads, download => Assert.Contains((string)download!["contentSize"]!, page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Contains(Parsed(Repository.Text($"{prefix}/")).QuerySelectorAll("footer a"), link => link.GetAttribute("href") == $"{prefix}/data/");
    }

    [Fact]
    public void Meetings_that_meeting_finders_cannot_hold_are_counted() => Assert.Contains("3 others are left out", Text("/data/"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/data/listings.csv", "text/csv; charset=utf-8")]
    [InlineData("/data/listings.geojson", "application/geo+json")]
    [InlineData("/find/groups/a/contact.vcf", "text/vcard; charset=utf-8")]
    [InlineData("/find/groups/a/calendar.ics", "text/calendar; charset=utf-8")]
    public void Each_file_is_sent_as_what_it_is(string address, string type) => Assert.Equal(type, RecoveryGuide.Commands.ContentTypes.Of(address));

    [Fact]
    public void Other_sites_may_read_the_data_and_nothing_else()
    {
        Assert.Contains(("Access-Control-Allow-Origin", "*"), DeployHeaders.For("/data/india/listings.csv"));
        Assert.All(["/", "/find/", "/search/en.json"], address => Assert.DoesNotContain("Access-Control-Allow-Origin", DeployHeaders.For(address).Select(header => header.Name)));
    }

    /// <summary>Holds what a page tells machines against what it shows.</summary>
    private static class Shown
    {
        private static readonly ImmutableArray<string> Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        private static readonly ImmutableArray<string> DayKeys = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

        /// <returns>How many values were held against the page.</returns>
        internal static int Check(IDocument page, Strings words, string baseUrl)
        {
            JsonNode data = DataOf(page);
            string[] links = [.. page.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!)];
            string canonical = page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!;
            foreach (IElement hidden in page.QuerySelectorAll("script, template, nav, header, footer, help-bar").ToArray())
                hidden.Remove();
            string text = Spaced(page.Body!.TextContent);
            int held = 0;
            foreach ((string key, JsonObject owner, JsonNode value) in Values(data))
            {
                held++;
                string written = value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)value! : value.ToJsonString();
                Assert.True(IsShown(key, owner, written), $"{canonical} tells machines {key} = {written}, and does not show it");
            }
            return held;

            bool Says(string what) => text.Contains(Spaced(what), StringComparison.Ordinal);
            bool SaysDate(string date) => Says(words.Date(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
            bool IsShown(string key, JsonObject owner, string written) => key switch
            {
                "@context" => written == "https://schema.org",
                "@type" => true,
                "@id" => written == canonical + "#listing",
                "mainEntityOfPage" => written == canonical && canonical.StartsWith(baseUrl, StringComparison.Ordinal),
                "url" => links.Contains(written),
                "telephone" => links.Any(link => link == "tel:" + written || link == "sms:" + written || link == "https://wa.me/" + written.TrimStart('+')),
                "email" => links.Contains("mailto:" + written),
                "knowsLanguage" or "availableLanguage" => Says(words.LanguageName(written)),
                "isAccessibleForFree" => written == "true" && (Says(words.Label(Cost.Free)) || Says(words.Label(Cost.Donation))),
                "contactOption" => Says(written.EndsWith("TollFree", StringComparison.Ordinal) ? words.Label(Cost.FreeCall) : words.Label(PhoneKind.Textphone)),
                "dayOfWeek" or "opens" or "closes" => SaysHours((string)owner["opens"]!, (string)owner["closes"]!, [.. owner["dayOfWeek"]!.AsArray().Select(day => (string)day!)]),
                "byDay" => written.StartsWith("https://schema.org/", StringComparison.Ordinal) ? Says(DayWord(written)) : Says(words["week." + (written[..^2] == "-1" ? "last" : written[..^2])]) && Says(words["day." + DayKeys[Array.FindIndex(Days.ToArray(), day => day.StartsWith(written[^2..], StringComparison.OrdinalIgnoreCase))]]),
                "startTime" => Says(written),
                "endTime" => Says("–" + (written == "00:00" ? "24:00" : written)),
                "scheduleTimezone" => Says(written.Replace('_', ' ')),
                "startDate" or "endDate" or "exceptDate" or "validFrom" or "validThrough" => SaysDate(written),
                "repeatFrequency" => written is "P1W" or "P1M" || Says(Strings.Fill(words.MeetingEvery, ("count", written[1..^1]))),
                "eventAttendanceMode" => Says(words.Label(written.Split('/')[^1] switch { "OfflineEventAttendanceMode" => MeetingMode.InPerson, "MixedEventAttendanceMode" => MeetingMode.Hybrid, _ => MeetingMode.Online })) || Says(words.Label(MeetingMode.Phone)),
                "eventStatus" => written == "https://schema.org/EventScheduled",
                _ => Says(written),
            };
            string DayWord(string day) => words["day." + DayKeys[Days.IndexOf(day.Split('/')[^1])]];
            bool SaysHours(string opens, string closes, string[] days)
            {
                if ((opens, closes, days.Length) == ("00:00", "23:59", 7))
                    return Says(words.OpenAlways);
                string hours = $"{opens}–{(closes == "00:00" ? "24:00" : closes)}";
                string[] named = [.. days.Select(DayWord)];
                return Says($"{words.EveryDay} {hours}") && days.Length == 7 || Says($"{string.Join(", ", named)} {hours}") || Says($"{named[0]}–{named[^1]} {hours}") && days.Length > 2;
            }
        }

        private static IEnumerable<(string Key, JsonObject Owner, JsonNode Value)> Values(JsonNode node) => node is JsonObject thing
            ? thing.SelectMany(member => member.Value switch
            {
                JsonObject below => Values(below),
                JsonArray list => list.SelectMany(item => item is JsonObject ? Values(item) : [(member.Key, thing, item!)]),
                _ => [(member.Key, thing, member.Value!)],
            })
            : [];

        private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RecoveryGuide.Tests.Content;

/// <summary>What an editor can say of a centre, a group or a helpline, and what its page then shows.</summary>
public class FactsOfListings
{
    private const string Rest = """
            summary: "A made-up listing for tests."
            country: IN
            region: punjab
            town: Patran
            serves: [alcohol]
            sources: [{url: "https://example.org/a", publisher: "Example News", date: undated}]
            checked: {on: 2026-11-23, against: saved-copies}
        """;

    private static readonly string Centre = $$$"""
        listings:
          - id: a-centre
            name: "A centre"
            type: rehabilitation-centre
            services: [detox, aftercare, relapse-prevention]
            medicines: [buprenorphine-naloxone, naltrexone]
            admits: [women, parents-with-children]
            admission: [walk-in, referral]
            minimum_age: 18
            maximum_age: 65
            payment: [free, sliding-scale]
            licence: {register: "State register", number: "PB-12", url: "https://example.org/register", until: 2027-03-31}
            access: [step-free, sign-language]
            temporarily_closed: {since: 2026-11, why: "Repairs.", instead: "The hospital next door"}
        {{{Rest}}}
        """;

    private static readonly string Group = $$$"""
        listings:
          - id: a-group
            name: "A group"
            type: fellowship
            fellowship: al-anon
            method: twelve-steps
            access: [childcare]
            meetings:
              - {mode: in-person, days: tue, weeks: [2, last], from: "19:00", to: "20:30", zone: Asia/Kolkata, attendance: closed, formats: [speaker, beginners], except: [2026-12-29]}
              - {mode: online, days: "mon,thu", every: 2, starts: 2026-11-23, from: "23:30", to: "00:30", zone: Europe/London, join: "https://example.org/join", note: "Ask for the link."}
              - {mode: phone, note: "By arrangement.", dial: {number: "+91 1800 891 4417"}}
        {{{Rest}}}
        """;

    private static readonly string Helpline = $$$"""
        listings:
          - id: a-helpline
            name: "A helpline"
            type: family-line
            anonymous: true
            third_party_calls: true
            may_send_emergency: false
            languages: [hi]
            phones:
              - {number: "+91 1800 891 4417", hours: {zone: Asia/Kolkata, open: [{days: daily, from: "08:00", to: "22:00"}]}, languages: [pa, en], cost: free-call}
            chat: {url: "https://example.org/chat", hours: {always: true}, languages: [en]}
        {{{Rest}}}
        """;

    [Fact]
    public void A_centre_shows_its_medicines_whom_it_admits_how_it_is_paid_its_licence_and_that_it_is_closed()
    {
        IElement page = PageOf("listings/centres/new.yml", Centre, "/find/centres/a-centre/");

        AssertFact(page, "Medicines", "Buprenorphine with naloxone, Naltrexone");
        AssertFact(page, "Who is admitted", "Women, Parents with children");
        AssertFact(page, "Ages", "18 to 65 years");
        AssertFact(page, "How to get in", "Walk in, With a referral");
        AssertFact(page, "Ways to pay", "Free, Fees that follow income");
        AssertFact(page, "Licence", "State register Number PB-12 valid until 31 March 2027 example.org");
        AssertFact(page, "Access", "No steps to get in, Sign language");
        Assert.Contains("Closed for now, since November 2026. Repairs. Meanwhile: The hospital next door", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_shows_when_and_how_it_meets()
    {
        IElement page = PageOf("listings/groups/new.yml", Group, "/find/groups/a-group/");

        AssertFact(page, "Fellowship", "Al-Anon");
        AssertFact(page, "Method", "Twelve steps");
        string[] meetings = [.. page.QuerySelectorAll(".meetings__one").Select(meeting => Spaced(meeting))];
        Assert.Equal("second, last Tuesday of the month 19:00–20:30 Not on 29 December 2026 Times in the Asia/Kolkata time zone In person · Only for people with the problem · Speaker · For newcomers", meetings[0]);
        Assert.Equal("Monday, Thursday 23:30–00:30 Every 2 weeks from 23 November 2026 Times in the Europe/London time zone Online Ask for the link. Join online", meetings[1]);
        Assert.Equal("By phone By arrangement. 1800 891 4417", meetings[2]);
    }

    [Fact]
    public void A_helpline_shows_what_each_channel_answers_and_when_and_whom_it_may_send()
    {
        IElement page = PageOf("listings/hotlines/new.yml", Helpline, "/find/hotlines/a-helpline/");

        AssertFact(page, "You may stay anonymous", "Yes");
        AssertFact(page, "You may call about someone else", "Yes");
        AssertFact(page, "May send police or an ambulance", "No");
        string[] channels = [.. page.QuerySelectorAll(".reach__list li").Select(channel => Spaced(channel))];
        Assert.Contains("Every day 08:00–22:00 Times in the Asia/Kolkata time zone Punjabi · English · Free to call", channels[0], StringComparison.Ordinal);
        Assert.Equal("Chat example.org Day and night English", channels[1]);
    }

    [Theory]
    [InlineData("listings/centres/new.yml", "rehabilitation-centre", "/find/centres/bare/", "Medicines", "Who is admitted", "How to get in", "Ways to pay", "Licence", "Access", "Cost", "Open")]
    [InlineData("listings/hotlines/new.yml", "family-line", "/find/hotlines/bare/", "You may stay anonymous", "You may call about someone else", "May send police or an ambulance", "Cost", "Languages", "Open")]
    [InlineData("listings/groups/new.yml", "fellowship", "/find/groups/bare/", "Access", "Cost", "Languages", "Run by")]
    public void What_no_source_states_is_to_be_asked_and_never_guessed(string file, string type, string route, params string[] facts)
    {
        IElement page = PageOf(file, $"""
            listings:
              - id: bare
                name: "Bare"
                type: {type}
                website: https://example.org/
            {Rest}
            """, route);

        Assert.All(facts, fact => AssertFact(page, fact, "Not stated: ask"));
    }

    private static IElement PageOf(string file, string yaml, string route)
    {
        using SmallSite site = new SmallSite().With(file, yaml);
        BuiltSite built = site.Build();
        Assert.Empty(built.Diagnostics);
        return new HtmlParser().ParseDocument(built.Files.First(page => page.Output.Route.Url == route).Text).QuerySelector("main")!;
    }

    private static void AssertFact(IElement page, string name, string expected)
    {
        IElement term = Assert.Single(page.QuerySelectorAll("dt"), term => term.TextContent == name);
        Assert.Equal(expected, Spaced(term.NextElementSibling!));
    }

    // Lines of a fact stand below each other; here a space stands for the line's end.
    private static string Spaced(INode node) => string.Join(' ', node.Descendants<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}

using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests;

/// <summary>The library as a whole: which guides there are, in which languages, and what each owes its reader.</summary>
public class Library
{
    private static readonly Site Site = Repository.Site.Site;
    private static readonly Language English = Site.Settings.DefaultLanguage;

    /// <summary>The guides that matter most, which every language of the site has.</summary>
    private static readonly ImmutableArray<string> Core =
    [
        "overdose-emergency", "coming-home-first-28-days", "is-it-safe-to-stop", "after-a-lapse", "make-a-relapse-prevention-plan", "helping-someone-after-relapse", "three-stages-of-relapse",
        "medicines-that-prevent-relapse", "thoughts-of-suicide", "choosing-a-centre-safely", "help-in-punjab-and-india", "triggers-and-cravings", "coping-skills", "family-plan", "support-groups",
    ];

    public static TheoryData<string> Guides => [.. Site.GuidesIn(English).Select(guide => guide.Content.Slug)];

    public static TheoryData<string, string> Translations
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (Document<Guide> guide in Site.Guides.Where(guide => guide.Content.Translation is not null))
                all.Add(guide.Language, guide.Content.Slug);
            return all;
        }
    }

    public static TheoryData<string, string> All
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (Document<Guide> guide in Site.Guides)
                all.Add(guide.Language, guide.Content.Slug);
            return all;
        }
    }

    private static Guide Of(string language, string slug) => Site.Guides.Single(guide => guide.Language == language && guide.Content.Slug == slug).Content;

    private static IDocument PageOf(string language, string slug) => Parsed(Routes.Guide(Site.Settings.Language(language), Of(language, slug)));

    private static IDocument Parsed(Route route) => new HtmlParser().ParseDocument(Repository.Text(route.Url));

    [Fact]
    public void There_are_twenty_seven_guides_in_five_sections()
    {
        Assert.Equal(27, Site.GuidesIn(English).Count());
        Assert.Equal([5, 6, 5, 7, 4], Site.GuidesIn(English).GroupBy(guide => guide.Content.Section).Select(section => section.Count()));
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("pa")]
    public void Every_core_guide_is_in_the_language(string language) =>
        Assert.Empty(Core.Except(Site.Guides.Where(guide => guide.Language == language).Select(guide => guide.Content.Slug)));

    [Theory]
    [InlineData("hi", 0x900, 0x97F)]
    [InlineData("pa", 0xA00, 0xA7F)]
    public void Interface_safety_texts_plans_words_and_situations_are_in_the_language(string language, int first, int last)
    {
        bool IsTranslated(string text) => text.Any(letter => letter >= first && letter <= last);
        Strings words = Site.Strings[language];

        Assert.Equal(Site.Strings["en"].Texts.Length, words.Texts.Length);
        // What holds no word of its own: a placeholder, a number, a name, a kind of file.
        Assert.All(words.Texts.Where(word => word.Text.Any(char.IsLetter) && !word.Text.StartsWith('{') && !word.Text.StartsWith("PDF, {", StringComparison.Ordinal) && word.Text != "WhatsApp"), word => Assert.True(IsTranslated(word.Text), word.Text));
        Assert.Equal(Site.SafetyBlocks.Count(block => block.Language == "en"), Site.SafetyBlocks.Count(block => block.Language == language && IsTranslated(block.Content.Text.Plain)));
        Assert.Equal(Site.Worksheets.Count(sheet => sheet.Language == "en"), Site.Worksheets.Count(sheet => sheet.Language == language && IsTranslated(sheet.Content.Title)));
        Assert.Equal(Site.Glossary.Count(term => term.Language == "en"), Site.Glossary.Count(term => term.Language == language && IsTranslated(term.Content.Meaning)));
        Assert.Equal(Site.Situations.Count(situation => situation.Language == "en"), Site.Situations.Count(situation => situation.Language == language && IsTranslated(situation.Content.Say)));
        Assert.Equal(Site.TextPages.Count(page => page.Language == "en"), Site.TextPages.Count(page => page.Language == language && IsTranslated(page.Content.Title)));
    }

    [Theory, MemberData(nameof(Translations))]
    public void A_translation_says_that_no_native_clinician_has_checked_it(string language, string slug)
    {
        IDocument page = PageOf(language, slug);

        Assert.Null(Of(language, slug).Translation!.Checked);
        Assert.False(Of(language, slug).IsOutOfDate);
        Assert.Contains(Site.Strings[language].TranslationUnchecked, page.QuerySelector(".review")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".guide__unsigned"), line => line.TextContent == Site.Strings[language].TranslationUnchecked);
    }

    [Theory]
    [InlineData(6.0, "overdose-emergency", "is-it-safe-to-stop", "after-a-lapse", "thoughts-of-suicide", "coming-home-first-28-days")]
    [InlineData(7.0, "good-care-after-relapse")]
    public void Some_guides_must_be_easier_than_the_rest(double most, params string[] slugs) => Assert.All(slugs, slug => Assert.InRange(Of("en", slug).ReadingGrade, 0.1, most));

    [Theory, MemberData(nameof(Guides))]
    public void A_guide_is_easy_and_as_long_as_it_must_be(string slug)
    {
        Guide guide = Of("en", slug);
        int words = guide.Body.Plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

        Assert.InRange(guide.ReadingGrade, 0.1, 8);
        Assert.InRange(words, guide.Urgency == Urgency.Emergency ? 300 : 600, 1200);
    }

    [Theory, MemberData(nameof(Guides))]
    public void A_guide_leads_into_the_directory_and_to_a_plan_and_rests_on_sources(string slug)
    {
        Guide guide = Of("en", slug);
        IDocument page = PageOf("en", slug);

        Assert.NotEmpty(guide.Sources);
        Assert.Equal(guide.Sources.Length, page.QuerySelectorAll(".sources ol li").Length);
        Assert.NotEmpty(guide.Directory);
        foreach (IElement link in page.QuerySelectorAll("section[aria-labelledby=find-near] a"))
            Assert.NotEmpty(Parsed(new(link.GetAttribute("href")!)).QuerySelectorAll(".listing-card"));
        Assert.NotEmpty(guide.Worksheets);
        Assert.Contains(page.QuerySelectorAll(".plan-card a"), link => link.GetAttribute("href")!.StartsWith("/plans/", StringComparison.Ordinal));
    }

    [Fact]
    public void No_guide_rests_on_a_source_that_nobody_opened()
    {
        string[] unopened = ["S04", "S96"];

        Assert.DoesNotContain(Site.References, source => unopened.Contains(source.Id));
    }

    [Fact]
    public void Every_section_offers_a_choice_for_each_of_its_guides() => Assert.All(RecoveryGuide.Pipelines.Guides.SectionsOf(Site, English), section =>
    {
        IDocument page = Parsed(section.Route);
        string[] chosen = [.. page.QuerySelectorAll(".way").Select(way => way.GetAttribute("href")!)];
        Assert.Empty(section.Guides.Select(guide => guide.Route.Url).Except(chosen));
    });

    [Fact]
    public void The_first_thing_asked_is_whether_somebody_may_die()
    {
        IDocument page = Parsed(Routes.RightNow(English));

        Assert.Equal("/guides/relapse/overdose-emergency/", page.QuerySelector(".way")!.GetAttribute("href"));
        Assert.Contains(Parsed(Route.Home).QuerySelectorAll("main a"), link => link.GetAttribute("href") == Routes.RightNow(English).Url);
    }

    [Theory, MemberData(nameof(All))]
    public void What_a_guide_tells_machines_stands_on_its_page(string language, string slug)
    {
        IDocument page = PageOf(language, slug);
        Strings words = Site.Strings[language];
        JsonElement data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

        Assert.Equal("MedicalWebPage", data.GetProperty("@type").GetString());
        Assert.Equal(page.DocumentElement.GetAttribute("lang"), data.GetProperty("inLanguage").GetString());
        Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), data.GetProperty("url").GetString());
        Assert.Equal(page.QuerySelector("h1")!.TextContent, data.GetProperty("name").GetString());
        Assert.Equal(Spaced(page.QuerySelector(".guide__answer")!), Spaced(data.GetProperty("description").GetString()!));
        Assert.Contains(words.Date(DateOnly.ParseExact(data.GetProperty("lastReviewed").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)), page.QuerySelector(".review")!.TextContent, StringComparison.Ordinal);
        if (language == English.Code)
            Assert.Equal(page.QuerySelectorAll(".sources ol li > a").Select(link => link.GetAttribute("href")!), data.GetProperty("citation").EnumerateArray().Select(source => source.GetString()!));
        else
            Assert.Equal(page.QuerySelector("link[rel=alternate][hreflang=en]")!.GetAttribute("href"), data.GetProperty("translationOfWork").GetProperty("url").GetString());
        Assert.False(data.TryGetProperty("reviewedBy", out _));
        Assert.Contains(data.GetProperty("publisher").GetProperty("name").GetString()!, page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(All))]
    public void A_guide_has_a_sheet_to_print_with_everything_on_it(string language, string slug)
    {
        IDocument page = PageOf(language, slug);
        IDocument sheet = Parsed(Routes.Print(Site.Settings.Language(language), Of(language, slug)));

        Assert.Equal(page.QuerySelectorAll(".prose").Select(Spaced), sheet.QuerySelectorAll(".prose").Select(Spaced));
        Assert.Equal(page.QuerySelectorAll(".do-first li").Select(Spaced), sheet.QuerySelectorAll(".do-first li").Select(Spaced));
        Assert.Equal(Spaced(page.QuerySelector(".sources ol")!), Spaced(sheet.QuerySelector(".sources ol")!));
        Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), sheet.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains(page.QuerySelectorAll(".review a"), link => link.GetAttribute("href") == Routes.Print(Site.Settings.Language(language), Of(language, slug)).Url);
    }

    [Theory, MemberData(nameof(All))]
    public void A_word_is_explained_on_the_page_that_uses_it(string language, string slug)
    {
        IDocument page = PageOf(language, slug);
        IElement[] links = [.. page.QuerySelectorAll("a.term")];

        Assert.Equal(Of(language, slug).Urgency == Urgency.Emergency, links.Length == 0);
        Assert.Equal(links.Length, links.Select(link => link.GetAttribute("href")).Distinct().Count());
        Assert.All(links, link => Assert.NotEmpty(page.QuerySelector($"[id='{link.GetAttribute("href")![1..]}'] dd")!.TextContent));
        Assert.Equal(links.Length, page.QuerySelectorAll(".words dt").Length);
    }

    [Fact]
    public void Pages_in_several_languages_name_each_other()
    {
        Dictionary<string, (string Language, string Url)[]> pages = Repository.Site.Files.Where(file => file.Html is not null).ToDictionary(file => Site.Settings.BaseUrl + file.Output.Route.Url,
            file => new HtmlParser().ParseDocument(file.Html!).QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href")!)).ToArray());

        Assert.All(pages.Where(page => page.Value.Length > 0), page =>
        {
            Assert.Contains(page.Value, other => other.Url == page.Key);
            Assert.All(page.Value, other => Assert.Equal(page.Value, pages[other.Url]));
            Assert.Equal(page.Value.Single(other => other.Language == "en").Url, page.Value.Single(other => other.Language == "x-default").Url);
        });
        Assert.Equal(4, pages[Site.Settings.BaseUrl + "/guides/relapse/overdose-emergency/"].Length);
        Assert.Empty(pages[Site.Settings.BaseUrl + "/404.html"]);
    }

    [Fact]
    public void The_feed_tells_of_every_guide_on_the_day_it_was_last_reviewed()
    {
        System.Xml.Linq.XElement feed = System.Xml.Linq.XElement.Parse(Repository.Text("/feed.xml").Split('\n', 2)[1]);
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
        string[] updated = [.. feed.Elements(atom + "entry").Select(entry => entry.Element(atom + "updated")!.Value)];

        Assert.Equal(27, updated.Length);
        Assert.Equal(updated.OrderDescending(StringComparer.Ordinal), updated);
        Assert.Equal(Site.GuidesIn(English).Select(guide => guide.Content.Reviewed).Max().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z", updated[0]);
    }

    [Fact]
    public void The_page_of_sources_shows_each_with_the_day_it_was_read_and_the_guides_that_use_it()
    {
        IDocument page = Parsed(Routes.Sources(English));
        Reference[] used = [.. Site.References.Where(source => Site.GuidesIn(English).Any(guide => guide.Content.Sources.Any(id => id.Text == source.Id)))];

        Assert.Equal(used.Length, page.QuerySelectorAll("ol.sources > li").Length);
        Assert.All(used, source =>
        {
            IElement shown = page.GetElementById(source.Id)!;
            Assert.Contains(Site.Strings["en"].Date(source.Read), shown.TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(shown.QuerySelectorAll(".sources__used a"));
        });
    }

    private static string Spaced(IElement element) => Spaced(element.TextContent);

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

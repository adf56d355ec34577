using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RecoveryGuide.Content;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>A translation holds words only, names the words it was made from, and says so when those have changed.</summary>
public class Translating
{
    private const string Translated = "guides/hi/after-a-lapse.md";
    private const string TranslatedUrl = "/hi/guides/relapse/after-a-lapse/";

    private const string Text = """
        ---
        title: "मैंने फिर नशा किया। अब क्या?"
        summary: "दोबारा नशा करने के बाद पहले घंटे, पहले दिन और पहले हफ़्ते में क्या करें, एक-एक कदम।"
        question: "चूक हो गई। यहीं कैसे रुकूँ?"
        answer: "आप यहीं रुक सकते हैं। पहले सुरक्षित हो जाएँ, फिर किसी एक को बताएँ।"
        do_first:
          - "देखें कि आप सुरक्षित हैं। नहीं तो {{number emergency}} पर फ़ोन करें।"
          - "किसी एक को बताएँ।"
        translation: {of: HASH, on: 2026-11-20}
        ---
        ## पहला घंटा

        पानी पिएँ और बैठ जाएँ। एक अध्ययन में 150 लोगों को इससे मदद मिली। {{source S1}}

        बात करनी हो तो {{hotline in-line}} को फ़ोन करें। {{evidence fair}}

        {{worksheet plan}}

        ## आगे क्या करें

        [पहले घंटे](#पहला-घंटा) पर लौटें या [मदद खोजें](/find/), या [यह गाइड](/guides/relapse/after-a-lapse/) फिर पढ़ें।
        """;

    private static SmallSite Site(string hash = "HASH")
    {
        SmallSite site = new();
        site.With("site.yml", site.Read("site.yml").Replace("  - {code: en, name: English}", "  - {code: en, name: English}\n  - {code: hi, name: हिन्दी}", StringComparison.Ordinal))
            .With("strings/hi.yml", File.ReadAllText(Path.Combine(Repository.Input, "strings", "hi.yml")))
            .With("worksheets/hi/plan.yml", File.ReadAllText(Path.Combine(SmallSite.Cases, "_rules", "input", "worksheets", "hi", "plan.yml")))
            .With(Translated, Text.Replace("HASH", hash, StringComparison.Ordinal));
        return site;
    }

    private static SmallSite UpToDate()
    {
        using SmallSite first = Site();
        return Site(first.Build().Site.Guides.Single(guide => guide.Language == "en").Content.TextHash);
    }

    [Fact]
    public void A_translation_that_is_up_to_date_takes_everything_but_its_words_from_the_original()
    {
        using SmallSite site = UpToDate();

        BuiltSite built = site.Build();
        Guide original = built.Site.Guides.Single(guide => guide.Language == "en").Content;
        Guide translated = built.Site.Guides.Single(guide => guide.Language == "hi").Content;

        Assert.Empty(built.Diagnostics);
        Assert.Equal((original.Section, original.Reviewed, original.NextReview, original.Clinical), (translated.Section, translated.Reviewed, translated.NextReview, translated.Clinical));
        Assert.Equal(original.Sources, translated.Sources);
        Assert.StartsWith("मैंने", translated.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_page_says_that_no_native_clinician_checked_it_and_leads_to_the_original()
    {
        using SmallSite site = UpToDate();
        BuiltSite built = site.Build();
        IHtmlDocument page = built.Document(TranslatedUrl);
        Strings words = built.Site.Strings["hi"];

        Assert.Contains(words.TranslationUnchecked, page.QuerySelector(".guide__unsigned")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(words.TranslationOutdated, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".review a"), link => link.GetAttribute("href") == Editing.GuideUrl && link.GetAttribute("hreflang") == "en");
    }

    [Fact]
    public void Once_signed_the_page_names_who_did()
    {
        using SmallSite site = UpToDate();
        site.Change(Translated, "on: 2026-11-20}", "on: 2026-11-20, checked: {by: \"Dr Example\", role: \"psychiatrist, India\", on: 2026-11-21}}");

        IHtmlDocument page = site.Build().Document(TranslatedUrl);

        Assert.Contains("Dr Example", page.QuerySelector(".review")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll(".guide__unsigned"), line => line.TextContent == Repository.Site.Site.Strings["hi"].TranslationUnchecked);
    }

    [Fact]
    public void When_the_original_changes_the_editor_is_warned_with_the_new_hash_and_the_page_says_so()
    {
        using SmallSite site = UpToDate();
        site.Change(Editing.Guide, "Drink water and sit down.", "Drink water and lie down.");

        BuiltSite built = site.Build();
        Diagnostic warning = Assert.Single(built.Diagnostics);
        IHtmlDocument page = built.Document(TranslatedUrl);

        Assert.Equal((Rule.OutOfDate, Severity.Warning, "input/" + Translated), (warning.Code, warning.Severity, warning.At.File));
        Assert.Contains(built.Site.Guides.Single(guide => guide.Language == "en").Content.TextHash, warning.Message, StringComparison.Ordinal);
        Assert.Contains(built.Site.Strings["hi"].TranslationOutdated, page.QuerySelector(".guide__overdue")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Editing.GuideUrl, page.QuerySelector(".guide__overdue a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("reviewed: 2026-11-01\n", "reviewed: 2026-11-02\n")]
    [InlineData("words: []", "words: []")]
    public void A_new_review_alone_makes_no_translation_out_of_date(string from, string to)
    {
        using SmallSite site = UpToDate();
        if (site.Read(Editing.Guide).Contains(from, StringComparison.Ordinal))
            site.Change(Editing.Guide, from, to);

        Assert.Empty(site.Build().Diagnostics);
    }

    [Theory]
    [InlineData(" {{source S1}}", "", "the original has {{source S1}} once, the translation nowhere")]
    [InlineData("{{number emergency}}", "आपात नंबर", "the original has {{number emergency}} once, the translation nowhere")]
    [InlineData("{{hotline in-line}}", "{{hotline in-112}}", "the translation has {{hotline in-112}}, which the original has not")]
    [InlineData("## आगे क्या करें", "आगे क्या करें:", "the original has 2 headings, the translation 1")]
    public void A_translation_may_not_lose_or_change_a_number_a_source_or_a_section(string from, string to, string complaint)
    {
        using SmallSite site = UpToDate();
        site.Change(Translated, from, to);

        BuiltSite built = site.Build();

        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Code == Rule.TranslationDiffers && diagnostic.Message.Contains(complaint, StringComparison.Ordinal));
        Assert.Empty(built.Files);
    }

    [Fact]
    public void Links_written_as_in_the_original_lead_to_the_pages_of_the_language()
    {
        using SmallSite site = UpToDate();

        string[] links = [.. site.Build().Document(TranslatedUrl).QuerySelectorAll(".prose a").Select(link => link.GetAttribute("href")!)];

        Assert.Contains("/hi/find/", links);
        Assert.Contains(TranslatedUrl, links);
    }

    [Fact]
    public void A_guide_without_a_translation_says_so_and_leads_to_the_original_in_its_language()
    {
        using SmallSite site = UpToDate();
        site.With("guides/en/first-aid.md", site.Read(Editing.Guide).Replace("I used. What now?", "First aid", StringComparison.Ordinal))
            .Change(Translated, "[मदद खोजें](/find/)", "[प्राथमिक उपचार](/guides/relapse/first-aid/#the-first-hour)");

        BuiltSite built = site.Build();
        IHtmlDocument page = built.Document("/hi/guides/relapse/first-aid/");
        IElement button = page.QuerySelector("main a.button")!;
        IElement card = built.Document("/hi/guides/relapse/").QuerySelectorAll(".guide-card a").Single(link => link.TextContent == "First aid");

        Assert.Empty(built.Diagnostics);
        Assert.Equal(("/guides/relapse/first-aid/", "en"), (button.GetAttribute("href"), button.GetAttribute("hreflang")));
        Assert.Equal("en", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal("hi", page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Equal(("/guides/relapse/first-aid/", "en"), (card.GetAttribute("href"), card.GetAttribute("lang")));
        Assert.Contains(built.Document(TranslatedUrl).QuerySelectorAll(".prose a"), link => link.GetAttribute("href") == "/guides/relapse/first-aid/#the-first-hour");
        Assert.Contains(built.Document("/guides/relapse/first-aid/").QuerySelectorAll("header a"), link => link.GetAttribute("href") == "/hi/guides/relapse/first-aid/");
    }

    [Fact]
    public void Safety_texts_out_of_date_are_told_of_once_for_their_file()
    {
        using SmallSite site = UpToDate();
        site.With("safety_blocks/hi.yml", "translation: {of: \"000000000000\", on: 2026-11-20}\n" + site.Read("safety_blocks/en.yml"));

        Diagnostic warning = Assert.Single(site.Build().Diagnostics);

        Assert.Equal((Rule.OutOfDate, "input/safety_blocks/hi.yml"), (warning.Code, warning.At.File));
    }

    [Fact]
    public void Sentences_of_a_language_without_a_reading_grade_must_be_short_on_average()
    {
        using SmallSite site = UpToDate();
        string words = string.Join(' ', Enumerable.Repeat("पानी", 24));
        site.Change(Translated, "पानी पिएँ और बैठ जाएँ।", string.Concat(Enumerable.Repeat(words + "। ", 12)).TrimEnd());

        Assert.Contains(site.Build().Diagnostics, diagnostic => diagnostic.Code == Rule.LongSentences);
    }

    [Fact]
    public void A_danda_ends_a_sentence()
    {
        using SmallSite site = UpToDate();
        site.Change(Translated, "पानी पिएँ और बैठ जाएँ।", string.Join(' ', Enumerable.Repeat("पानी", 26)) + "।");

        Diagnostic refused = site.Build().Diagnostics.Single(diagnostic => diagnostic.Code == Rule.LongSentence);

        Assert.Equal(13, refused.At.Line);
        Assert.Contains("26 words", refused.Message, StringComparison.Ordinal);
    }
}

using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Checks;

namespace RecoveryGuide.Tests.Content;

/// <summary>Pages of the real site with one thing taken away that somebody needs: the build tells of it by a rule. That no page lacks one shows <see cref="RealSite.It_builds_without_a_complaint"/>.</summary>
public class PagesForEverybody
{
    [Theory]
    [InlineData("the label of the search", "/", "<label for=\"what\">", "<label>", Rule.Label)]
    [InlineData("the label of a line to write on", "/plans/relapse-prevention-plan/", "<label for=\"who\">", "<label>", Rule.Label)]
    [InlineData("the name of a cell of a table", "/pa/plans/weekly-routine/", "(<textarea [^>]*)aria-label=\"[^\"]*\"", "$1", Rule.Label)]
    [InlineData("what a hint points at", "/plans/pocket-card/", "id=\"plan-keep-note\"", "", Rule.Label)]
    [InlineData("the words of a link", "/guides/", "(<li><a href=\"/find/\"[^>]*>)[^<]*", "$1", Rule.Name)]
    [InlineData("the words of a button", "/plans/pocket-card/", "(<button [^>]*plan-tools__print\">)[^<]*", "$1", Rule.Name)]
    [InlineData("the words of a heading", "/hi/about/", "(<h2[^>]*>)[^<]*", "$1", Rule.Name)]
    [InlineData("a level of headings", "/guides/relapse/overdose-emergency/", "<h2(.*?)</h2>", "<h3$1</h3>", Rule.Headings)]
    [InlineData("the title", "/find/hotlines/", "<h1(.*?)</h1>", "<p$1</p>", Rule.Headings)]
    [InlineData("the main part", "/sources/", "<main(.*)</main>", "<div$1</div>", Rule.Landmark)]
    [InlineData("the name of a part", "/glossary/", "(<nav class=\"site-header__nav\") aria-label=\"[^\"]*\"", "$1", Rule.Landmark)]
    [InlineData("the language", "/guides/", "<html lang=\"en\"", "<html", Rule.Language)]
    [InlineData("the language, which is misspelt", "/", "<html lang=\"en\"", "<html lang=\"eng\"", Rule.Language)]
    [InlineData("the language of another language's name", "/", "lang=\"hi\" hreflang=\"hi\"", "hreflang=\"hi\"", Rule.ForeignText)]
    [InlineData("the language of a service's summary", "/hi/find/hotlines/in-telemanas/", "<p class=\"lead\" lang=\"en\">", "<p class=\"lead\">", Rule.ForeignText)]
    [InlineData("the words of a picture", "/plans/", "(<img [^>]*)alt ", "$1", Rule.PictureWords)]
    [InlineData("the size of a picture", "/plans/", "(<img [^>]*)height=\"[^\"]*\"", "$1", Rule.PictureWords)]
    [InlineData("the direction of a number", "/find/hotlines/in-telemanas/", "(reach__how\">[^<]*</span> )<bdi dir=\"ltr\">([^<]*)</bdi>", "$1$2", Rule.NumberDirection)]
    public void What_a_page_loses_is_told(string what, string path, string pattern, string replacement, string rule)
    {
        string html = Repository.Text(path);
        string broken = new Regex(pattern, RegexOptions.Singleline).Replace(html, replacement, 1);
        Assert.True(html != broken, $"{path} does not have {what}.");

        Assert.Empty(RulesBrokenBy(html));
        Assert.Equal(rule, Assert.Single(RulesBrokenBy(broken).Distinct()));
    }

    // Names and words of the trade need no mark, and some letters belong to several languages.
    [Theory]
    [InlineData("en", "Café Niño, “ok” – 24×7…", false)]
    [InlineData("en", "Ring Nasha Mukti (नशा मुक्ति)", false)]
    [InlineData("en", "Or say: मुझे मदद चाहिए आज ही", true)]
    [InlineData("hi", "SMART Recovery", false)]
    [InlineData("hi", "SMART, LifeRing, Women for Sobriety", false)]
    [InlineData("hi", "Call at any time you like", true)]
    [InlineData("hi", "Call at any time you like: हाँ", false)]
    [InlineData("hi", "ਹਾਂ", true)]
    [InlineData("pa", "ਹਾਂ।", false)]
    [InlineData("pa", "हाँ", true)]
    [InlineData("ur", "Call at any time you like", true)]
    [InlineData("ur", "ہاں", false)]
    public void Only_letters_that_are_surely_another_languages_are_told(string language, string text, bool isTold) =>
        Assert.Equal(isTold, ForeignLetters.First(Encoding.UTF8.GetBytes(text), ForeignLetters.Of(language), 4) is not null);

    private static IEnumerable<string> RulesBrokenBy(string html)
    {
        PageFacts facts = PageFacts.Read(Encoding.UTF8.GetBytes(html), new DigitRuns([]), new Shared());
        return [.. facts.NotAllowed.Select(offence => offence.Rule), .. facts.HeadingFaults.Select(_ => Rule.Headings)];
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Content;

/// <summary>
/// The site's words are its own. <c>source-articles.8-grams.txt</c> holds the first 12 hexadecimal digits of the SHA-256 of every run of eight words of the five articles the site answers: enough to
/// recognise a copied sentence, and nothing to read.
/// </summary>
public partial class OwnSentences
{
    private const int Run = 8;

    private static readonly HashSet<string> Articles = [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Content", "source-articles.8-grams.txt"))];

    public static TheoryData<string> Guides => [.. Repository.Site.Site.Guides.Where(guide => guide.Language == "en").Select(guide => guide.Content.Slug)];

    [Theory, MemberData(nameof(Guides))]
    public void No_guide_shares_eight_words_in_a_row_with_the_articles_it_answers(string slug)
    {
        Guide guide = Repository.Site.Site.Guide(slug, Repository.Site.Site.Settings.DefaultLanguage)!.Content;

        Assert.Empty(guide.Blocks.Select(block => block.Text).Append(guide.Question).SelectMany(Shared));
    }

    [Fact]
    public void Nor_does_anything_else_in_English()
    {
        Site site = Repository.Site.Site;
        IEnumerable<string> texts =
        [
            .. site.TextPages.Where(page => page.Language == "en").SelectMany(page => page.Content.Body.Blocks.Select(block => block.Text)),
            .. site.Worksheets.Where(sheet => sheet.Language == "en").SelectMany(sheet => sheet.Content.Texts.Select(text => text.Text)),
            .. site.SafetyBlocks.Where(block => block.Language == "en").Select(block => block.Content.Text.Plain),
            .. site.Glossary.Where(term => term.Language == "en").Select(term => term.Content.Meaning),
            .. site.Strings["en"].Texts.Select(text => text.Text),
            .. site.Listings.Select(listing => $"{listing.Content.Summary} {listing.Content.Note}"),
        ];

        Assert.NotEmpty(texts);
        Assert.Empty(texts.SelectMany(Shared));
    }

    [Fact]
    public void The_articles_are_there_to_be_compared_with() => Assert.InRange(Articles.Count, 5000, 6000);

    private static IEnumerable<string> Shared(string text)
    {
        string[] words = [.. Word().Matches(text.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)).Select(match => match.Value)];
        for (int at = 0; at + Run <= words.Length; at++)
            if (string.Join(' ', words.AsSpan(at, Run)) is var run && Articles.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run)))[..12]))
                yield return run;
    }

    [GeneratedRegex("[a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}

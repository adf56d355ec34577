using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsvHelper;
using CsvHelper.Configuration;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Content;

/// <summary>
/// Every idea of the five articles the site answers is answered by a guide. <c>ideas.csv</c> names, for each of the 216, the guide, the heading and words that stand under it; the flag says what was wrong with
/// the idea as it was written there.
/// </summary>
public class Ideas
{
    /// <summary>One answer to one idea.</summary>
    public sealed record Idea(string Id, string Flag, string Guide, string Anchor, string Says, string About);

    /// <summary>How many ideas each article has.</summary>
    private static readonly ImmutableArray<int> PerArticle = [48, 46, 53, 34, 35];

    private static readonly ImmutableArray<Idea> All = Read();

    public static TheoryData<string> Ids => [.. PerArticle.SelectMany((count, article) => Enumerable.Range(1, count).Select(number => $"{article}.{number:00}"))];

    private static ImmutableArray<Idea> Read()
    {
        using StreamReader file = new(Path.Combine(Repository.Root, "tests", "Content", "ideas.csv"));
        using CsvReader csv = new(file, new CsvConfiguration(CultureInfo.InvariantCulture) { PrepareHeaderForMatch = header => header.Header.ToLowerInvariant() });
        return [.. csv.GetRecords<Idea>()];
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_idea_is_answered_where_the_list_says(string id)
    {
        Idea[] answers = [.. All.Where(idea => idea.Id == id)];

        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.True(Under(answer).Contains(Spaced(answer.Says), StringComparison.Ordinal), $"{answer.Guide}#{answer.Anchor} no longer says '{answer.Says}' ({answer.About})"));
    }

    [Fact]
    public void All_two_hundred_and_sixteen_are_listed_and_nothing_else()
    {
        Assert.Equal(216, Ids.Count);
        Assert.Equal(216, All.Select(idea => idea.Id).Distinct().Count());
    }

    // The text from a heading to the next one of its level or above, as a reader sees it.
    private static string Under(Idea idea)
    {
        Site site = Repository.Site.Site;
        Guide guide = site.Guide(idea.Guide, site.Settings.DefaultLanguage)?.Content ?? throw new Xunit.Sdk.XunitException($"there is no guide '{idea.Guide}' ({idea.Id})");
        IDocument page = new HtmlParser().ParseDocument(Repository.Text(Routes.Guide(site.Settings.DefaultLanguage, guide).Url));
        if (idea.Anchor == "answer")
            return Spaced(page.QuerySelector(".guide__answer")!.TextContent);
        IElement heading = page.GetElementById(idea.Anchor) ?? throw new Xunit.Sdk.XunitException($"{idea.Guide} has no heading '{idea.Anchor}' ({idea.Id}: {idea.About})");
        if (idea.Anchor == "do-first")
            return Spaced(heading.ParentElement!.TextContent);
        return Spaced(string.Join(' ', After(heading).TakeWhile(element => !IsHeading(element, heading)).Select(element => element.TextContent)));
    }

    private static IEnumerable<IElement> After(IElement heading)
    {
        for (IElement? next = heading.NextElementSibling; next is not null; next = next.NextElementSibling)
            yield return next;
    }

    private static bool IsHeading(IElement element, IElement of) => element.LocalName is ['h', >= '1' and <= '6'] && element.LocalName[1] <= of.LocalName[1];

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

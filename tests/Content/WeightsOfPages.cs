using System.Globalization;
using RecoveryGuide.Checks;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>Pages that are too heavy for bad signal and cheap telephones are told of, with their figures.</summary>
public class WeightsOfPages
{
    private static Diagnostic[] Told(SmallSite site) => [.. site.Build().Diagnostics.Where(diagnostic => diagnostic.Code == Rule.PageWeight)];

    // Words that no compression makes shorter by much, a sentence of ten each.
    private static string Words(int count) => string.Concat(Enumerable.Range(0, count / 10).Select(line =>
        string.Join(' ', Enumerable.Range(0, 10).Select(word => Word(((line * 10) + word + 1) * 2_654_435_761L))) + ".\n\n"));

    private static string Word(long seed) => string.Concat(Enumerable.Range(0, 6).Select(letter => (char)('a' + (seed >> (letter * 5) & 31) % 26)));

    [Fact]
    public void A_guide_that_does_not_come_with_the_first_answer_is_told_of_with_what_it_weighs()
    {
        using SmallSite site = new();
        site.Change(Editing.Guide, "Drink water and sit down.", Words(4500));

        Diagnostic told = Assert.Single(Told(site), diagnostic => !diagnostic.Message.Contains("print", StringComparison.Ordinal));
        Assert.Equal((Severity.Warning, "input/" + Editing.Guide), (told.Severity, told.At.File));
        Assert.Matches("^/guides/relapse/after-a-lapse/ needs 1[5-9][0-9]{3} bytes compressed before it can be read \\(1[0-9]{4} of HTML, [23][0-9]{3} of styles\\); at most 14600 come with the first answer\\.", told.Message);
    }

    [Fact]
    public void A_page_of_very_many_elements_is_told_of()
    {
        using SmallSite site = new();
        site.Change(Editing.TextPage, "A small team.", string.Concat(Enumerable.Range(0, 1500).Select(number => $"- {number}\n")));

        Assert.Contains("elements; at most 1400 are good for a cheap telephone", Assert.Single(Told(site)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_five_pages_nearest_to_their_limits_are_named_with_what_they_weigh()
    {
        using SmallSite site = new();
        site.Change(Editing.TextPage, "A small team.", string.Concat(Enumerable.Range(0, 1500).Select(number => $"- {number}\n"))).Change(Editing.Guide, "Drink water and sit down.", Words(3500));
        BuiltSite built = site.Build();

        ImmutableArray<HeavyPage> heaviest = built.Checks!.Heaviest;

        Assert.Equal(5, heaviest.Length);
        Assert.Equal(["/about/", "/guides/relapse/after-a-lapse/"], heaviest.Take(2).Select(page => page.Url).Order());
        Assert.All(heaviest, page =>
        {
            Rendered file = built.Files.Single(file => file.Output.Route.Url == page.Url);
            PageFacts facts = PageFacts.Read(file.Bytes.First, new([]), new());
            bool isGuide = page.Url == "/guides/relapse/after-a-lapse/";
            long html = PageWeights.Compressed(file.Bytes.FirstSpan, PageWeights.Thorough);
            Assert.Equal((isGuide ? html + new PageWeights(built.Site).Of(facts, file.Bytes.First, 0).Styles : html, isGuide ? 14_600 : 16_384), (page.Bytes, page.MostBytes));
            Assert.Equal((facts.Elements, 1_400), (page.Elements, page.MostElements));
        });
        double least = heaviest.Min(page => Math.Max((double)page.Bytes / page.MostBytes, (double)page.Elements / page.MostElements));
        Assert.All(built.Files.Where(file => file.IsPage && heaviest.All(page => page.Url != file.Output.Route.Url)), file =>
            Assert.True(PageWeights.Compressed(file.Bytes.FirstSpan, PageWeights.Thorough) / 16_384.0 <= least, file.Output.Route.Url));
        Assert.Equal(
            ["Heaviest pages (compressed; of guides with their styles):", .. heaviest.Select(page => string.Create(CultureInfo.InvariantCulture, $"  {page.Bytes:N0} of {page.MostBytes:N0} bytes, {page.Elements:N0} of 1,400 elements  {page.Url}"))],
            RecoveryGuide.Commands.CheckSummary.Lines(heaviest));
    }

    [Fact]
    public void A_guide_of_the_real_site_takes_no_more_files_script_and_bytes_than_a_guide_may()
    {
        BuiltSite real = Repository.Site;
        PageWeights weights = new(real.Site);
        Rendered[] guides = [.. real.Files.Where(file => file.Output is Page { Component: var component } && component == typeof(RecoveryGuide.Theme.GuidePage))];
        Assert.True(guides.Length > 60, $"{guides.Length} guides");

        PageWeight[] all = [.. guides.Select(guide => weights.Of(PageFacts.Read(guide.Bytes.First, new([]), new()), guide.Bytes.First, PageWeights.MostFirstBytes))];

        Assert.InRange(all.Max(weight => weight.First), 8_000, PageWeights.MostFirstBytes);
        Assert.InRange(all.Max(weight => weight.Scripts), 1_000, 3_000);
        Assert.InRange(all.Max(weight => weight.All), 10_000, 30_000);
        Assert.InRange(all.Max(weight => weight.Requests), 4, 6);
        Assert.Equal((10 * 1460, 3_000, 30_000, 6, 1_400), (PageWeights.MostFirstBytes, PageWeights.MostScriptBytes, PageWeights.MostBytes, PageWeights.MostRequests, PageWeights.MostElements));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first {all.Max(weight => weight.First)}, all {all.Max(weight => weight.All)}"));
    }
}

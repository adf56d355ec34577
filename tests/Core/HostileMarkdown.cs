using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RecoveryGuide.Tests.Core;

/// <summary>What a stranger may try in a Markdown file: it stays the text it is, or is refused in time. What is refused with which words is told in <see cref="Payloads"/>.</summary>
public class HostileMarkdown
{
    [Theory]
    [InlineData("[words](https://example.org/){onclick=alert(1)}", "{onclick=alert(1)}")]
    [InlineData("[words](https://example.org/){: onclick=alert(1)}", "{: onclick=alert(1)}")]
    [InlineData("## Title {onmouseover=alert(1) style=position:fixed}", "{onmouseover=alert(1) style=position:fixed}")]
    [InlineData("Words {#main .hidden onclick=alert(1)}", "{#main .hidden onclick=alert(1)}")]
    [InlineData("`<script>alert(1)</script>`", "<script>alert(1)</script>")]
    [InlineData("```\n<script>alert(1)</script>\n```", "<script>alert(1)</script>")]
    [InlineData("    <img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")]
    [InlineData("\\<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("[words] (javascript:alert(1))", "[words] (javascript:alert(1))")]
    [InlineData("[words]\\(javascript:alert(1))", "[words](javascript:alert(1))")]
    public void It_stays_text(string markdown, string shown)
    {
        using SmallSite site = new();
        site.WithBody(markdown);

        IHtmlDocument page = site.Build().Document(Editing.TextPageUrl);

        IElement main = page.QuerySelector("main")!;
        Assert.Contains(shown, main.TextContent, StringComparison.Ordinal);
        Assert.Empty(main.QuerySelectorAll("script,img,iframe,[style],[onclick],[onmouseover],[onerror],.hidden"));
        Assert.DoesNotContain(main.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("javascript", StringComparison.OrdinalIgnoreCase));
        Assert.Same(main, page.GetElementById("main"));
    }

    [Theory]
    [InlineData("[words](https://example.org/page)")]
    [InlineData("<https://example.org/page>")]
    [InlineData("[words][r]\n\n[r]: https://example.org/page")]
    public void A_link_to_another_site_tells_it_nothing(string markdown)
    {
        using SmallSite site = new();
        site.WithBody(markdown);

        IElement link = site.Build().Document(Editing.TextPageUrl).QuerySelector("main a[href='https://example.org/page']")!;

        Assert.Equal("noreferrer noopener", link.GetAttribute("rel"));
    }

    [Theory]
    [InlineData("&#x202E;")]
    [InlineData("&#8238;")]
    [InlineData("&#x200B;")]
    [InlineData("&rlm;")]
    [InlineData("&ZeroWidthSpace;")]
    [InlineData("&shy;")]
    [InlineData("&#7;")]
    public void An_entity_is_no_way_round_the_forbidden_characters(string entity)
    {
        using SmallSite site = new();
        site.WithBody($"Call the {entity}line today.");

        BuiltSite built = site.Build();

        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.At.File == "input/" + Editing.TextPage && diagnostic.At.Line == Editing.LineOfBody);
    }

    public static TheoryData<string, string> Deep => new()
    {
        { "quotes", new('>', 10_000) },
        { "brackets", new('[', 50_000) },
        { "images", string.Concat(Enumerable.Repeat("![", 20_000)) },
        { "emphasis", string.Concat(Enumerable.Repeat("*a **b ", 10_000)) },
        { "closed emphasis", new string('*', 20_000) + "a" + new string('*', 20_000) },
        { "links", string.Concat(Enumerable.Repeat("[a](", 20_000)) },
        { "lists", string.Concat(Enumerable.Range(0, 400).Select(depth => new string(' ', depth * 2) + "- a\n")) },
        { "lists in one line", string.Concat(Enumerable.Repeat("- ", 20_000)) },
        { "back-ticks", string.Concat(Enumerable.Range(1, 500).Select(count => new string('`', count) + " ")) },
        { "angles", new('<', 60_000) },
        { "entities", new('&', 60_000) },
        { "braces", new('{', 60_000) },
        { "a wide table", $"|{string.Concat(Enumerable.Repeat("a|", 2_000))}\n|{string.Concat(Enumerable.Repeat("-|", 2_000))}\n|{string.Concat(Enumerable.Repeat("b|", 2_000))}" },
        { "a table as large as a file", "| a | b |\n|---|---|\n" + string.Concat(Enumerable.Repeat("| one | two |\n", 18_000)) },
        { "a table of one row", $"|{string.Concat(Enumerable.Repeat("a|", 60_000))}\n|{string.Concat(Enumerable.Repeat("-|", 60_000))}" },
        { "numbers", string.Concat(Enumerable.Range(0, 18_000).Select(number => $"{number + 10_000_000} a ")) },
        { "numbers told to call", string.Concat(Enumerable.Range(0, 20_000).Select(number => $"call {number % 900 + 100} ")) },
        { "headings", string.Concat(Enumerable.Range(0, 20_000).Select(number => $"## a{number}\n")) },
        { "the same heading", string.Concat(Enumerable.Repeat("## a\n\n", 30_000)) },
        { "short-codes", string.Concat(Enumerable.Repeat("{{source S1}} ", 15_000)) },
        { "tags", string.Concat(Enumerable.Repeat("<b>a</b> ", 25_000)) },
        { "links to nowhere", string.Concat(Enumerable.Repeat("[a](#b) ", 25_000)) },
        { "quotes and lists", string.Concat(Enumerable.Repeat("> - ", 10_000)) },
        { "nested emphasis", string.Concat(Enumerable.Repeat("*a **a ", 10_000)) + string.Concat(Enumerable.Repeat("a** a* ", 10_000)) },
        { "under-scores", string.Concat(Enumerable.Repeat("_a __b_ ", 20_000)) },
        { "back-slashes", new('\\', 200_000) },
        { "references", string.Concat(Enumerable.Range(0, 4_000).Select(number => $"[r{number}]: /find/\n")) },
    };

    [Theory, MemberData(nameof(Deep))]
    public async Task A_deep_or_long_text_neither_crashes_nor_hangs(string what, string markdown)
    {
        using SmallSite site = new();
        site.WithBody(markdown);

        BuiltSite built = await Task.Run(() => site.Build(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        if (built.HasErrors)
            Assert.Contains(built.Diagnostics, diagnostic => diagnostic.At.File == "input/" + Editing.TextPage);
        else
            Assert.True(built.Html(Editing.TextPageUrl).Length > 0, what);
    }

    [Theory, MemberData(nameof(Deep))]
    public void A_deep_or_long_text_is_read_in_time(string what, string markdown) =>
        InTime.Run(TimeSpan.FromSeconds(20), () => MarkdownText.Parse(markdown, new("input/pages/en/about.md"), new()), what);

    [Fact]
    public void Nested_quotes_are_reported_as_nested_too_deeply()
    {
        using SmallSite site = new();
        site.WithBody(new('>', 10_000));

        Assert.Contains(site.Build().Diagnostics, diagnostic => diagnostic.Code == Rule.TooNested && diagnostic.At.File == "input/" + Editing.TextPage);
    }

    [Theory]
    [InlineData("{{hotline}}")]
    [InlineData("{{safety}}")]
    [InlineData("{{worksheet}}")]
    [InlineData("{{number}}")]
    [InlineData("{{evidence}}")]
    [InlineData("{{source}}")]
    [InlineData("{{}}")]
    [InlineData("{{ }}")]
    [InlineData("{{7*7}}")]
    [InlineData("{{hotline in-line in-112}}")]
    [InlineData("{{hotline <script>}}")]
    [InlineData("{{constructor}}")]
    [InlineData("{{hotline in-line")]
    public void A_wrong_short_code_is_refused(string code)
    {
        using SmallSite site = new();
        site.WithBody(code);

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.At.File == "input/" + Editing.TextPage);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RecoveryGuide.Tests.Browser;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// One page of each template before Lighthouse (telephone, median of three), and the deploy's headers before Mozilla's HTTP Observatory and Google's CSP Evaluator. Needs Node and a Chromium:
/// <c>npm ci --ignore-scripts --prefix tests/Benchmarks/judges</c>, then <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.JudgesOfOthers</c>. The table is written to
/// <c>TestResults/judges.md</c>. <c>RUNS=1</c> in the environment is quicker, and <c>PAGES=/,/find/</c> looks at those alone.
/// </summary>
public class JudgesOfOthers
{
    private static readonly string[] Paths =
    [
        "/", "/guides/", "/guides/relapse/", "/guides/relapse/overdose-emergency/", "/hi/guides/relapse/overdose-emergency/", "/pa/guides/planning/medicines-that-prevent-relapse/", "/guides/relapse/after-a-lapse/print/",
        "/right-now/", "/help-now/", "/find/", "/find/hotlines/", "/find/places/", "/find/places/india/punjab/", "/find/hotlines/in-telemanas/", "/find/groups/na/", "/find/next-24-hours/",
        "/plans/", "/plans/relapse-prevention-plan/", "/glossary/", "/sources/", "/data/", "/accessibility/", "/choices/", "/offline/",
    ];

    // What has no address for search engines to keep says so, which costs points for search.
    private static readonly string[] Unlisted = ["/guides/relapse/after-a-lapse/print/", "/offline/"];

    // What only HTTPS can earn.
    private static readonly string[] Transport = ["strict-transport-security", "redirection"];

    [Fact(Explicit = true)]
    public async Task A_page_of_each_template_gets_full_marks_and_the_headers_lose_nothing_but_what_only_https_earns()
    {
        string runs = Environment.GetEnvironmentVariable("RUNS") ?? "3";
        string[] paths = Environment.GetEnvironmentVariable("PAGES")?.Split(',') ?? Paths;
        string browser = BrowserFixture.Find() ?? throw new InvalidOperationException("no Chromium, Chrome or Edge was found");
        await using PublishedSite site = new(compressed: true);

        using TemporaryFolder fonts = new();
        ProcessStartInfo judge = new("node", ["tests/Benchmarks/judges/judge.mjs", site.Address, browser, runs, .. paths]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        foreach ((string name, string value) in BrowserFixture.WithFonts(fonts) ?? [])
            judge.Environment[name] = value;
        using Process node = Process.Start(judge)!;
        string answer = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);

        JsonElement judged = JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
        StringBuilder table = new("| page | performance, accessibility, best practices, search | LCP ms | TBT ms | CLS | bytes | lost |\n|---|---|---|---|---|---|---|\n");
        foreach (JsonElement page in judged.GetProperty("pages").EnumerateArray())
            table.Append(CultureInfo.InvariantCulture, $"| {page.GetProperty("path")} | {string.Join(' ', page.GetProperty("scores").EnumerateArray())} | {page.GetProperty("largestContentfulPaintMs")} | {page.GetProperty("totalBlockingTimeMs")} | {page.GetProperty("cumulativeLayoutShift")} | {page.GetProperty("bytes")} | {string.Join(", ", page.GetProperty("lost").EnumerateArray())} |\n");
        table.Append(CultureInfo.InvariantCulture, $"\nHTTP Observatory: {judged.GetProperty("observatory")}\n\nCSP Evaluator: {judged.GetProperty("policy")}\n");
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "judges.md"), table.ToString());

        Assert.All(judged.GetProperty("pages").EnumerateArray(), page =>
            Assert.Equal(100, page.GetProperty("scores").EnumerateArray().Take(Unlisted.Contains(page.GetProperty("path").GetString()) ? 3 : 4).Min(score => score.GetInt32())));
        Assert.Equal(Transport.Order(), judged.GetProperty("observatory").GetProperty("lost").EnumerateArray().Select(lost => lost.GetProperty("name").GetString()).Order());
        // Severities: 10 high, 20 syntax, 30 medium, 40 high maybe, 50 strict, 60 medium maybe, 70 and more only information.
        Assert.All(judged.GetProperty("policy").EnumerateArray(), finding => Assert.True(finding.GetProperty("severity").GetInt32() >= 40, finding.ToString()));
    }
}

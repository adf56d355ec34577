using System.Diagnostics;
using Microsoft.Playwright;
using RecoveryGuide.Tests.Browser;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// How long an editor waits: from the save of a guide of the real site to the changed words in the open page. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.PreviewEdit</c>; the figures are written to <c>TestResults/preview-edit.txt</c>.
/// </summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class PreviewEdit(BrowserFixture browser)
{
    private const int Edits = 20;

    [Fact(Explicit = true)]
    public async Task Save_to_screen()
    {
        using TemporaryFolder folder = new();
        foreach (string file in Directory.EnumerateFiles(Repository.Input, "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(Repository.Input, file), File.ReadAllText(file));
        string guide = folder["guides/en/after-a-lapse.md"];
        string text = File.ReadAllText(guide);
        using Process preview = Start(folder.Path);
        List<double> waits = [];
        try
        {
            IPage page = await browser.Browser.NewPageAsync();
            await page.GotoAsync(AddressOf(preview) + "/guides/relapse/after-a-lapse/");

            for (int edit = 1; edit <= Edits; edit++)
            {
                // Asking the page again and again would measure the asking; the reloaded page says itself when it is there.
                TaskCompletionSource reloaded = new();
                page.DOMContentLoaded += OnLoaded;
                void OnLoaded(object? sender, IPage loaded) => reloaded.TrySetResult();
                long start = Stopwatch.GetTimestamp();
                File.WriteAllText(guide, $"{text}\nEdit number {Spelled(edit)}.\n");
                // A build that is refused never reloads the page: the benchmark says so instead of waiting for ever.
                await reloaded.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
                waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Assert.Contains($"Edit number {Spelled(edit)}.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
                page.DOMContentLoaded -= OnLoaded;
                await page.WaitForLoadStateAsync();
            }
        }
        finally
        {
            preview.Kill();
        }
        waits.Sort();
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "preview-edit.txt"), $"save to screen: median {waits[Edits / 2]:0} ms, longest {waits[^1]:0} ms, over {Edits} edits\n");
    }

    // A process of its own, as an editor has it: within the tests' own it would share its threads with the browser's driver.
    private static Process Start(string input) => Process.Start(new ProcessStartInfo("dotnet",
        [typeof(Build).Assembly.Location, "preview", "--input", input, "--theme", Repository.Theme, "--now", Repository.ContentDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "--port", "0"])
    { RedirectStandardOutput = true })!;

    private static string AddressOf(Process preview)
    {
        string? line;
        do
            line = preview.StandardOutput.ReadLine();
        while (line?.StartsWith("Preview on ", StringComparison.Ordinal) == false);
        _ = preview.StandardOutput.ReadToEndAsync();
        return line!.Split(' ')[2];
    }

    // Digits might look like a phone number to the build.
    private static string Spelled(int number) => new('i', number);
}

using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using RecoveryGuide.Commands;
using RecoveryGuide.Tests.Browser;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// How long an editor waits: from the save of a guide of the real site to the changed words in the open page. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.PreviewEdit</c>; the figures are written to <c>TestResults/preview-edit.txt</c>.
/// </summary>
[Collection(SharedBrowser.Name)]
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
        await using WebApplication server = new PreviewServer(new(folder.Path, Repository.Theme, Repository.Today), 0).Start();
        IPage page = await browser.Browser.NewPageAsync();
        await page.GotoAsync(server.Urls.First() + "/guides/relapse/after-a-lapse/");

        List<double> waits = [];
        for (int edit = 1; edit <= Edits; edit++)
        {
            long start = Stopwatch.GetTimestamp();
            File.WriteAllText(guide, $"{text}\nEdit number {Spelled(edit)}.\n");
            await page.GetByText($"Edit number {Spelled(edit)}.").WaitForAsync();
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        waits.Sort();
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "preview-edit.txt"), $"save to screen: median {waits[Edits / 2]:0} ms, longest {waits[^1]:0} ms, over {Edits} edits\n");
    }

    // Digits might look like a phone number to the build.
    private static string Spelled(int number) => new('i', number);
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using RecoveryGuide.Content;
using RecoveryGuide.Tests.Browser;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// How long an editor waits: from the save of a guide or a listing to the changed words in the open page, for the real site and for 10,000 invented pages. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.PreviewEdit</c>; the figures are written to <c>TestResults/preview-edit.txt</c>.
/// </summary>
[Collection(SharedBrowser.Name), Trait("Category", "Browser")]
public class PreviewEdit(BrowserFixture browser)
{
    private const int Edits = 20;
    private const int Pages = 10_000;

    // An editor looks before typing on; the part of the site the page does not wait for is written meanwhile.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private static readonly string Results = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults")).FullName, "preview-edit.txt");

    [Fact(Explicit = true)]
    public async Task Save_to_screen()
    {
        File.WriteAllText(Results, "");
        await TheRealSite();
        await AnInventedSite();
    }

    private async Task TheRealSite()
    {
        using TemporaryFolder folder = new();
        using TemporaryFolder output = new();
        foreach (string file in Directory.EnumerateFiles(Repository.Input, "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(Repository.Input, file), File.ReadAllText(file));
        using Process preview = Start(folder.Path, output.Path, Repository.ContentDay);
        try
        {
            string address = AddressOf(preview);
            await Edit("real site, a guide", address + "/guides/relapse/after-a-lapse/", folder["guides/en/after-a-lapse.md"], text => text.Length);
            string listings = folder["listings/hotlines/us.yml"];
            await Edit("real site, a listing", $"{address}/find/hotlines/{Second(listings)}/", listings, AfterItsSummary(Second(listings)));
        }
        finally
        {
            preview.Kill();
        }
    }

    private async Task AnInventedSite()
    {
        using InventedSite site = new(Pages);
        Listing listing = site.ReadListings()[Pages / 2];
        string listings = Directory.EnumerateFiles(Path.Combine(site.Files.Input, "listings", listing.Folder), "many-*.yml").Single(file => File.ReadAllText(file).Contains($"id: {listing.Id}\n", StringComparison.Ordinal));
        using Process preview = Start(site.Files.Input, site.Files.Output, Repository.Today);
        try
        {
            string address = AddressOf(preview);
            await Edit($"{Pages:N0} pages, a guide", address + InventedGuides.RouteOf(site.GuideCount / 2), Path.Combine(site.Files.Input, site.FileOf(site.GuideCount / 2)), text => text.Length);
            await Edit($"{Pages:N0} pages, a listing", $"{address}/find/{listing.Folder}/{listing.Id}/", listings, AfterItsSummary(listing.Id));
        }
        finally
        {
            preview.Kill();
        }
    }

    // Each edit puts a sentence where it is told to, in a file that is otherwise as it was.
    private async Task Edit(string what, string address, string file, Func<string, int> whereIn)
    {
        string text = File.ReadAllText(file);
        int at = whereIn(text);
        IPage page = await browser.Browser.NewPageAsync();
        await page.GotoAsync(address);
        List<double> waits = [];
        for (int edit = 1; edit <= Edits; edit++)
        {
            await Task.Delay(Rest, TestContext.Current.CancellationToken);
            // Asking the page again and again would measure the asking; the reloaded page says itself when it is there.
            TaskCompletionSource reloaded = new();
            page.DOMContentLoaded += OnLoaded;
            void OnLoaded(object? sender, IPage loaded) => reloaded.TrySetResult();
            string words = $"Edit number {Spelled(edit)}.";
            byte[] edited = Encoding.UTF8.GetBytes(text.Insert(at, $" {words}"));
            long start = Stopwatch.GetTimestamp();
            File.WriteAllBytes(file, edited);
            // A build that is refused never reloads the page: the benchmark says so instead of waiting for ever.
            await reloaded.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            page.DOMContentLoaded -= OnLoaded;
            Assert.Contains(words, await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await page.WaitForLoadStateAsync();
        }
        await page.CloseAsync();
        waits.Sort();
        File.AppendAllText(Results, string.Create(CultureInfo.InvariantCulture, $"{what}, save to screen: median {waits[Edits / 2]:0} ms, longest {waits[^1]:0} ms, over {Edits} edits\n"));
    }

    private static string Second(string listings) => File.ReadLines(listings).Where(line => line.StartsWith("  - id: ", StringComparison.Ordinal)).ElementAt(1)["  - id: ".Length..].Trim();

    private static Func<string, int> AfterItsSummary(string id) => text =>
    {
        int summary = text.IndexOf("\n    summary: ", text.IndexOf($"  - id: {id}\n", StringComparison.Ordinal), StringComparison.Ordinal);
        int end = text.IndexOf('\n', summary + 1);
        return text[end - 1] == '"' ? end - 1 : end;
    };

    // A process of its own, as an editor has it: within the tests' own it would share its threads with the browser's driver.
    private static Process Start(string input, string output, DateOnly now) => Process.Start(new ProcessStartInfo("dotnet",
        [typeof(Build).Assembly.Location, "preview", "--input", input, "--output", output, "--theme", Repository.Theme, "--now", now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--port", "0"])
    { RedirectStandardOutput = true })!;

    private static string AddressOf(Process preview)
    {
        string? line;
        do
        {
            line = preview.StandardOutput.ReadLine();
            Assert.NotNull(line);
        }
        while (!line.StartsWith("Preview on ", StringComparison.Ordinal));
        _ = preview.StandardOutput.ReadToEndAsync();
        return line.Split(' ')[2];
    }

    // Digits might look like a phone number to the build.
    private static string Spelled(int number) => new('i', number);
}

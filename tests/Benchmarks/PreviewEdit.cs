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

    // Into the middle of the build that follows every edit: whoever saves then has to wait until it stops.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

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
        using Preview preview = new(folder.Path, output.Path, Repository.ContentDay);
        await Edit(preview, "real site, a guide", "/guides/relapse/after-a-lapse/", folder["guides/en/after-a-lapse.md"], text => text.Length);
        string listings = folder["listings/hotlines/us.yml"];
        await Edit(preview, "real site, a listing", $"/find/hotlines/{Second(listings)}/", listings, AfterItsSummary(Second(listings)));
    }

    private async Task AnInventedSite()
    {
        using InventedSite site = new(Pages);
        Listing listing = site.ReadListings()[Pages / 2];
        string listings = Directory.EnumerateFiles(Path.Combine(site.Files.Input, "listings", listing.Folder), "many-*.yml").Single(file => File.ReadAllText(file).Contains($"id: {listing.Id}\n", StringComparison.Ordinal));
        using Preview preview = new(site.Files.Input, site.Files.Output, Repository.Today);
        await Edit(preview, $"{Pages:N0} pages, a guide", InventedGuides.RouteOf(site.GuideCount / 2), Path.Combine(site.Files.Input, site.FileOf(site.GuideCount / 2)), text => text.Length);
        await Edit(preview, $"{Pages:N0} pages, a listing", $"/find/{listing.Folder}/{listing.Id}/", listings, AfterItsSummary(listing.Id));
    }

    private async Task Edit(Preview preview, string what, string route, string file, Func<string, int> whereIn)
    {
        string text = File.ReadAllText(file);
        int at = whereIn(text);
        IPage page = await browser.Browser.NewPageAsync();
        await page.GotoAsync(preview.Address + route);
        foreach (bool waits in new[] { true, false })
        {
            List<double> took = [];
            for (int edit = 1; edit <= Edits; edit++)
            {
                if (waits)
                    await preview.IsAtRest();
                else
                    await Task.Delay(Soon, TestContext.Current.CancellationToken);
                took.Add(await Edit(preview, page, file, text.Insert(at, $" {Words(edit)}"), Words(edit)));
            }
            took.Sort();
            File.AppendAllText(Results, string.Create(CultureInfo.InvariantCulture, $"{what}, save to screen, {(waits ? "the site at rest" : "a second after the last edit")}: median {took[Edits / 2]:0} ms, longest {took[^1]:0} ms, over {Edits} edits\n"));
        }
        await page.CloseAsync();
    }

    private static async Task<double> Edit(Preview preview, IPage page, string file, string text, string words)
    {
        // Asking the page again and again would measure the asking; the reloaded page says itself when it is there.
        TaskCompletionSource reloaded = new();
        void OnLoaded(object? sender, IPage loaded) => reloaded.TrySetResult();
        page.DOMContentLoaded += OnLoaded;
        byte[] edited = Encoding.UTF8.GetBytes(text);
        preview.Saves();
        long start = Stopwatch.GetTimestamp();
        File.WriteAllBytes(file, edited);
        // A build that is refused never reloads the page: the benchmark says so instead of waiting for ever.
        await reloaded.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        page.DOMContentLoaded -= OnLoaded;
        Assert.Contains(words, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.WaitForLoadStateAsync();
        return took;
    }

    private static string Second(string listings) => File.ReadLines(listings).Where(line => line.StartsWith("  - id: ", StringComparison.Ordinal)).ElementAt(1)["  - id: ".Length..].Trim();

    private static Func<string, int> AfterItsSummary(string id) => text =>
    {
        int summary = text.IndexOf("\n    summary: ", text.IndexOf($"  - id: {id}\n", StringComparison.Ordinal), StringComparison.Ordinal);
        int end = text.IndexOf('\n', summary + 1);
        return text[end - 1] == '"' ? end - 1 : end;
    };

    // Digits might look like a phone number to the build.
    private static string Words(int edit) => $"Edit number {new string('i', edit)}.";

    /// <summary>A process of its own, as an editor has it: within the tests' own it would share its threads with the browser's driver.</summary>
    private sealed class Preview : IDisposable
    {
        private readonly Process process;
        private readonly TaskCompletionSource<string> address = new();
        private volatile TaskCompletionSource rest = new();

        public Preview(string input, string output, DateOnly now)
        {
            process = Process.Start(new ProcessStartInfo("dotnet",
                [typeof(Build).Assembly.Location, "preview", "--input", input, "--output", output, "--theme", Repository.Theme, "--now", now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--port", "0"])
            { RedirectStandardOutput = true })!;
            process.OutputDataReceived += (_, line) => Hear(line.Data);
            process.BeginOutputReadLine();
        }

        public string Address => address.Task.GetAwaiter().GetResult();

        /// <summary>Called before a file is saved.</summary>
        public void Saves() => rest = new();

        /// <summary>Waits until the whole site was built after the last save.</summary>
        public Task IsAtRest() => rest.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

        public void Dispose()
        {
            process.Kill();
            process.Dispose();
        }

        private void Hear(string? line)
        {
            if (line is null)
                address.TrySetException(new InvalidOperationException("The preview did not start."));
            else if (line.StartsWith("Preview on ", StringComparison.Ordinal))
                address.TrySetResult(line.Split(' ')[2]);
            else if (line.Contains(": the whole site, ", StringComparison.Ordinal))
                rest.TrySetResult();
        }
    }
}

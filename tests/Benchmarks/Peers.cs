using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// The same site built by ours, by Hugo and by Eleventy, each in a cold process, and the same file edited under the server of each. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.Peers</c>; the table is written to <c>TestResults/peers.txt</c>, too. A generator that
/// is not installed is left out. In the environment: <c>PAGES=1000,10000</c> chooses sizes, <c>RUNS=3</c> how often each builds (the median counts), <c>OUTPUT=FOLDER</c>
/// where they write (memory where the system offers it), <c>EDITS=no</c> leaves the edits out.
/// </summary>
public class Peers
{
    private const string EditedGuide = "Try it for a week before you choose.";

    private static readonly string Templates = Path.Combine(Repository.Root, "tests", "Benchmarks", "peers");

    private static readonly string Ours = Path.Combine(Repository.Root, "generator", "bin", "Release", "net10.0", "RecoveryGuide.dll");

    private static readonly string Eleventy = Path.Combine(Templates, "eleventy", "node_modules", "@11ty", "eleventy", "cmd.cjs");

    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("RUNS") ?? "3", CultureInfo.InvariantCulture);

    private static readonly string Memory = Environment.GetEnvironmentVariable("OUTPUT") ?? (Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath());

    private static readonly string Today = Repository.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private readonly StringBuilder table = new();

    [Fact(Explicit = true)]
    public void Three_generators_build_the_same_site()
    {
        Ask("dotnet", "build", Path.Combine(Repository.Root, "generator"), "--configuration", "Release", "--verbosity", "quiet");
        foreach (string size in (Environment.GetEnvironmentVariable("PAGES") ?? "10000").Split(','))
            Compare(int.Parse(size, CultureInfo.InvariantCulture));
        table.Append("""

            wall, processor, memory: medians of cold processes from an empty output, taken in turns. On Linux processor time counts all that a generator starts.
            pages: HTML files but redirects; kB a page is of those. edited: from the save to the new words over HTTP, the median (how often), under preview, hugo server,
            and eleventy --serve --incremental, which leaves lists and related pages as they were.
            Same site: guides, listings of each kind and regions are compared letter by letter, with headings, links, facts and structured data.
            Ours checks every page and link, and writes besides a search index, guides to print, plans as PDF, calendars, contacts, data files, a page of all sources,
            lists of every kind and topic in every place, and on a town's page what serves its whole region. The others write none of these, their page of a country only
            leads to its regions, and they get short-codes filled in, neighbours and counts as data.
            Hugo in Debian's version cannot make pages from data: it reads a file with front matter for each listing.

            """);
        Tell();
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "peers.txt"), table.ToString());
    }

    private void Compare(int pages)
    {
        using InventedSite site = new(pages);
        using TemporaryFolder sources = new();
        string outputs = Path.Combine(Memory, $"recoveryguide-peers-{Environment.ProcessId}");
        PeerContent content = new(site);
        Listing listing = content.Listings[pages / 2];
        string report = sources["report.json"];
        try
        {
            ImmutableArray<SiteGenerator> generators = [.. Generators(site, content, sources, outputs, listing, report)];
            Dictionary<string, List<Spent>> costs = generators.ToDictionary(generator => generator.Name, _ => new List<Spent>(), StringComparer.Ordinal);
            for (int run = 0; run < Runs; run++)
                foreach (SiteGenerator generator in generators)
                {
                    if (Directory.Exists(generator.Output))
                        Directory.Delete(generator.Output, recursive: true);
                    costs[generator.Name].Add(MeasuredProcess.Run(generator.Folder, sources[generator.Name + ".log"], generator.Build));
                }
            Assert.DoesNotContain(File.ReadLines(sources["RecoveryGuide.log"]), line => line.Contains(": warning ", StringComparison.Ordinal));
            foreach (SiteGenerator peer in generators.Skip(1))
                foreach (string route in ComparedRoutes(content))
                    SameSite.Check(peer.Name, route, generators[0].Output, peer.Output);

            table.Append(CultureInfo.InvariantCulture, $"\n{pages:N0} pages of content: {site.GuideCount:N0} guides, {site.ListingCount:N0} listings\n");
            table.Append("generator | wall | processor | memory | pages | kB a page | files | MB | guide edited | listing edited\n");
            foreach (SiteGenerator generator in generators)
                table.AppendLine(RowFor(generator, costs[generator.Name], site, listing));
            if (generators.Length > 1)
                foreach (SiteGenerator peer in generators.Skip(1))
                    table.Append(CultureInfo.InvariantCulture, $"RecoveryGuide / {peer.Name}: wall {Ratio(costs, peer, cost => cost.Wall.TotalSeconds):0.00}, processor {Ratio(costs, peer, cost => cost.Processor.TotalSeconds):0.00}, memory {Ratio(costs, peer, cost => cost.Memory):0.00}\n");
            table.Append(CultureInfo.InvariantCulture, $"RecoveryGuide's last run, ms: {string.Join(", ", JsonDocument.Parse(File.ReadAllText(report)).RootElement.GetProperty("milliseconds").EnumerateObject().Select(step => $"{step.Name} {step.Value.GetDouble():0}"))}\n");
            Tell();
        }
        finally
        {
            if (Directory.Exists(outputs))
                Directory.Delete(outputs, recursive: true);
        }
    }

    private IEnumerable<SiteGenerator> Generators(InventedSite site, PeerContent content, TemporaryFolder sources, string outputs, Listing listing, string report)
    {
        string[] input = ["--input", site.Files.Input, "--theme", Repository.Theme, "--now", Today];
        string output = Path.Combine(outputs, "ours");
        Directory.CreateDirectory(outputs);
        string ownListing = Directory.EnumerateFiles(Path.Combine(site.Files.Input, "listings", Listing.FolderOf(listing.Kind)), "many-*.yml").Single(file => File.ReadAllText(file).Contains($"id: {listing.Id}\n", StringComparison.Ordinal));
        // The preview keeps the site in memory, unless it is told where to write and knows how.
        string? served = Ask("dotnet", Ours, "preview", "--help")!.Contains("--output", StringComparison.Ordinal) ? Path.Combine(outputs, "ours-served") : null;
        yield return new("RecoveryGuide", sources.Path, output, ["dotnet", Ours, "build", .. input, "--output", output, "--report", report], ["dotnet", Ours, "preview", .. input, "--port", "{port}", .. served is null ? [] : new[] { "--output", served }], served,
            Path.Combine(site.Files.Input, site.FileOf(EditedNumber(site))), ownListing);

        string hugo = sources["hugo"];
        if (Ask("hugo", "version") is not null)
        {
            Copy("hugo", hugo);
            content.WriteForHugo(hugo);
            output = Path.Combine(outputs, "hugo");
            yield return new("Hugo", hugo, output, ["hugo", "--quiet", "--destination", output], ["hugo", "server", "--port", "{port}", "--bind", "127.0.0.1"], null,
                PeerContent.HugoGuide(hugo, site.Guides[EditedNumber(site)]), PeerContent.HugoListing(hugo, listing));
        }
        else
            table.AppendLine("Hugo is left out: it is not installed (Debian and Ubuntu: apt-get install hugo).");

        string eleventy = sources["eleventy"];
        if (File.Exists(Eleventy) && Ask("node", "--version") is not null)
        {
            Copy("eleventy", eleventy);
            content.WriteForEleventy(eleventy);
            output = Path.Combine(outputs, "eleventy");
            yield return new("Eleventy", eleventy, output, ["node", Eleventy, "--quiet", $"--output={output}"], ["node", Eleventy, "--quiet", "--serve", "--incremental", "--port={port}", $"--output={Path.Combine(outputs, "eleventy-served")}"], Path.Combine(outputs, "eleventy-served"),
                PeerContent.EleventyGuide(eleventy, site.Guides[EditedNumber(site)]), PeerContent.EleventyListings(eleventy));
        }
        else
            table.AppendLine("Eleventy is left out: it is not installed (Node, then npm ci --prefix tests/Benchmarks/peers/eleventy).");
    }

    private static int EditedNumber(InventedSite site) => site.GuideCount / 2;

    private static void Copy(string peer, string folder)
    {
        string from = Path.Combine(Templates, peer);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal)))
        {
            string target = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // What a program answers; null where it is not there.
    private static string? Ask(string program, params string[] words)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
            string answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, answer);
            return answer;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    // A guide of each section, a listing of each kind and type, with and without a town, meetings and hours, and regions.
    private static IEnumerable<string> ComparedRoutes(PeerContent content) =>
    [
        .. Enumerable.Range(7, InventedGuides.Sections.Length).Select(InventedGuides.RouteOf),
        .. content.Listings.GroupBy(listing => (listing.Kind, listing.Country, listing.Town is null, listing.Hours is null, listing.Meetings.FirstOrDefault()?.Mode, listing.Type)).Select(alike => alike.ElementAt(alike.Count() / 2)).Select(listing => $"/find/{Listing.FolderOf(listing.Kind)}/{listing.Id}/"),
        "/find/places/united-states/alabama/",
        "/find/places/united-states/wyoming/",
        "/find/places/united-kingdom/scotland/",
    ];

    private static string RowFor(SiteGenerator generator, List<Spent> costs, InventedSite site, Listing listing)
    {
        FileInfo[] files = [.. new DirectoryInfo(generator.Output).EnumerateFiles("*", SearchOption.AllDirectories)];
        FileInfo[] pages = [.. files.Where(file => file.Extension == ".html" && !IsRedirect(file))];
        (string guide, string edited) = ("", "");
        if (Environment.GetEnvironmentVariable("EDITS") != "no")
        {
            using EditedSite served = new(generator);
            guide = InWords(served.Edit(generator.Guide, EditedGuide, InventedGuides.RouteOf(EditedNumber(site))));
            edited = InWords(served.Edit(generator.Listing, listing.Summary, $"/find/{Listing.FolderOf(listing.Kind)}/{listing.Id}/"));
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"{generator.Name} | {Median(costs, cost => cost.Wall.TotalSeconds):0.00} s | {Median(costs, cost => cost.Processor.TotalSeconds):0.00} s | {Median(costs, cost => cost.Memory) / (1024 * 1024):N0} MiB | {pages.Length:N0} | {pages.Average(page => page.Length) / 1000:0.0} | {files.Length:N0} | {files.Sum(file => file.Length) / 1e6:0.0} | {guide} | {edited}");
    }

    // Hugo leads from /page/1/ of every list to the list itself.
    private static bool IsRedirect(FileInfo file) => file.FullName.EndsWith("/page/1/index.html", StringComparison.Ordinal);

    private static string InWords(EditCost cost) => string.Create(CultureInfo.InvariantCulture, $"{cost.Served.TotalMilliseconds:N0} ms{(cost.Written is { } written ? $", on disk {written.TotalMilliseconds:N0} ms" : "")} ({cost.Edits})");

    private static double Ratio(Dictionary<string, List<Spent>> costs, SiteGenerator peer, Func<Spent, double> of) => Median(costs["RecoveryGuide"], of) / Median(costs[peer.Name], of);

    private static double Median(List<Spent> costs, Func<Spent, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);

    private void Tell() => TestContext.Current.SendDiagnosticMessage(table.ToString());
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// What a large directory costs: a site of one language with 1,000, 10,000 and 100,000 invented listings, each built in a process of its own. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.ManyListings</c>; the figures are written to <c>TestResults/many-listings.txt</c>.
/// <c>LISTINGS=1000,50000</c> in the environment chooses other sizes; <c>KEEP=FOLDER</c> keeps each site, for <c>node tests/Benchmarks/finder.mjs FOLDER/100000</c>.
/// </summary>
public class ManyListings
{
    private static readonly ImmutableArray<int> Sizes = [.. (Environment.GetEnvironmentVariable("LISTINGS") ?? "1000,10000,100000").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

    [Fact(Explicit = true)]
    public void A_large_directory_is_built()
    {
        StringBuilder table = new("listings | pages | files | seconds | peak memory | output | longest steps\n");
        foreach (int size in Sizes)
        {
            table.AppendLine(RowFor(size));
            TestContext.Current.SendDiagnosticMessage(table.ToString());
        }
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "many-listings.txt"), table.ToString());
    }

    private static string RowFor(int size)
    {
        using SmallSite site = new();
        InventedListings.WriteTo(site, size);
        string output = Environment.GetEnvironmentVariable("KEEP") is { } kept ? Path.Combine(kept, size.ToString(CultureInfo.InvariantCulture)) : site.Output;
        string report = Path.Combine(site.Input, "..", "report.json");
        long start = Stopwatch.GetTimestamp();
        using Process build = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(Build).Assembly.Location, "build", "--input", site.Input, "--output", output, "--theme", Repository.Theme, "--now", Repository.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--report", report])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> said = build.StandardOutput.ReadToEndAsync();
        Task<string> complaints = build.StandardError.ReadToEndAsync();
        long memory = 0;
        // The system forgets a process's peak when it ends.
        while (!build.WaitForExit(200))
            memory = Math.Max(memory, PeakOf(build));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Assert.True(build.ExitCode == 0, $"exit code {build.ExitCode}, {memory / (1024 * 1024)} MiB at most\n{said.Result}" + string.Join('\n', complaints.Result.Split('\n').OrderBy(line => !line.Contains(": error ", StringComparison.Ordinal)).Take(20)));

        JsonElement figures = JsonDocument.Parse(File.ReadAllText(report)).RootElement;
        Assert.Equal(size + InventedListings.OfTheSmallSite, figures.GetProperty("listings").GetInt32());
        string steps = string.Join(", ", figures.GetProperty("milliseconds").EnumerateObject().OrderByDescending(step => step.Value.GetDouble()).Select(step => $"{step.Name} {step.Value.GetDouble() / 1000:0.0} s"));
        return string.Create(CultureInfo.InvariantCulture,
            $"{size:N0} | {figures.GetProperty("pages").GetInt32():N0} | {figures.GetProperty("files").GetInt32():N0} | {seconds:0.0} | {memory / (1024 * 1024):N0} MiB | {figures.GetProperty("bytes").GetInt64() / (1024 * 1024):N0} MiB | {steps}");
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the two questions.
            return 0;
        }
    }
}

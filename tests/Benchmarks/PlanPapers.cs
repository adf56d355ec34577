using System.Diagnostics;
using System.Globalization;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>
/// What it costs to make every plan's PDF: each sheet in each language on both papers, for each set of help numbers. Run it with
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Benchmarks.PlanPapers</c>; the figures are written to <c>TestResults/plan-papers.txt</c>.
/// </summary>
public class PlanPapers
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(10);

    [Fact(Explicit = true)]
    public void All_plans_are_printed_in_ten_seconds()
    {
        Site site = Repository.Site.Site;
        Diagnostics report = new();
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;

        ImmutableArray<PrintedFile> prints = Papers.Print(site, new(), report);

        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        string figures = string.Create(CultureInfo.InvariantCulture,
            $"{prints.Length} files, {prints.Sum(print => print.Pages)} pages, {prints.Sum(print => (long)print.Bytes.Length) / 1000:N0} kB, largest {prints.Max(print => print.Bytes.Length) / 1000.0:0.0} kB: {taken.TotalSeconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:0.0} s of processor time, {Environment.ProcessorCount} cores\n");
        string results = Path.Combine(Repository.Root, "TestResults");
        Directory.CreateDirectory(results);
        File.WriteAllText(Path.Combine(results, "plan-papers.txt"), figures);
        TestContext.Current.SendDiagnosticMessage(figures);
        Assert.False(report.HasErrors);
        Assert.True(taken < Bar, figures);
    }
}

using System.Text.Json;
using Spectre.Console;

namespace RecoveryGuide.Commands;

/// <summary>Tells what a build did: a line a mistake, a few lines for people, JSON for machines.</summary>
public static class BuildReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Prints mistakes to standard error and a summary to standard output: a table for a terminal, plain lines for whatever else reads it.</summary>
    /// <param name="built">The site.</param>
    /// <param name="searchBytes">The bytes of the search index.</param>
    /// <param name="written">What changed in the output folder; null where nothing was to be written.</param>
    /// <param name="failed">Whether anything forbade writing.</param>
    public static void Print(BuiltSite built, long searchBytes, WriteResult? written, bool failed)
    {
        foreach (Diagnostic diagnostic in built.Diagnostics)
            Console.Error.WriteLine(diagnostic);
        if (built.Diagnostics.Any(diagnostic => diagnostic.Code == Core.Rule.SafetyNumber) && built.Site.SafetyNumbers is { } approved)
            SafetyReport.Print(Checks.SafetyNumberChecks.Changes(built.Site, approved));
        int errors = built.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        int warnings = built.Diagnostics.Length - errors;
        if (failed)
            Console.Error.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")}: nothing was written.");
        else if (BuildProgress.IsTerminal)
            PrintTables(built, searchBytes, written, warnings);
        else
            PrintLines(built, searchBytes, written, warnings);
    }

    private static void PrintTables(BuiltSite built, long searchBytes, WriteResult? written, int warnings)
    {
        Table counts = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("what").AddColumn(new TableColumn("how many").RightAligned());
        foreach ((string what, string value) in Counts(built, searchBytes, written, warnings))
            counts.AddRow(what, value);
        Table steps = new Table().Border(TableBorder.Rounded).AddColumn("step").AddColumn(new TableColumn("seconds").RightAligned()).AddColumn(new TableColumn("processors").RightAligned());
        foreach (StepTime step in Times(built))
            steps.AddRow(step.Step, Seconds(step.Took), Seconds(step.Cpu));
        AnsiConsole.Write(counts);
        AnsiConsole.Write(steps);
    }

    private static void PrintLines(BuiltSite built, long searchBytes, WriteResult? written, int warnings)
    {
        foreach ((string what, string value) in Counts(built, searchBytes, written, warnings))
            Console.WriteLine($"{what}: {value}");
        foreach (StepTime step in Times(built))
            Console.WriteLine($"{step.Step}: {Seconds(step.Took)} s, processors {Seconds(step.Cpu)} s");
    }

    private static IEnumerable<(string What, string Value)> Counts(BuiltSite built, long searchBytes, WriteResult? written, int warnings)
    {
        yield return ("pages", $"{built.Made.Pages}");
        yield return ("listings", $"{built.Site.Listings.Length}");
        yield return ("guides", $"{built.Site.Guides.Length}");
        yield return ("plans", $"{built.Site.Worksheets.Length}");
        yield return ("search index", $"{searchBytes} bytes");
        yield return ("files", $"{built.Made.Files}");
        yield return ("bytes", $"{built.Made.Bytes}");
        if (written is not null)
        {
            yield return ("written", $"{written.Written}");
            yield return ("unchanged", $"{written.Unchanged}");
            yield return ("removed", $"{written.Removed}");
        }
        if (warnings > 0)
            yield return ("warnings", $"{warnings}");
    }

    private static IEnumerable<StepTime> Times(BuiltSite built) =>
        built.Timings.Append(new("all", Sum(built.Timings, timing => timing.Took), Sum(built.Timings, timing => timing.Cpu)));

    private static TimeSpan Sum(ImmutableArray<StepTime> timings, Func<StepTime, TimeSpan> of) => timings.Aggregate(TimeSpan.Zero, (sum, timing) => sum + of(timing));

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.00}";

    /// <summary>Writes the report file.</summary>
    public static void Write(string path, BuiltSite built, long searchBytes, WriteResult? written)
    {
        var report = new
        {
            guides = built.Site.Guides.Length,
            listings = built.Site.Listings.Length,
            listingsByKind = built.Site.Listings.GroupBy(listing => listing.Content.Folder).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToDictionary(kind => kind.Key, kind => kind.Count()),
            plans = built.Site.Worksheets.Length,
            pages = built.Made.Pages,
            files = built.Made.Files,
            bytes = built.Made.Bytes,
            searchBytes,
            heaviest = (built.Checks?.Heaviest ?? []).Select(page => new { url = page.Url, bytes = page.Bytes, mostBytes = page.MostBytes, elements = page.Elements, mostElements = page.MostElements }),
            written,
            errors = built.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error),
            warnings = built.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning),
            milliseconds = built.Timings.ToDictionary(timing => timing.Step, timing => Math.Round(timing.Took.TotalMilliseconds, 1)),
            cpuMilliseconds = built.Timings.ToDictionary(timing => timing.Step, timing => Math.Round(timing.Cpu.TotalMilliseconds, 1)),
            process = built.Process.ToDictionary(timing => timing.Pipeline, timing => Math.Round(timing.Took.TotalMilliseconds, 1)),
            postProcess = built.PostProcess.ToDictionary(timing => timing.Pipeline, timing => Math.Round(timing.Took.TotalMilliseconds, 1)),
            readingGrades = built.Site.Guides.Where(guide => guide.Language == Modules.ReadingGrade.Language).DistinctBy(guide => guide.Content.Slug).ToDictionary(guide => guide.Content.Slug + "." + guide.Language, guide => guide.Content.ReadingGrade),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Indented) + "\n");
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}

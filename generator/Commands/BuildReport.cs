using System.Text.Json;
using Spectre.Console;

namespace RecoveryGuide.Commands;

/// <summary>Tells what a build did: a line a mistake, a few lines for people, JSON for machines.</summary>
public static class BuildReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Prints mistakes to standard error and a summary to standard output.</summary>
    public static void Print(BuiltSite built, WriteResult? written, bool failed)
    {
        foreach (Diagnostic diagnostic in built.Diagnostics)
            Console.Error.WriteLine(diagnostic);
        if (built.Diagnostics.Any(diagnostic => diagnostic.Code == Core.Rule.SafetyNumber) && built.Site.SafetyNumbers is { } approved)
            SafetyReport.Print(Checks.SafetyNumberChecks.Changes(built.Site, approved));
        int errors = built.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        int warnings = built.Diagnostics.Length - errors;
        if (failed)
            Console.Error.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")}: nothing was written.");
        else
            PrintTable(built, written, warnings);
    }

    private static void PrintTable(BuiltSite built, WriteResult? written, int warnings)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("what").AddColumn("how many");
        foreach ((string what, string value) in Lines(built, written, warnings))
            table.AddRow(what, value);
        AnsiConsole.Write(table);
    }

    private static IEnumerable<(string, string)> Lines(BuiltSite built, WriteResult? written, int warnings)
    {
        yield return ("guides", $"{built.Site.Guides.Length}");
        yield return ("listings", $"{built.Site.Listings.Length}");
        yield return ("plans", $"{built.Site.Worksheets.Length}");
        yield return ("pages", $"{built.Made.Pages}");
        yield return ("files", $"{built.Made.Files}, {built.Made.Bytes / 1024} KiB");
        if (written is not null)
            yield return ("written", $"{written.Written} written, {written.Unchanged} unchanged, {written.Removed} removed");
        yield return ("time", $"{built.Timings.Sum(timing => timing.Took.TotalMilliseconds):0} ms ({string.Join(", ", built.Timings.Select(timing => $"{timing.Step} {timing.Took.TotalMilliseconds:0}"))})");
        if (warnings > 0)
            yield return ("warnings", $"{warnings}");
    }

    /// <summary>Writes the report file.</summary>
    public static void Write(string path, BuiltSite built, WriteResult? written)
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

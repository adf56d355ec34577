using Spectre.Console;

namespace RecoveryGuide.Commands;

/// <summary>Builds a site while a bar says how far it is. Only a person at a terminal sees the bar: logs get none.</summary>
internal static class BuildProgress
{
    // As Build.Run names and orders them.
    private static readonly ImmutableArray<string> Steps = ["input", "process", "references", "print", "post-process", "output", "check"];

    private const string Output = "output";

    /// <summary>Whether what is written to standard output is read by a person as it comes, in colours and a width.</summary>
    internal static bool IsTerminal => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) && AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>Builds a site and hands each file on.</summary>
    /// <returns>The site, and the bytes of the files its search on the reader's device asks for.</returns>
    internal static (BuiltSite Built, long SearchBytes) Run(BuildOptions options, Memo memo, Action<Rendered> made)
    {
        if (!IsTerminal)
            return Counting(options, memo, made);
        return AnsiConsole.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(context =>
        {
            Dictionary<string, ProgressTask> tasks = Steps.ToDictionary(step => step, step => context.AddTask(step, autoStart: false, maxValue: 1));
            Begin(tasks, 0);
            return Counting(
                options with { StepDone = step => End(tasks, step), Counted = files => tasks[Output].MaxValue = Math.Max(1, files) },
                memo,
                file =>
                {
                    made(file);
                    tasks[Output].Increment(1);
                });
        });
    }

    private static (BuiltSite, long) Counting(BuildOptions options, Memo memo, Action<Rendered> made)
    {
        long searchBytes = 0;
        BuiltSite built = Build.Run(options, memo, (_, file) =>
        {
            if (IsSearch(file.Output.Route.Url))
                Interlocked.Add(ref searchBytes, file.Bytes.Length);
            made(file);
        });
        return (built, searchBytes);
    }

    private static bool IsSearch(string url) => url.StartsWith("/search/", StringComparison.Ordinal) || url.StartsWith("/_/search/", StringComparison.Ordinal);

    private static void Begin(Dictionary<string, ProgressTask> tasks, int step)
    {
        if (step < Steps.Length)
            tasks[Steps[step]].StartTask();
    }

    private static void End(Dictionary<string, ProgressTask> tasks, string step)
    {
        tasks[step].Value = tasks[step].MaxValue;
        tasks[step].StopTask();
        Begin(tasks, Steps.IndexOf(step) + 1);
    }
}

using System.Collections.Frozen;
using System.Diagnostics;
using RecoveryGuide.Content;

namespace RecoveryGuide.Commands;

/// <summary>
/// The site an editor looks at while writing it. A change is answered twice. At once, whatever the site's size: the file that changed is read, its own pages are made, looked at and shown.
/// Then, when the editor pauses, the whole site is built and checked as <c>build</c> does it, and what the first answer could not know (lists, counts, the search) is put right.
/// Where either finds a mistake, the last good site stays.
/// </summary>
/// <param name="options">What to build.</param>
/// <param name="memo">What earlier builds found out.</param>
/// <param name="folder">Takes the files; null where none are wanted.</param>
/// <param name="tell">Told <c>reload</c> or <c>errors</c> when the open pages should do something.</param>
/// <param name="pause">How long the editor must pause before the whole site is built; <see cref="Timeout.InfiniteTimeSpan"/> leaves that to <see cref="BuildAll"/>.</param>
internal sealed class PreviewSite(BuildOptions options, Memo memo, PreviewFolder? folder, Action<string> tell, TimeSpan pause) : IDisposable
{
    /// <summary>Whoever pauses this long has finished a thought; the whole site takes all cores for a while.</summary>
    internal static readonly TimeSpan UsualPause = TimeSpan.FromMilliseconds(600);

    private readonly Lock building = new();
    private CancellationTokenSource stop = new();
    private Timer? later;
    private string reason = "";
    private volatile Shown shown = Shown.Nothing;

    private sealed record Shown(BuiltSite? Built, FrozenDictionary<string, Output> Outputs)
    {
        public static Shown Nothing { get; } = new(null, FrozenDictionary<string, Output>.Empty);

        public static Shown Whole(BuiltSite built) => new(built, built.Outputs.ToFrozenDictionary(output => output.Route.Url, StringComparer.Ordinal)) { Site = built.Site };

        /// <summary>The site the newest pages were made with.</summary>
        public Site? Site { get; init; } = Built?.Site;

        /// <summary>Pages made since the whole site was built.</summary>
        public ImmutableDictionary<string, Output> Newer { get; init; } = ImmutableDictionary<string, Output>.Empty;

        /// <summary>Files of the input that changed since then, as they were last shown.</summary>
        public ImmutableDictionary<string, string> Texts { get; init; } = ImmutableDictionary<string, string>.Empty;

        /// <summary>The mistakes that are not mended, as far as is known.</summary>
        public ImmutableArray<Diagnostic> Mistakes { get; init; } = [];

        /// <summary>Why the files could not be read or written; empty where they could.</summary>
        public string Failure { get; init; } = "";

        public string Errors => string.Join('\n', Mistakes.Select(mistake => mistake.ToString()).Prepend(Failure).Where(line => line.Length > 0));

        public string? TextOf(string path) => Texts.GetValueOrDefault(path) ?? Built!.Texts.GetValueOrDefault(path)?.Text;

        public Output? Find(string url) => Newer.GetValueOrDefault(url) ?? Outputs.GetValueOrDefault(url);
    }

    /// <summary>What is wrong, a line a mistake; empty where nothing is.</summary>
    internal string Errors => shown.Errors;

    /// <summary>Whether there is a site to show.</summary>
    internal bool IsThere => shown.Built is not null;

    /// <summary>A file of the site by its address; null where there is none. Pages are made when they are asked for, so a change of a style or a component costs the page that is looked at.</summary>
    internal Rendered? Find(string url)
    {
        Shown now = shown;
        return now.Find(url) is not { } output ? null : Renderer.Render(output is Page page && now.Site is { } site ? page.With(site) : output);
    }

    /// <summary>Whether there is a file at an address.</summary>
    internal bool Has(string url) => shown.Find(url) is not null;

    /// <summary>Builds the whole site.</summary>
    /// <param name="why">What is to be told as the reason.</param>
    internal void BuildAll(string why)
    {
        lock (building)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                BuiltSite built = Build.Run(options, memo, (_, _) => { }, stop.Token);
                Take(built);
                Console.WriteLine(FormattableString.Invariant($"{why}: the whole site, {memo.Processed} files processed in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms ({string.Join(", ", built.Timings.Select(timing => $"{timing.Step} {timing.Took.TotalMilliseconds:0}"))}){(built.HasErrors ? "; errors, the last good site stays" : "")}"));
            }
            catch (OperationCanceledException)
            {
                // Something changed meanwhile; that will be built.
                return;
            }
            // An editor that saves by replacing a file can make it vanish for a moment; the next change builds again.
            catch (Exception failure) when (WriteFailure.Reason(failure) is { } sentence)
            {
                Console.Error.WriteLine(sentence);
                shown = shown with { Failure = sentence };
            }
        }
        tell(shown.Errors.Length > 0 ? "errors" : "reload");
    }

    // Files are made a second time to be written: only now it is known that all of them may be.
    private void Take(BuiltSite built)
    {
        foreach (Diagnostic diagnostic in built.Diagnostics)
            Console.Error.WriteLine(diagnostic);
        Shown before = shown;
        if (built.HasErrors)
        {
            // What was shown at once was good by itself and is not in the whole: the last good site comes back.
            shown = before.Built is null ? before with { Mistakes = built.Diagnostics, Failure = "" } : new(before.Built, before.Outputs) { Mistakes = built.Diagnostics };
            foreach (string url in before.Newer.Keys)
                if (Find(url) is { } old)
                    folder?.Put(old);
            return;
        }
        shown = Shown.Whole(built);
        if (folder is null)
            return;
        Renderer.Render(built.Outputs, (_, file) => folder.Put(file), stop.Token);
        folder.KeepOnly(built.Outputs);
    }

    /// <summary>Answers a change.</summary>
    /// <param name="paths">The files that changed, by their full paths.</param>
    internal void Changed(IReadOnlyCollection<string> paths)
    {
        // Whatever is being built is out of date.
        stop.Cancel();
        string why = string.Join(", ", paths.Select(path => Path.GetRelativePath(Environment.CurrentDirectory, path)).Order(StringComparer.Ordinal).Take(3)) + (paths.Count > 3 ? " and others" : "");
        lock (building)
        {
            stop = new();
            ShowAtOnce(paths, why);
        }
        reason = why;
        later ??= new(_ => BuildAll(reason));
        later.Change(shown.Built is null ? TimeSpan.Zero : pause, Timeout.InfiniteTimeSpan);
    }

    private void ShowAtOnce(IReadOnlyCollection<string> paths, string why)
    {
        long start = Stopwatch.GetTimestamp();
        if (shown is not { Built: { } built, Site: { } site })
            return;
        try
        {
            Diagnostics report = new();
            if (new PreviewChange(options, built, site, memo, shown.TextOf).Of(paths, report) is not { } change)
                return;
            foreach (Rendered file in change.Files)
                folder?.Put(file);
            // Mistakes in files that did not change are still there.
            ImmutableArray<Diagnostic> others = [.. shown.Mistakes.Where(mistake => !change.Texts.Any(text => text.Path == mistake.At.File))];
            shown = report.HasErrors
                ? shown with { Mistakes = [.. others.Concat(report.Sorted()).Distinct().Order()], Failure = "" }
                : shown with
                {
                    Site = change.Site,
                    Newer = shown.Newer.SetItems(change.Files.Select(file => KeyValuePair.Create(file.Output.Route.Url, file.Output))),
                    Texts = shown.Texts.SetItems(change.Texts.Select(file => KeyValuePair.Create(file.Path, file.Text))),
                    Mistakes = others,
                    Failure = "",
                };
            Console.WriteLine(FormattableString.Invariant($"{why}: {paths.Count} {(paths.Count == 1 ? "file" : "files")} processed, {change.Files.Length} made in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms{(report.HasErrors ? "; errors, the last good site stays" : "; the whole site follows")}"));
        }
        // A file that is gone again, or is being written: the whole build will tell.
        catch (Exception failure) when (WriteFailure.Reason(failure) is not null)
        {
            return;
        }
        tell(shown.Errors.Length > 0 ? "errors" : "reload");
    }

    /// <summary>Components changed in the running program: pages are made anew when they are asked for.</summary>
    internal void ComponentsChanged()
    {
        tell("reload");
        reason = "a component";
        later ??= new(_ => BuildAll(reason));
        later.Change(pause, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What the timer has begun may still ask whether it is to stop.
        stop.Cancel();
        later?.Dispose();
    }
}

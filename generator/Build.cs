using System.Collections.Concurrent;
using System.Diagnostics;
using RecoveryGuide.Checks;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide;

/// <summary>What a build is asked for.</summary>
/// <param name="Input">The input folder.</param>
/// <param name="Theme">The theme's folder.</param>
/// <param name="Today">The day it is built for.</param>
/// <param name="BaseUrl">Overrides the site's own address.</param>
public sealed record BuildOptions(string Input, string Theme, DateOnly Today, string? BaseUrl = null)
{
    /// <summary>What the input folder is called in diagnostics, wherever it lies.</summary>
    public const string InputName = "input";

    /// <summary>Told the name of each step when it is done.</summary>
    public Action<string>? StepDone { get; init; }

    /// <summary>Told how many files will be made, before the first is.</summary>
    public Action<int>? Counted { get; init; }
}

/// <summary>A finished site in memory, or what kept it from being one.</summary>
/// <param name="Site">What was read.</param>
/// <param name="Files">The files to be written; empty where there are errors, and where they were handed on one by one.</param>
/// <param name="Diagnostics">All mistakes found.</param>
/// <param name="Timings">How long each step took.</param>
public sealed record BuiltSite(Site Site, ImmutableArray<Rendered> Files, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<StepTime> Timings)
{
    /// <summary>How many files, pages and bytes were made; none where there are errors.</summary>
    public SiteCounts Made { get; init; }

    /// <summary>What the site is made of: addresses, and how each file is made.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>The text files of the input, by path.</summary>
    internal ImmutableSortedDictionary<string, InputFile> Texts { get; init; } = ImmutableSortedDictionary<string, InputFile>.Empty;

    /// <summary>Judges a single page of this site anew; null where the site was not rendered.</summary>
    internal PageChecks? Checks { get; init; }

    /// <summary>How long each pipeline took in the phase Process.</summary>
    public ImmutableArray<(string Pipeline, TimeSpan Took)> Process { get; init; } = [];

    /// <summary>How long each pipeline took in the phase PostProcess.</summary>
    public ImmutableArray<(string Pipeline, TimeSpan Took)> PostProcess { get; init; } = [];

    /// <summary>Whether anything forbids writing.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}

/// <summary>How large a site is.</summary>
/// <param name="Pages">Its pages.</param>
/// <param name="Files">Its files, pages among them.</param>
/// <param name="Bytes">The bytes of all files.</param>
public readonly record struct SiteCounts(int Pages, int Files, long Bytes);

/// <summary>What a step of a build cost.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Cpu">How long the processors worked for it, all cores together: what does not depend on whatever else the machine does.</param>
public readonly record struct StepTime(string Step, TimeSpan Took, TimeSpan Cpu);

/// <summary>The page that tells the whole build: what is read, what is made of it, what is checked.</summary>
public static class Build
{
    /// <summary>Builds a site in memory. Nothing is written.</summary>
    /// <param name="options">What is built.</param>
    /// <param name="memo">What earlier builds found out.</param>
    public static BuiltSite Run(BuildOptions options, Memo memo)
    {
        ConcurrentDictionary<int, Rendered> kept = new();
        BuiltSite built = Run(options, memo, (number, file) => kept[number] = file);
        return built.HasErrors ? built : built with { Files = [.. kept.OrderBy(file => file.Key).Select(file => file.Value)] };
    }

    /// <summary>Builds a site and hands each file on as soon as it was made and looked at. What was handed on may be published only where no error was found.</summary>
    /// <param name="options">What is built.</param>
    /// <param name="memo">What earlier builds found out.</param>
    /// <param name="made">Told each file with its number, from several threads at once; not called where the input has errors.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was told to give up.</exception>
    public static BuiltSite Run(BuildOptions options, Memo memo, Action<int, Rendered> made, CancellationToken stop = default)
    {
        Diagnostics report = new();
        Clock clock = new(options.StepDone, stop);

        // The theme is read beside the input
        Task<Assets> assets = Task.Run(() => Assets.Read(options.Theme, report), stop);

        // Input
        memo.Reset();
        Engine engine = new(InputFolder.Read(options.Input, BuildOptions.InputName, report), BuildOptions.InputName, memo, report);
        clock.Done("input");

        // Process: one file at a time; the long ones begin at once
        var gazetteer = engine.Begin(GazetteerFiles.Pipeline);
        var guides = engine.Begin(Guides.Pipeline);
        var listings = engine.Begin(Listings.Pipeline);
        Settings settings = Settings.Read(engine.ReadMap("site.yml"), options.BaseUrl, report);
        ImmutableArray<Country> countries = Places.Read(engine.ReadMap("places/countries.yml"));
        YamlMap? doNotList = engine.ReadMap("do_not_list.yml");
        Site site = new()
        {
            Settings = settings,
            Today = options.Today,
            Strings = Words.Read(engine, settings, report),
            Countries = countries,
            Gazetteer = Gazetteers.Join(countries, gazetteer.GetAwaiter().GetResult(), engine.Process(TownFiles.Pipeline), report),
            References = References.Read(engine.ReadMap("sources.yml")),
            ForbiddenHosts = DoNotList.ReadHosts(doNotList),
            DoNotList = DoNotList.Read(doNotList),
            ShortCodes = ShortCodeList.Read(engine.ReadMap("places/short_codes.yml")),
            SafetyNumbers = SafetyNumberList.Read(engine.ReadKept("safety_numbers.yml", Rule.SafetyNumber, "safety-numbers")),
            ListingCounts = ListingCounts.Read(engine.ReadKept("listing_counts.yml", Rule.ListingsLost, "safety-numbers")),
            SafetyBlocks = engine.Process(SafetyBlocks.Pipeline),
            Guides = Translations.Complete(guides.GetAwaiter().GetResult(), settings.DefaultLanguage, report),
            Listings = ListingFeeds.Join(listings.GetAwaiter().GetResult(), engine.Process(new ListingFeeds(engine.Data)), report),
            Worksheets = engine.Process(Worksheets.Pipeline),
            TextPages = engine.Process(TextPages.Pipeline),
            WordsToAvoid = engine.Process(WordLists.Pipeline),
            Glossary = engine.Process(Glossary.Pipeline),
            Situations = engine.Process(Situations.Pipeline),
            Assets = assets.GetAwaiter().GetResult(),
            Fonts = Papers.ReadFonts(options.Theme, report),
        };
        engine.ReportUnused(["site.yml", "sources.yml", "do_not_list.yml", "places/countries.yml", "places/short_codes.yml", "places/towns.yml", "places/gazetteer/", "safety_numbers.yml", "listing_counts.yml", "strings/", "safety_blocks/", "guides/", "listings/", "feeds/", "worksheets/", "pages/", "words_to_avoid/", "glossary/", "situations/", "files/"]);
        clock.Done("process");

        // What documents say of each other
        site = ForbiddenRows.Refuse(site, report);
        Diagnostics texts = new();
        Parallel.Invoke(
            () =>
            {
                ForbiddenNumbers.CheckInput(site, engine.Texts, report);
                ForbiddenHosts.CheckInput(site, engine.Texts, report);
                ListingChecks.Check(site, report);
                TruthChecks.Check(site, engine.LostFiles, report);
            },
            () =>
            {
                GuideChecks.Check(site, texts);
                WordChecks.Check(site, texts);
                TranslationChecks.Check(site, texts);
                if (!engine.LostFiles)
                    ReferenceChecks.Check(site, texts);
            });
        report.AddRange(texts.Sorted());
        clock.Done("references");
        // Where a file could not be used at all, links to what it held would be called broken: mend it first.
        if (engine.LostFiles)
            return new(site, [], report.Sorted(), clock.Steps);

        // What is made to print: its pages are counted before the pages that offer it are made
        if (!report.HasErrors)
            site = site with { Prints = Papers.Print(site, memo, report) };
        clock.Done("print");

        // PostProcess: the whole site at once, all pipelines beside each other
        ImmutableArray<Output>[] lists = clock.AllOf(site,
        [
            Home.PostProcess,
            Guides.PostProcess,
            Listings.PostProcess,
            Finder.PostProcess,
            HelpNumbers.PostProcess,
            Worksheets.PostProcess,
            TextPages.PostProcess,
            Situations.PostProcess,
            Glossary.PostProcess,
            Sources.PostProcess,
            DirectoryData.PostProcess,
            NotFound.PostProcess,
            Leave.PostProcess,
            Offline.PostProcess,
            SearchIndex.PostProcess,
            PlaceIndex.PostProcess,
            Feeds.PostProcess,
            ListingFiles.PostProcess,
            Papers.PostProcess,
            HostFiles.PostProcess,
            SecurityText.PostProcess,
            SocialCard.PostProcess,
            ThemeFiles.PostProcess,
        ]);
        ImmutableArray<Output> pages = Offline.Join(site, Alternates.Join(site, [.. lists.SelectMany(list => list)]), report);
        ImmutableArray<Output> outputs = [.. pages, .. Sitemap.PostProcess(site, pages), .. Copied.PostProcess(engine.Binaries)];
        options.Counted?.Invoke(outputs.Length);
        clock.Done("post-process");

        // Output: each file is rendered, looked at and handed on
        bool hasErrors = report.HasErrors;
        AddressChecks.Check(outputs, report);
        PageChecks checks = new(site, outputs, hasErrors, memo);
        long bytes = 0;
        Renderer.Render(outputs, (number, file) =>
        {
            checks.Look(number, file);
            Interlocked.Add(ref bytes, file.Bytes.Length);
            if (!hasErrors)
                made(number, file);
        }, stop);
        clock.Done("output");
        checks.Finish(report);
        if (!report.HasErrors)
            Offline.CheckWeight(site, pages, report);
        clock.Done("check");
        return new(site, [], report.Sorted(), clock.Steps)
        {
            Outputs = outputs,
            Texts = engine.Files,
            Checks = checks,
            Made = report.HasErrors ? default : new(outputs.Count(output => output is Page), outputs.Length, bytes),
            Process = engine.Timings,
            PostProcess = [.. clock.PostProcess],
        };
    }

    /// <summary>Takes a further step and says what it cost.</summary>
    internal static (T Result, StepTime Took) Timed<T>(string step, Func<T> run)
    {
        Clock clock = new(null, default);
        T result = run();
        clock.Done(step);
        return (result, clock.Steps[0]);
    }

    private sealed class Clock(Action<string>? told, CancellationToken stop)
    {
        private readonly List<StepTime> steps = [];
        private long last = Stopwatch.GetTimestamp();
        private TimeSpan lastCpu = Environment.CpuUsage.TotalTime;

        public ImmutableArray<StepTime> Steps => [.. steps];

        public List<(string Pipeline, TimeSpan Took)> PostProcess { get; } = [];

        /// <summary>Runs the pipelines' PostProcess, several at once, and notes the time of each under the pipeline's name.</summary>
        /// <returns>What each made, in the order of the pipelines.</returns>
        public ImmutableArray<Output>[] AllOf(Site site, ImmutableArray<Func<Site, IEnumerable<Output>>> pipelines)
        {
            ImmutableArray<Output>[] made = new ImmutableArray<Output>[pipelines.Length];
            TimeSpan[] took = new TimeSpan[pipelines.Length];
            AllCores.Do(pipelines.Length, number =>
            {
                long start = Stopwatch.GetTimestamp();
                made[number] = [.. pipelines[number](site)];
                took[number] = Stopwatch.GetElapsedTime(start);
            }, stop);
            PostProcess.AddRange(pipelines.Zip(took, (pipeline, took) => (pipeline.Method.DeclaringType!.Name, took)));
            return made;
        }

        public void Done(string step)
        {
            stop.ThrowIfCancellationRequested();
            long now = Stopwatch.GetTimestamp();
            TimeSpan nowCpu = Environment.CpuUsage.TotalTime;
            steps.Add(new(step, Stopwatch.GetElapsedTime(last, now), nowCpu - lastCpu));
            (last, lastCpu) = (now, nowCpu);
            told?.Invoke(step);
        }
    }
}

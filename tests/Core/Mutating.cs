using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;

namespace RecoveryGuide.Tests.Core;

/// <summary>
/// Real files, damaged: each is refused with a place an editor can go to, or builds a site in which nothing became more than a text. A case is known by its number: <c>CASE=123</c> tries only that
/// one, and writes the damaged file to <c>TestResults/mutated</c>. Many thousands of them:
/// <c>dotnet test -- --explicit only --filter-class RecoveryGuide.Tests.Core.Mutating</c>; the figures are written to <c>TestResults/mutating.txt</c>.
/// </summary>
public class Mutating
{
    private const int Many = 20_000;
    private const int Few = 400;

    // Building a site costs a hundred times what reading a file costs.
    private const int ReadToBuilt = 10;
    private const ulong Seed = 20261127;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hangs = TimeSpan.FromMinutes(2);

    private static readonly Gen<(double Kind, double File, Mutation[] Changes)> Cases = Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Mutation.Any.Array[1, 2]);

    /// <summary>What became of a case.</summary>
    private sealed record Outcome(int Number, bool IsBuilt, string File, string Changes, ImmutableArray<Diagnostic> Diagnostics, TimeSpan Took, string? Complaint)
    {
        public bool IsRefused => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

        public override string ToString() => $"case {Number} ({(IsBuilt ? "built" : "read")}) {File}: {Changes}: {Complaint ?? string.Join(" | ", Diagnostics)}";
    }

    /// <summary>A worker's own folders and memory: the same small site is not read and printed again for every case.</summary>
    private sealed class Bench : IDisposable
    {
        private readonly Dictionary<MutatedFile, (SmallSite Site, Memo Memo)> sites = [];
        private readonly Published published = new();

        public (ImmutableArray<Diagnostic> Diagnostics, string? Complaint) Build(MutatedFile file, byte[] bytes)
        {
            if (!sites.TryGetValue(file, out var kept))
            {
                kept = (new(), new());
                foreach ((string name, string text) in file.Around)
                    kept.Site.With(name, text);
                sites[file] = kept;
            }
            kept.Site.WithBytes(file.Name, bytes);
            BuiltSite built = kept.Site.Build(kept.Memo);
            if (built.HasErrors)
                return (built.Diagnostics, built.Files.IsEmpty ? null : "refused, and yet there are files");
            return (built.Diagnostics, built.Files.IsEmpty ? "neither refused nor built" : published.Complaint(built));
        }

        public static (ImmutableArray<Diagnostic> Diagnostics, string? Complaint) Read(MutatedFile file, byte[] bytes)
        {
            Diagnostics report = new();
            ImmutableArray<MarkdownText> texts = MutatedFiles.Parse(file, bytes, report);
            // What was refused is never written.
            string? complaint = report.HasErrors ? null : texts.Select(text => Published.Fragment(string.Concat(text.Render(new(_ => "")).Select(part => part.Html)))).FirstOrDefault(found => found is not null);
            return (report.Sorted(), complaint);
        }

        public void Dispose()
        {
            foreach ((SmallSite site, _) in sites.Values)
                site.Dispose();
        }
    }

    private static Outcome Try(int number, Bench bench, TimeSpan longest)
    {
        (double kind, double which, Mutation[] changes) = Cases.Generate(new PCG((uint)number, Seed), null, out _);
        bool isBuilt = number % ReadToBuilt == 0;
        ImmutableArray<MutatedFile> files = isBuilt ? MutatedFiles.Built : Of(MutatedFiles.Read, kind);
        MutatedFile file = Of(files, which);
        byte[] bytes = changes.Aggregate(file.Bytes, (text, change) => change.Of(text));
        (ImmutableArray<Diagnostic> Diagnostics, string? Complaint) result = ([], null);
        TimeSpan took = TimeSpan.MaxValue;
        // The machine may be at something else: what took too long is tried once more.
        for (int i = 0; i < 2 && took > longest && result.Complaint is null; i++)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                Task<(ImmutableArray<Diagnostic>, string?)> trying = Task.Run(() => isBuilt ? bench.Build(file, bytes) : Bench.Read(file, bytes));
                result = trying.Wait(Hangs) ? trying.Result : ([], "hangs");
            }
            catch (AggregateException failure)
            {
                result = ([], $"threw {failure.InnerException!.GetType().Name} {failure.InnerException.Message} {failure.InnerException.StackTrace?.ReplaceLineEndings(" ")}");
            }
            took = Stopwatch.GetElapsedTime(start);
        }
        string? complaint = result.Complaint ?? (took > longest ? $"took {took.TotalSeconds:0.0} s" : null)
            ?? result.Diagnostics.Select(diagnostic => Misplaced(diagnostic, file, bytes)).FirstOrDefault(found => found is not null);
        if (Only is not null)
        {
            string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults", "mutated")).FullName;
            File.WriteAllBytes(Path.Combine(folder, file.Name.Replace('/', '_')), bytes);
        }
        return new(number, isBuilt, file.Name, string.Join("; ", changes.AsEnumerable()), result.Diagnostics, took, complaint);
    }

    private static T Of<T>(ImmutableArray<T> all, double which) => all[Math.Min(all.Length - 1, (int)(which * all.Length))];

    // An editor goes where a diagnostic points: there must be something.
    private static string? Misplaced(Diagnostic diagnostic, MutatedFile file, byte[] bytes)
    {
        (string at, int line, int column) = diagnostic.At;
        string name = at.StartsWith("input/", StringComparison.Ordinal) ? at["input/".Length..] : at;
        if (diagnostic.Code == Rule.MissingFile || file.Around.Keys.Any(other => other.StartsWith(name + "/", StringComparison.Ordinal)))
            return (line, column) == (1, 1) ? null : $"points into what is no file: {diagnostic}";
        if (!file.Around.TryGetValue(name, out string? text))
            return $"points to no file: {diagnostic}";
        string[] lines = (name == file.Name ? Encoding.UTF8.GetString(bytes) : text).Replace("\r\n", "\n", StringComparison.Ordinal).Split(name.EndsWith(".yml", StringComparison.Ordinal) || !name.StartsWith("feeds/", StringComparison.Ordinal) ? ['\n'] : ['\n', '\r']);
        // Other people's data may end its lines with a carriage return alone. A column may stand behind the last letter, where something is missing.
        int most = line >= 1 && line <= lines.Length ? diagnostic.Code == Rule.NotUtf8 ? bytes.Length : lines[line - 1].Length + 1 : 0;
        return column >= 1 && column <= most ? null : $"points to no place of {lines.Length} lines: {diagnostic}";
    }

    private static string? Only => Environment.GetEnvironmentVariable("CASE");

    private static ImmutableArray<Outcome> Run(IEnumerable<int> numbers, TimeSpan longest)
    {
        // What pages may hold is looked up in the real site, once; that is no case's time.
        Published.Fragment("<p></p>");
        ConcurrentBag<Outcome> outcomes = [];
        int[] all = [.. numbers];
        Parallel.For(0, 2, worker =>
        {
            using Bench bench = new();
            // Numbers go to the two workers in pairs, so that both build.
            foreach (int number in all.Where((_, i) => i / ReadToBuilt % 2 == worker))
                outcomes.Add(Try(number, bench, longest));
        });
        return [.. outcomes.OrderBy(outcome => outcome.Number)];
    }

    private static void AssertNoneFailed(ImmutableArray<Outcome> outcomes) =>
        Assert.True(outcomes.All(outcome => outcome.Complaint is null), string.Join('\n', outcomes.Where(outcome => outcome.Complaint is not null).Take(20)));

    // Files that end within a bracket, a line of a gazetteer that lies wrong, and a key that is missing: each was told at a wrong place or twice.
    [Theory]
    [InlineData("do_not_list.yml", "numbers:\n  - {number: \"833", 1, 2)]
    [InlineData("do_not_list.yml", "numbers:\n  - {number: \"833-555-0199\", why: ", 1, 2)]
    [InlineData("do_not_list.yml", "numbers: [a,\n", 1, 2)]
    [InlineData("do_not_list.yml", "numbers:\n  - {why: \"Nobody knows who answers.\"}\n", 1, 2)]
    [InlineData("places/countries.yml", "countries:\n  - {code: IN, slug: india, name: India}\n", 1, 2)]
    [InlineData("site.yml", "name: A\nbase_url: https://a.example\nleave_to: https://a.example/\ndefault_country: IN\nlanguages: en\n", 1, 5)]
    [InlineData("site.yml", "\n\n---\n\n", 1, 1)]
    [InlineData("places/gazetteer/in.tsv", "# From somewhere\nZirakpur\tPunjab\t30.6425\t76.8173\nAbohar\tPunjab\t30.1445\t74.1995\nAmritsar\tPunjab\t31.6223\t74.8753\nBarnala\tPunjab\t30.3745\t75.5487\n", 1, 3)]
    public void A_mistake_is_told_once_and_within_the_file(string name, string text, int count, int line)
    {
        MutatedFile file = new(name, MutatedFiles.Small.SetItem(name, text));
        Diagnostics report = new();

        MutatedFiles.Parse(file, file.Bytes, report);

        Assert.Equal(count, report.Sorted().Length);
        Assert.All(report.Sorted(), diagnostic => Assert.Equal(("input/" + name, line, null), (diagnostic.At.File, diagnostic.At.Line, Misplaced(diagnostic, file, file.Bytes))));
    }

    [Fact]
    public void A_damaged_file_is_refused_at_its_place_or_builds_harmlessly() => AssertNoneFailed(Run(Enumerable.Range(0, Few), Hangs));

    [Fact(Explicit = true)]
    public void Many_thousand_damaged_files_are_refused_at_their_place_or_build_harmlessly()
    {
        long start = Stopwatch.GetTimestamp();
        ImmutableArray<Outcome> outcomes = Run(Only is { } only ? [int.Parse(only, CultureInfo.InvariantCulture)] : Enumerable.Range(0, Many), Longest);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "TestResults")).FullName, "mutating.txt"), Summary(outcomes, Stopwatch.GetElapsedTime(start)));
        AssertNoneFailed(outcomes);
    }

    private static string Summary(ImmutableArray<Outcome> outcomes, TimeSpan took)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{outcomes.Length} cases in {took.TotalSeconds:0} s: {outcomes.Count(outcome => outcome.IsRefused)} refused, {outcomes.Count(outcome => !outcome.IsRefused && outcome.Complaint is null)} accepted, {outcomes.Count(outcome => outcome.Complaint is not null)} failed");
        foreach (IGrouping<bool, Outcome> kind in outcomes.GroupBy(outcome => outcome.IsBuilt))
            text.AppendLine(CultureInfo.InvariantCulture, $"{(kind.Key ? "built as a site" : "read alone")}: {kind.Count()}, {kind.Count(outcome => outcome.IsRefused)} refused; slowest {kind.Max(outcome => outcome.Took).TotalMilliseconds:0} ms (case {kind.MaxBy(outcome => outcome.Took)!.Number}), median {kind.Select(outcome => outcome.Took.TotalMilliseconds).Order().ElementAt(kind.Count() / 2):0} ms");
        text.AppendLine("\nrefused by rule (cases):");
        foreach (var rule in outcomes.SelectMany(outcome => outcome.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct()).CountBy(code => code).OrderByDescending(rule => rule.Value))
            text.AppendLine(CultureInfo.InvariantCulture, $"{rule.Value,6} {rule.Key} {Rule.NameOf(rule.Key)}");
        text.AppendLine("\nmost diagnostics of one case:");
        foreach (Outcome outcome in outcomes.OrderByDescending(outcome => outcome.Diagnostics.Length).Take(15))
            text.AppendLine(CultureInfo.InvariantCulture, $"{outcome.Diagnostics.Length,6} case {outcome.Number} {outcome.File}: {outcome.Changes}");
        text.AppendLine("\ntwo errors at one place:");
        foreach (var twice in outcomes.SelectMany(outcome => outcome.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).GroupBy(diagnostic => diagnostic.At).Where(same => same.Count() > 1)
            .Select(same => (outcome.Number, Codes: string.Join('+', same.Select(diagnostic => diagnostic.Code)), Text: string.Join(" | ", same)))).GroupBy(twice => twice.Codes).OrderByDescending(codes => codes.Count()))
            text.AppendLine(CultureInfo.InvariantCulture, $"{twice.Count(),6} {twice.Key} case {twice.First().Number} {twice.First().Text[..Math.Min(twice.First().Text.Length, 500)]}");
        text.AppendLine("\nfailed:");
        foreach (Outcome outcome in outcomes.Where(outcome => outcome.Complaint is not null))
            text.AppendLine(outcome.ToString());
        return text.ToString();
    }

    public static TheoryData<int> Sites => [.. Enumerable.Range(0, MutatedFiles.Built.Length)];

    [Theory(Explicit = true), MemberData(nameof(Sites))]
    public void Each_site_builds_before_it_is_damaged(int number)
    {
        using Bench bench = new();
        MutatedFile file = MutatedFiles.Built[number];

        (ImmutableArray<Diagnostic> diagnostics, string? complaint) = bench.Build(file, file.Bytes);

        Assert.True(complaint is null && !diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), $"{file}: {complaint} {string.Join('\n', diagnostics)}");
    }
}

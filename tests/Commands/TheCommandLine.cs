using System.Security.Cryptography;
using System.Text.Json;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>These tests listen to standard error, which is one for the whole process.</summary>
[CollectionDefinition(nameof(StandardError), DisableParallelization = true)]
public class StandardError;

/// <summary>What the program answers: exit codes, one diagnostic a line, a report, and an output that is whole or untouched.</summary>
[Collection(nameof(StandardError))]
public sealed class TheCommandLine : IDisposable
{
    private readonly SmallSite site = new();
    private readonly TemporaryFolder elsewhere = new();

    public void Dispose()
    {
        site.Dispose();
        elsewhere.Dispose();
    }

    private static (int Code, string Errors) Run(params string[] arguments) => Commanding.Run(arguments);

    private (int Code, string Errors) RunBuild(params string[] more) =>
        Run(["build", "--input", site.Input, "--output", site.Output, "--theme", Repository.Theme, "--now", "2026-11-23", .. more]);

    private (int Code, string Errors) RunCheck(params string[] more) => Run(["check", "--input", site.Input, "--theme", Repository.Theme, "--now", "2026-11-23", .. more]);

    private void MakeWrong() => site.Change(Editing.Listings, "serves: [substances, families]", "serves: [substances, familys]");

    private void MakeOverdue() => site.Change(Editing.Guide, "next_review: 2027-11-01", "next_review: 2026-11-02");

    // Every file below the output with its bytes and its time.
    private ImmutableSortedDictionary<string, string> Snapshot() =>
        Directory.EnumerateFiles(site.Output, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(
            file => Path.GetRelativePath(site.Output, file),
            file => $"{Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))} {File.GetLastWriteTimeUtc(file):O}", StringComparer.Ordinal);

    private JsonElement Report(string name)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(elsewhere[name]));
        return report.RootElement.Clone();
    }

    [Fact]
    public void A_right_site_is_written_and_the_program_ends_with_0()
    {
        (int code, string errors) = RunBuild();

        Assert.Equal((0, ""), (code, errors));
        Assert.True(File.Exists(Path.Combine(site.Output, "index.html")));
        Assert.True(File.Exists(Path.Combine(site.Output, "find/hotlines/in-line/index.html")));
        Assert.True(File.Exists(Path.Combine(site.Output, "_headers")));
    }

    [Fact]
    public void Build_is_what_is_done_when_no_verb_is_named()
    {
        (int code, _) = Run("--input", site.Input, "--output", site.Output, "--theme", Repository.Theme, "--now", "2026-11-23");

        Assert.Equal(0, code);
        Assert.True(File.Exists(Path.Combine(site.Output, "index.html")));
    }

    [Fact]
    public void A_wrong_site_ends_with_1_and_one_line_for_each_mistake()
    {
        MakeWrong();

        (int code, string errors) = RunBuild();

        Assert.Equal(1, code);
        Assert.Matches(@"(?m)^input/listings/hotlines/in\.yml\(\d+,\d+\): error RG1108: 'serves' is 'familys'\. Did you mean 'families'\?", errors);
        Assert.Contains("1 error, 0 warnings: nothing was written.", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(site.Output));
    }

    [Fact]
    public void A_failed_build_leaves_the_last_site_as_it_was()
    {
        Assert.Equal(0, RunBuild().Code);
        ImmutableSortedDictionary<string, string> before = Snapshot();
        MakeWrong();

        Assert.Equal(1, RunBuild().Code);

        Assert.NotEmpty(before);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_strict_build_that_fails_over_a_warning_leaves_the_last_site_as_it_was()
    {
        Assert.Equal(0, RunBuild().Code);
        ImmutableSortedDictionary<string, string> before = Snapshot();
        MakeOverdue();

        (int code, string errors) = RunBuild("--strict");

        Assert.Equal(1, code);
        Assert.Contains("warning RG1409", errors, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_warning_alone_is_told_and_does_not_stop_a_correction()
    {
        MakeOverdue();

        (int code, string errors) = RunBuild();

        Assert.Equal(0, code);
        Assert.Contains("input/guides/en/after-a-lapse.md(1,1): warning RG1409", errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(site.Output, "guides/relapse/after-a-lapse/index.html")));
    }

    [Fact]
    public void Building_again_changes_nothing()
    {
        RunBuild();
        ImmutableSortedDictionary<string, string> before = Snapshot();

        Assert.Equal(0, RunBuild().Code);

        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_site_that_shrinks_takes_its_old_pages_away_and_leaves_what_others_put_there()
    {
        site.With("files/leaflet.txt", "A leaflet.");
        RunBuild();
        File.WriteAllText(Path.Combine(site.Output, "CNAME"), "mine");
        File.Delete(Path.Combine(site.Input, "files/leaflet.txt"));

        RunBuild("--report", elsewhere["report.json"]);

        Assert.False(File.Exists(Path.Combine(site.Output, "leaflet.txt")));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(site.Output, "CNAME")));
        Assert.Equal(1, Report("report.json").GetProperty("written").GetProperty("Removed").GetInt32());
    }

    [Fact]
    public void Check_writes_nothing()
    {
        Assert.Equal(0, RunCheck().Code);
        MakeOverdue();
        Assert.Equal(0, RunCheck().Code);
        Assert.Equal(1, RunCheck("--strict").Code);
        MakeWrong();
        Assert.Equal(1, RunCheck().Code);

        Assert.False(Directory.Exists(site.Output));
    }

    [Theory]
    [InlineData("biuld")]
    [InlineData("build --ouput x")]
    [InlineData("build --now")]
    [InlineData("build --now tomorrow")]
    [InlineData("build --now 2026-02-30")]
    [InlineData("build --now 23/11/2026")]
    [InlineData("build --base-url example.org")]
    [InlineData("build --base-url http://example.org")]
    [InlineData("build --base-url https://user@example.org")]
    [InlineData("check --output x")]
    [InlineData("preview --port many")]
    [InlineData("build extra")]
    public void A_wrong_command_line_ends_with_2_and_says_why(string arguments)
    {
        (int code, string errors) = Run(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.NotEqual("", errors.Trim());
        Assert.DoesNotContain("   at RecoveryGuide", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_theme_that_is_not_there_is_a_wrong_command_line()
    {
        (int code, string errors) = Run("build", "--input", site.Input, "--output", site.Output, "--theme", elsewhere["nowhere"]);

        Assert.Equal(2, code);
        Assert.DoesNotContain("   at RecoveryGuide", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_report_that_cannot_be_written_is_said_in_a_sentence(bool wrong)
    {
        if (wrong)
            MakeWrong();

        (int code, string errors) = RunBuild("--report", elsewhere["no/such/folder/report.json"]);

        Assert.NotEqual(0, code);
        Assert.Contains("report.json", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at RecoveryGuide", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_said_in_a_sentence()
    {
        elsewhere.Write("file", "mine");

        (int code, string errors) = Run("build", "--input", site.Input, "--output", elsewhere["file"], "--theme", Repository.Theme, "--now", "2026-11-23");

        Assert.Equal(1, code);
        Assert.Contains("could not be written", errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(elsewhere["file"]));
    }

    [Fact]
    public void An_input_that_is_not_there_ends_with_1()
    {
        (int code, string errors) = Run("build", "--input", elsewhere["nowhere"], "--output", site.Output, "--theme", Repository.Theme);

        Assert.Equal(1, code);
        Assert.Contains("RG1008", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_counts_what_was_made()
    {
        RunBuild("--report", elsewhere["report.json"]);

        JsonElement report = Report("report.json");

        string[] files = [.. Directory.EnumerateFiles(site.Output, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != Stage.SumsName)];
        Assert.Equal(1, report.GetProperty("guides").GetInt32());
        Assert.Equal(2, report.GetProperty("listings").GetInt32());
        Assert.Equal(2, report.GetProperty("listingsByKind").GetProperty("hotlines").GetInt32());
        Assert.Equal(1, report.GetProperty("plans").GetInt32());
        Assert.Equal(files.Count(file => file.EndsWith(".html", StringComparison.Ordinal)), report.GetProperty("pages").GetInt32());
        Assert.Equal(files.Length, report.GetProperty("files").GetInt32());
        Assert.Equal(files.Sum(file => new FileInfo(file).Length), report.GetProperty("bytes").GetInt64());
        Assert.Equal(0, report.GetProperty("errors").GetInt32());
        Assert.Equal(0, report.GetProperty("warnings").GetInt32());
        Assert.Equal((files.Length, 0), (report.GetProperty("written").GetProperty("Written").GetInt32(), report.GetProperty("written").GetProperty("Unchanged").GetInt32()));
        Assert.True(report.GetProperty("readingGrades").TryGetProperty("after-a-lapse.en", out _));
        Assert.Equal(files.Where(file => Path.GetRelativePath(site.Output, file).Replace(Path.DirectorySeparatorChar, '/') is var path && (path.StartsWith("search/", StringComparison.Ordinal) || path.StartsWith("_/search/", StringComparison.Ordinal))).Sum(file => new FileInfo(file).Length), report.GetProperty("searchBytes").GetInt64());
    }

    [Fact]
    public void The_report_has_the_keys_that_programs_ask_for()
    {
        RunBuild("--report", elsewhere["report.json"]);

        JsonElement report = Report("report.json");

        string[] steps = ["input", "process", "references", "print", "post-process", "output", "check", "publish"];
        Assert.Equal(["guides", "listings", "listingsByKind", "plans", "pages", "files", "bytes", "searchBytes", "heaviest", "written", "errors", "warnings", "milliseconds", "cpuMilliseconds", "process", "postProcess", "readingGrades"], KeysOf(report));
        Assert.Equal(["Written", "Unchanged", "Removed"], KeysOf(report.GetProperty("written")));
        Assert.Equal(steps, KeysOf(report.GetProperty("milliseconds")));
        Assert.Equal(steps, KeysOf(report.GetProperty("cpuMilliseconds")));
        Assert.All(report.GetProperty("milliseconds").EnumerateObject().Concat(report.GetProperty("cpuMilliseconds").EnumerateObject()), step => Assert.True(step.Value.GetDouble() >= 0));
        Assert.Contains("Listings", KeysOf(report.GetProperty("process")));
        Assert.Contains("SearchIndex", KeysOf(report.GetProperty("postProcess")));
    }

    private static string[] KeysOf(JsonElement of) => [.. of.EnumerateObject().Select(property => property.Name)];

    [Fact]
    public void Two_builds_do_not_write_at_once()
    {
        using (Stage.Open(site.Output))
        {
            (int code, string errors) = RunBuild();

            Assert.Equal((1, $"The site could not be written to '{site.Output}': another build is writing it; wait until that is done. What is published there stays as it was.\n"), (code, errors.ReplaceLineEndings("\n")));
        }
        Assert.Equal((0, ""), RunBuild());
    }

    [Theory]
    [InlineData("input", "lies in it")]
    [InlineData("input/output", "it lies in")]
    [InlineData(".", "lies in it")]
    public void The_output_lies_neither_in_the_input_nor_around_it(string output, string said)
    {
        string before = string.Concat(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(site.Input)!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

        (int code, string errors) = Run("build", "--input", site.Input, "--output", Path.Combine(site.Input, "..", output), "--theme", Repository.Theme);

        Assert.Equal(1, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Equal(before, string.Concat(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(site.Input)!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    public void An_output_that_is_no_folder_of_its_own_is_said_in_a_sentence(string output)
    {
        (int code, string errors) = Run("build", "--input", site.Input, "--output", output, "--theme", Repository.Theme);

        Assert.Equal(1, code);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.StartsWith("The site could not be written to", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_report_says_that_nothing_was_written()
    {
        RunBuild();
        RunBuild("--report", elsewhere["report.json"]);

        JsonElement written = Report("report.json").GetProperty("written");

        Assert.Equal(0, written.GetProperty("Written").GetInt32());
        Assert.True(written.GetProperty("Unchanged").GetInt32() > 0);
    }

    [Fact]
    public void A_failed_build_is_reported_as_well()
    {
        MakeWrong();
        MakeOverdue();

        RunBuild("--report", elsewhere["report.json"]);

        JsonElement report = Report("report.json");
        Assert.Equal((1, 1), (report.GetProperty("errors").GetInt32(), report.GetProperty("warnings").GetInt32()));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("written").ValueKind);
    }

    [Fact]
    public void Two_guides_of_one_name_are_reported_and_not_a_crash()
    {
        site.With("guides/more/en/after-a-lapse.md", site.Read(Editing.Guide));

        (int code, string errors) = RunBuild("--report", elsewhere["report.json"]);

        Assert.Equal(1, code);
        Assert.Contains("RG1009", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at RecoveryGuide", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_base_url_of_the_command_line_wins()
    {
        RunBuild("--base-url", "https://preview.example");

        string home = File.ReadAllText(Path.Combine(site.Output, "index.html"));
        Assert.Contains("https://preview.example/", home, StringComparison.Ordinal);
        Assert.DoesNotContain("https://small.example", home, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_of_the_command_line_is_the_day_ages_are_counted_from()
    {
        Assert.Equal("", RunBuild().Errors);

        (int code, string errors) = Run("build", "--input", site.Input, "--output", site.Output, "--theme", Repository.Theme, "--now", "2027-11-24");

        Assert.Equal(0, code);
        Assert.Contains("RG1409", errors, StringComparison.Ordinal);
        Assert.Contains("is-old", File.ReadAllText(Path.Combine(site.Output, "find/hotlines/index.html")), StringComparison.Ordinal);
    }
}

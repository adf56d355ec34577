using System.Diagnostics;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>
/// What other people's programs say of the files: qpdf, and Poppler's pdfinfo and pdffonts. Where they are not installed the tests fail in CI and are reported as
/// skipped elsewhere.
/// </summary>
public class OutsideJudges
{
    private static ImmutableArray<PrintedFile> Files => [.. Repository.Site.Site.Prints.DistinctBy(print => (print.Of, print.Language.Code, print.Paper))];

    [Fact]
    public void Qpdf_finds_nothing_wrong() => Judge("qpdf", ["--check"], (_, said) => Assert.Contains("No syntax or stream encoding errors found", said, StringComparison.Ordinal));

    [Fact]
    public void Pdfinfo_reads_the_title_the_tags_and_whether_there_are_fields() => Judge("pdfinfo", [], (print, said) =>
    {
        Dictionary<string, string> facts = said.Split('\n').Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.Ordinal);
        Assert.Equal(print.Title, facts["Title"]);
        Assert.Equal("yes", facts["Tagged"]);
        Assert.Equal("no", facts["JavaScript"]);
        Assert.Equal("no", facts["Encrypted"]);
        Assert.Equal(print.IsTyped ? "AcroForm" : "none", facts["Form"]);
        Assert.Equal(Samples.Number(print.Pages), facts["Pages"]);
        Assert.Contains(print.Paper == RecoveryGuide.Content.Paper.A4 ? "A4" : "letter", facts["Page size"], StringComparison.Ordinal);
    });

    [Fact]
    public void Pdffonts_finds_every_font_embedded_cut_and_readable() => Judge("pdffonts", [], (_, said) =>
    {
        string[] fonts = [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font =>
        {
            // Name, type and encoding may hold blanks: what is asked stands before the two numbers at the end.
            string[] columns = font.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(["yes", "yes"], columns[^5..^3]);
            // The font of fields is mapped by its encoding, which every reader knows.
            Assert.True(columns[^3] == "yes" || font.Contains("WinAnsi", StringComparison.Ordinal), font);
        });
    });

    private static void Judge(string program, string[] arguments, Action<PrintedFile, string> verdict)
    {
        string? found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)).FirstOrDefault(File.Exists);
        bool isCi = Environment.GetEnvironmentVariable("CI") is "true" or "1";
        Assert.SkipWhen(found is null && !isCi, $"{program} is not installed.");
        Assert.True(found is not null, $"{program} is not installed.");
        using TemporaryFolder folder = new();
        ImmutableArray<PrintedFile> files = Files;
        (int Code, string Said)[] answers = new (int, string)[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            string path = folder[Samples.Number(i) + ".pdf"];
            File.WriteAllBytes(path, files[i].Bytes.ToArray());
            answers[i] = Run(found!, [.. arguments, path]);
        });
        Assert.All(files.Zip(answers), answer =>
        {
            Assert.True(answer.Second.Code == 0, $"{answer.First.Route.Url}: {answer.Second.Said}");
            verdict(answer.First, answer.Second.Said);
        });
    }

    private static (int Code, string Said) Run(string program, string[] arguments)
    {
        using Process running = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        Task<string> complaints = running.StandardError.ReadToEndAsync();
        string said = running.StandardOutput.ReadToEnd();
        running.WaitForExit();
        return (running.ExitCode, said + complaints.Result);
    }
}

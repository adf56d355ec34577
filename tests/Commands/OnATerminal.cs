namespace RecoveryGuide.Tests.Commands;

/// <summary>A person at a terminal sees a bar and tables; a log gets plain lines.</summary>
public class OnATerminal
{
    private const char Escape = '\e';

    private static async Task<string> Said(SmallSite site, bool onTerminal, string ci)
    {
        ImmutableArray<string> build = TheProgram.Building(site, site.Output);
        Assert.SkipWhen(onTerminal && !TheProgram.Knows("script"), "There is no program here that plays a terminal.");
        Assert.SkipUnless(!onTerminal || OperatingSystem.IsLinux(), "The program that plays a terminal is told otherwise here.");
        (int code, string said, string errors) = await TheProgram.Run(
            onTerminal ? ["script", "--quiet", "--return", "--command", string.Join(' ', build.Select(part => $"'{part}'")), "/dev/null"] : build,
            site.Input, ("CI", ci), ("GITHUB_ACTIONS", "false"), ("TERM", "xterm-256color"), ("COLUMNS", "80"));
        Assert.True(code == 0, said + errors);
        // .NET itself says this to any terminal.
        return said.Replace("\e[?1h\e=", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_sees_how_far_it_is_and_a_table()
    {
        using SmallSite site = new();

        string said = await Said(site, onTerminal: true, ci: "");

        Assert.Contains("post-process", said, StringComparison.Ordinal);
        Assert.Contains(Escape, said);
        Assert.Contains('%', said);
        Assert.Contains('╭', said);
        Assert.Contains("search index", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "true")]
    [InlineData(true, "true")]
    public async Task A_log_gets_plain_lines(bool onTerminal, string ci)
    {
        using SmallSite site = new();

        string said = await Said(site, onTerminal, ci);

        Assert.DoesNotContain(Escape, said);
        string[] lines = said.ReplaceLineEndings("\n").Trim().Split('\n');
        Assert.All(lines, line => Assert.Matches(@"^[a-z- ]+: [0-9][^ ]*( bytes| s, processors [0-9.]+ s)?$", line));
        Assert.Equal(
            ["pages", "listings", "guides", "plans", "search index", "files", "bytes", "written", "unchanged", "removed", "input", "process", "references", "print", "post-process", "output", "check", "publish", "all"],
            lines.Select(line => line.Split(':')[0]));
    }
}

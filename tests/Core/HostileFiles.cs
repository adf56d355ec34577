using System.Diagnostics;
using System.Text;

namespace RecoveryGuide.Tests.Core;

/// <summary>Files that are not what they seem are refused by name, and the build goes on to its end.</summary>
public class HostileFiles
{
    private static ImmutableArray<Diagnostic> Errors(SmallSite site) => site.Build().Diagnostics;

    private static void MakePipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Process process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("guides/en/pipe.md")]
    [InlineData("listings/hotlines/pipe.yml")]
    [InlineData("files/pipe.pdf")]
    public async Task A_pipe_is_reported_and_never_waited_for(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes with a path are a thing of Unix.");
        using SmallSite site = new();
        MakePipe(Path.Combine(site.Input, name));

        BuiltSite built = await Task.Run(() => site.Build(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.At.File == "input/" + name);
    }

    [Theory]
    [InlineData("guides/en/huge.md")]
    [InlineData("files/huge.pdf")]
    public void A_file_of_a_gigabyte_is_refused_by_its_size_without_being_read(string name)
    {
        using SmallSite site = new();
        string path = Path.Combine(site.Input, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (FileStream file = File.Create(path))
            file.SetLength(1L << 30);
        Diagnostics report = new();

        long before = GC.GetAllocatedBytesForCurrentThread();
        InputFolder folder = InputFolder.Read(site.Input, "input", report);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Diagnostic refused = Assert.Single(report.Sorted());
        Assert.Equal((Rule.TooLarge, "input/" + name), (refused.Code, refused.At.File));
        Assert.True(allocated < 64 << 20, $"{allocated} bytes were read into memory");
        Assert.NotEmpty(folder.Files);
    }

    [Fact]
    public void A_file_of_exactly_the_largest_size_is_read()
    {
        using SmallSite site = new();
        string text = site.Read(Editing.TextPage);
        site.With(Editing.TextPage, text + new string('\n', (int)InputFolder.MaxBytes - Encoding.UTF8.GetByteCount(text)));
        Assert.Empty(Errors(site));

        site.With(Editing.TextPage, site.Read(Editing.TextPage) + "\n");

        Assert.Contains(Errors(site), diagnostic => diagnostic.Code == Rule.TooLarge);
    }

    [Fact]
    public void Links_to_files_and_folders_are_refused_even_in_a_circle()
    {
        using SmallSite site = new();
        using TemporaryFolder elsewhere = new();
        elsewhere.Write("secret.md", "secret");
        File.CreateSymbolicLink(Path.Combine(site.Input, "guides/en/link.md"), elsewhere["secret.md"]);
        Directory.CreateSymbolicLink(Path.Combine(site.Input, "guides/loop"), site.Input);
        File.CreateSymbolicLink(Path.Combine(site.Input, "guides/en/broken.md"), elsewhere["nothing"]);

        ImmutableArray<Diagnostic> refused = Errors(site);

        Assert.Equal(["input/guides/en/broken.md", "input/guides/en/link.md", "input/guides/loop"],
            refused.Where(diagnostic => diagnostic.Code == Rule.LinkedFile).Select(diagnostic => diagnostic.At.File));
    }

    [Fact]
    public void A_file_that_vanishes_while_the_input_is_read_is_reported_or_was_never_there()
    {
        const int files = 200;
        using SmallSite site = new();
        string last = Path.Combine(site.Input, "pages/en/last.md");
        bool wasReported = false;
        // Sooner or later it is there when the folder is looked at, and gone when the file is opened.
        for (int i = 0; i < 300 && !wasReported; i++)
        {
            for (int file = 0; file < files && i == 0; file++)
                site.With($"pages/en/a{file}.md", site.Read(Editing.TextPage));
            site.With("pages/en/last.md", site.Read(Editing.TextPage));
            RecoveryGuide.Core.Diagnostics report = new();
            using Barrier both = new(2);
            Thread deleting = new(() =>
            {
                both.SignalAndWait();
                Thread.SpinWait(i * 2_000);
                File.Delete(last);
            });
            deleting.Start();
            both.SignalAndWait();

            InputFolder read = InputFolder.Read(site.Input, "input", report);

            deleting.Join();
            bool isRead = read.Files.ContainsKey("input/pages/en/last.md");
            wasReported = report.HasErrors;
            Assert.False(isRead && wasReported);
            Assert.All(report.Sorted(), diagnostic => Assert.Equal((Rule.Unreadable, "input/pages/en/last.md"), (diagnostic.Code, diagnostic.At.File)));
            Assert.Equal(wasReported, read.IsRefused("input/pages/en/last.md"));
        }
        Assert.True(wasReported, "it never vanished at the right moment");
    }

    [Fact]
    public void An_unreadable_file_is_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Root may read everything.");
        using SmallSite site = new();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(site.Input, Editing.TextPage), UnixFileMode.None);

        Assert.Contains(Errors(site), diagnostic => diagnostic.Code == Rule.Unreadable && diagnostic.At.File == "input/" + Editing.TextPage);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF, 0x61 }, 2)]
    [InlineData(new byte[] { 0xC0, 0xAF }, 1)]
    [InlineData(new byte[] { 0x61, 0xED, 0xA0, 0x80 }, 2)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, 1)]
    public void What_is_not_UTF_8_is_refused_at_its_byte(byte[] bytes, int column)
    {
        using SmallSite site = new();
        site.WithBytes("guides/en/bytes.md", [.. "---\n"u8, .. bytes]);

        Diagnostic refused = Assert.Single(Errors(site), diagnostic => diagnostic.At.File == "input/guides/en/bytes.md");

        Assert.Equal((Rule.NotUtf8, 2, column), (refused.Code, refused.At.Line, refused.At.Column));
    }

    [Theory]
    [InlineData('\uFEFF')]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u200B')]
    [InlineData('\u2028')]
    [InlineData('\u0085')]
    [InlineData('\0')]
    [InlineData('\u001B')]
    [InlineData('\r')]
    [InlineData('\u200D')]
    public void An_invisible_character_is_refused_at_its_place(char character)
    {
        using SmallSite site = new();
        site.WithBody($"A small{character}team.");

        Diagnostic refused = Assert.Single(Errors(site), diagnostic => diagnostic.At.File == "input/" + Editing.TextPage);

        Assert.Equal((Rule.ForbiddenCharacter, Editing.LineOfBody, 8), (refused.Code, refused.At.Line, refused.At.Column));
        Assert.DoesNotContain(character, refused.Message);
    }

    [Fact]
    public void Joiners_between_Indic_letters_are_letters()
    {
        using SmallSite site = new();
        site.WithBody("क्\u200Dष and क्\u200Cष are written so.");

        Assert.Contains("क्\u200Dष", site.Build().Html(Editing.TextPageUrl), StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_change_nothing_a_reader_sees()
    {
        using SmallSite site = new();
        string unix = site.Build().Html(Editing.GuideUrl);
        site.With(Editing.Guide, site.Read(Editing.Guide).ReplaceLineEndings("\r\n"));

        Assert.Equal(unix, site.Build().Html(Editing.GuideUrl));
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("with space")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("con")]
    [InlineData("a.b")]
    [InlineData("a\nb")]
    [InlineData("new-line\n")]
    [InlineData("%2e%2e")]
    [InlineData("a\\b")]
    [InlineData("é")]
    public void A_file_name_that_cannot_stand_in_an_address_is_refused(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows itself refuses most of these names.");
        using SmallSite site = new();
        site.With($"pages/en/{name}.md", site.Read(Editing.TextPage).Replace("title: \"About\"", "title: \"Another\"", StringComparison.Ordinal));

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Code == Rule.FileName);
    }

    [Theory]
    [InlineData("files/page.html", "<script>alert(1)</script>")]
    [InlineData("files/run.js", "alert(1)")]
    [InlineData("files/picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("files/other.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    public void A_file_that_a_browser_would_run_is_not_published(string name, string text)
    {
        using SmallSite site = new();
        site.With(name, text);

        BuiltSite built = site.Build();

        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.At.File == "input/" + name);
        Assert.Empty(built.Files);
    }

    [Theory]
    [InlineData("files/_headers")]
    [InlineData("files/index.html")]
    [InlineData("files/Robots.txt")]
    [InlineData("files/guides/relapse/after-a-lapse/index.html")]
    public void A_copied_file_takes_no_address_that_is_another_s(string name)
    {
        using SmallSite site = new();
        site.With(name, "mine");

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Code == Rule.AddressTwice || diagnostic.At.File == "input/" + name);
    }

    [Fact]
    public void A_missing_input_folder_is_one_plain_sentence()
    {
        using TemporaryFolder folder = new();

        BuiltSite built = RecoveryGuide.Build.Run(new(folder["nowhere"], Repository.Theme, Repository.Today), new());

        Diagnostic missing = Assert.Single(built.Diagnostics);
        Assert.Equal(Rule.MissingFile, missing.Code);
        Assert.Empty(built.Files);
    }
}

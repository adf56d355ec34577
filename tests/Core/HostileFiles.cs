using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace RecoveryGuide.Tests.Core;

/// <summary>Files that are not what they seem are refused by name, and the build goes on to its end.</summary>
public class HostileFiles
{
    private static ImmutableArray<Diagnostic> Errors(SmallSite site) => site.Build().Diagnostics;

    private static void MakePipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        Assert.Equal(0, ExitCodeOf("mkfifo", path));
    }

    private static int ExitCodeOf(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    // What would wait for ever fails after a while.
    private static async Task<BuiltSite> BuiltInTime(SmallSite site) =>
        await Task.Run(() => site.Build(), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("guides/en/pipe.md")]
    [InlineData("listings/hotlines/pipe.yml")]
    [InlineData("files/pipe.pdf")]
    [InlineData("feeds/pipe.json")]
    [InlineData("places/gazetteer/in.tsv")]
    [InlineData("site.yml")]
    [InlineData("strings/en.yml")]
    public async Task A_pipe_is_reported_and_never_waited_for(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes with a path are a thing of Unix.");
        using SmallSite site = new();
        MakePipe(Path.Combine(site.Input, name));

        Assert.Contains((await BuiltInTime(site)).Diagnostics, diagnostic => diagnostic.At.File == "input/" + name);
    }

    [Theory]
    [InlineData("guides/en/socket.md")]
    [InlineData("files/socket.pdf")]
    public async Task A_socket_is_reported_and_never_waited_for(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sockets with a path of this kind are a thing of Unix.");
        using SmallSite site = new();
        string path = Path.Combine(site.Input, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Assert.SkipWhen(Encoding.UTF8.GetByteCount(path) > 107, "The path of a socket may not be so long.");
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));

        Assert.Contains((await BuiltInTime(site)).Diagnostics, diagnostic => diagnostic.At.File == "input/" + name);
    }

    [Theory]
    [InlineData("guides/en/zeros.md")]
    [InlineData("files/zeros.pdf")]
    public async Task A_device_that_never_ends_is_reported_and_never_read(string name)
    {
        using SmallSite site = new();
        string path = Path.Combine(site.Input, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // The numbers of /dev/zero.
        Assert.SkipUnless(OperatingSystem.IsLinux() && ExitCodeOf("mknod", path, "c", "1", "5") == 0, "Only root may make a device.");

        Assert.Contains((await BuiltInTime(site)).Diagnostics, diagnostic => diagnostic.At.File == "input/" + name);
    }

    [Fact]
    public void A_file_that_grows_after_it_was_found_is_read_no_further_than_allowed()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.md", "short");
        FileInfo found = new DirectoryInfo(folder.Path).EnumerateFiles().Single();
        Assert.Equal(5, found.Length);
        using (FileStream file = File.OpenWrite(folder["a.md"]))
            file.SetLength(1L << 30);
        Diagnostics report = new();

        long before = GC.GetAllocatedBytesForCurrentThread();
        byte[]? bytes = InputFolder.Bytes("input/a.md", found, InputFolder.MaxBytes, isBinary: false, report);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Null(bytes);
        Assert.Equal((Rule.TooLarge, "input/a.md"), (Assert.Single(report.Sorted()).Code, report.Sorted()[0].At.File));
        Assert.True(allocated < 4 * InputFolder.MaxBytes, $"{allocated} bytes were read into memory");
    }

    [Fact]
    public void A_file_that_changes_within_its_bounds_after_it_was_found_is_read_as_it_is()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.md", "short");
        FileInfo found = new DirectoryInfo(folder.Path).EnumerateFiles().Single();
        Assert.Equal(5, found.Length);
        Diagnostics report = new();

        folder.Write("a.md", "longer than it was");
        Assert.Equal("longer than it was", Encoding.UTF8.GetString(InputFolder.Bytes("input/a.md", found, InputFolder.MaxBytes, isBinary: false, report)!));
        folder.Write("a.md", "a");
        Assert.Equal("a", Encoding.UTF8.GetString(InputFolder.Bytes("input/a.md", found, InputFolder.MaxBytes, isBinary: false, report)!));
        Assert.True(report.IsEmpty);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_vanishes_after_it_was_found_is_reported(bool becomesFolder)
    {
        using TemporaryFolder folder = new();
        folder.Write("a.md", "short");
        FileInfo found = new DirectoryInfo(folder.Path).EnumerateFiles().Single();
        Assert.Equal(5, found.Length);
        File.Delete(folder["a.md"]);
        if (becomesFolder)
            Directory.CreateDirectory(folder["a.md"]);
        Diagnostics report = new();

        Assert.Null(InputFolder.Bytes("input/a.md", found, InputFolder.MaxBytes, isBinary: false, report));
        Assert.Equal(Rule.Unreadable, Assert.Single(report.Sorted()).Code);
    }

    [Fact]
    public async Task A_hundred_thousand_files_are_too_many_and_told_in_one_sentence()
    {
        using SmallSite site = new();
        string folder = Path.Combine(site.Input, "guides", "en");
        for (int i = 0; i < 100_000; i++)
            File.Create(Path.Combine(folder, $"a{i}.md")).Dispose();

        BuiltSite built = await BuiltInTime(site);

        Diagnostic refused = Assert.Single(built.Diagnostics);
        Assert.Equal((Rule.TooManyFiles, "input"), (refused.Code, refused.At.File));
        Assert.Empty(built.Files);
    }

    [Fact]
    public async Task Folders_as_deep_as_the_system_allows_are_walked_to_their_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows ends a path long before.");
        using SmallSite site = new();
        string deep = Path.Combine(site.Input, "guides");
        while (deep.Length < 3_900)
            deep += "/d";
        Directory.CreateDirectory(deep);
        File.WriteAllText(Path.Combine(deep, "a.md"), "a");

        Diagnostic refused = Assert.Single((await BuiltInTime(site)).Diagnostics);

        Assert.Equal(Rule.FileOutOfPlace, refused.Code);
        Assert.EndsWith("/d/d/a.md", refused.At.File, StringComparison.Ordinal);
    }

    // Root may read everything, so the thread that reads becomes nobody. Its process stays what it is: the call of the kernel, unlike the C library's, changes one thread.
    [DllImport("libc", EntryPoint = "syscall", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long SetThreadUsers(long call, int real, int effective, int saved);

    private static ImmutableArray<Diagnostic> ReadAsNobody(string input)
    {
        const int Nobody = 65_534;
        long call = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => 117, Architecture.Arm64 => 147, _ => -1 };
        Assert.SkipUnless(OperatingSystem.IsLinux() && call > 0, "How to become nobody is only known of Linux.");
        Diagnostics report = new();
        long became = -1;
        ExceptionDispatchInfo? thrown = null;
        // Nobody may not be let to load what it takes.
        InputFolder.Read(input, "input", new());
        Thread reader = new(() =>
        {
            try
            {
                became = Environment.UserName == "root" ? SetThreadUsers(call, Nobody, Nobody, Nobody) : 0;
                if (became == 0)
                    InputFolder.Read(input, "input", report);
            }
            catch (Exception failure)
            {
                thrown = ExceptionDispatchInfo.Capture(failure);
            }
        });
        reader.Start();
        reader.Join();
        thrown?.Throw();
        Assert.SkipUnless(became == 0, "This machine does not let root become nobody.");
        return report.Sorted();
    }

    [Theory]
    [InlineData(Editing.TextPage, Editing.TextPage)]
    [InlineData("pages", "pages")]
    [InlineData("pages/en", "pages/en")]
    public void What_may_not_be_read_is_reported(string name, string told)
    {
        using SmallSite site = new();
        string path = Path.Combine(site.Input, name);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.GetDirectoryName(site.Input)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            File.SetUnixFileMode(path, UnixFileMode.None);
        }
        try
        {
            Diagnostic refused = Assert.Single(ReadAsNobody(site.Input));

            Assert.Equal((Rule.Unreadable, "input/" + told), (refused.Code, refused.At.File));
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
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
                both.SignalAndWait(CancellationToken.None);
                Thread.SpinWait(i * 2_000);
                File.Delete(last);
            });
            deleting.Start();
            both.SignalAndWait(TestContext.Current.CancellationToken);

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
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61 }, 1)]
    [InlineData(new byte[] { 0x61, 0xE0, 0x80, 0xAF }, 2)]
    [InlineData(new byte[] { 0x61, 0xF0, 0x80, 0x80, 0xAF }, 2)]
    [InlineData(new byte[] { 0x61, 0xF4, 0x90, 0x80, 0x80 }, 2)]
    [InlineData(new byte[] { 0x61, 0xF8, 0x88, 0x80, 0x80, 0x80 }, 2)]
    [InlineData(new byte[] { 0x61, 0x61, 0xE2, 0x82 }, 3)]
    [InlineData(new byte[] { 0x61, 0xED, 0xA0, 0xBD, 0xED, 0xB2, 0x8A }, 2)]
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_in_UTF_16_is_refused_whether_it_says_so_or_not(bool saysSo)
    {
        using SmallSite site = new();
        UnicodeEncoding encoding = new(bigEndian: false, byteOrderMark: saysSo);
        site.WithBytes(Editing.TextPage, [.. encoding.GetPreamble(), .. encoding.GetBytes(site.Read(Editing.TextPage))]);

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Code == (saysSo ? Rule.NotUtf8 : Rule.ForbiddenCharacter) && diagnostic.At.File == "input/" + Editing.TextPage);
    }

    [Fact]
    public void Files_that_differ_in_capitals_alone_or_in_how_a_letter_is_coded_are_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere these are one file.");
        using SmallSite site = new();
        string page = site.Read(Editing.TextPage).Replace("title: \"About\"", "title: \"Another\"", StringComparison.Ordinal);
        site.With("pages/en/About.md", page).With("pages/en/caf\u00E9.md", page).With("pages/en/cafe\u0301.md", page).With("files/map.pdf", "a").With("files/Map.pdf", "b").With("strings/EN.yml", site.Read("strings/en.yml"));

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.All(["pages/en/About.md", "pages/en/caf\u00E9.md", "pages/en/cafe\u0301.md", "strings/EN.yml"], name => Assert.Contains(built.Diagnostics, diagnostic => diagnostic.At.File == "input/" + name));
    }

    [Fact]
    public void Copied_files_that_differ_in_capitals_alone_are_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere these are one file.");
        using SmallSite site = new();
        site.With("files/map.pdf", "a").With("files/Map.pdf", "b");

        BuiltSite built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Code == Rule.AddressTwice);
    }

    [Fact]
    public void Titles_that_differ_in_how_a_letter_is_coded_are_one_title()
    {
        using SmallSite site = new();
        site.Change(Editing.TextPage, "title: \"About\"", "title: \"Caf\u00E9 talk\"");
        site.With("pages/en/other.md", site.Read(Editing.TextPage).Replace("Caf\u00E9", "Cafe\u0301", StringComparison.Ordinal));

        Assert.Contains(Errors(site), diagnostic => diagnostic.Code == Rule.Title);
    }

    [Theory]
    [InlineData("slug: ../../etc")]
    [InlineData("permalink: /etc/passwd")]
    [InlineData("redirect: https://evil.example/")]
    [InlineData("layout: ..\\..\\evil")]
    [InlineData("url: \"%2e%2e%2f\"")]
    [InlineData("aliases: [CON, \"name.\"]")]
    [InlineData("__proto__: {a: b}")]
    public void Front_matter_names_no_address_of_its_own(string key)
    {
        using SmallSite site = new();
        site.Change(Editing.TextPage, "order: 1", key + "\norder: 1");

        Diagnostic refused = Assert.Single(Errors(site));

        Assert.Equal((Rule.UnknownKey, "input/" + Editing.TextPage, 4), (refused.Code, refused.At.File, refused.At.Line));
    }

    [Theory]
    [InlineData("pages/en/about.md", "---\ntitle: ", "\n---\n")]
    [InlineData("pages/en/about.md", "---\ntitle: \"A long line\"\nsummary: \"A summary of a page whose only line is very long indeed, as tools make them.\"\norder: 1\n---\n", "\n")]
    [InlineData("listings/hotlines/long.yml", "listings: [", "]\n")]
    [InlineData("strings/en.yml", "site_name: '", "'\n")]
    [InlineData("worksheets/en/long.yml", "# ", "\n")]
    [InlineData("places/gazetteer/in.tsv", "Amritsar\t", "\n")]
    [InlineData("do_not_list.yml", "numbers: {", "}\n")]
    public async Task A_line_as_long_as_a_file_may_be_is_read_in_time(string name, string before, string after)
    {
        using SmallSite site = new();
        foreach (string piece in (string[])["a", "[a", "पं ", "<<"])
        {
            int length = (int)InputFolder.MaxBytes - Encoding.UTF8.GetByteCount(before + after);
            site.With(name, before + string.Concat(Enumerable.Repeat(piece, length / Encoding.UTF8.GetByteCount(piece))) + after);

            BuiltSite built = await BuiltInTime(site);

            Assert.True(built.HasErrors ? built.Files.IsEmpty : !built.Files.IsEmpty, piece);
        }
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

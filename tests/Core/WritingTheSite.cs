using System.Text;

namespace RecoveryGuide.Tests.Core;

/// <summary>What a build changes in the output folder, and what it leaves alone.</summary>
public sealed class WritingTheSite : IDisposable
{
    private static readonly DateTime LongAgo = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Output => folder["output"];

    private static Rendered Made(string url, string text) => new(new TextFile(new(url), new("input/test.yml"), text), new(Encoding.UTF8.GetBytes(text)));

    private static WriteResult Write(string folder, params IEnumerable<Rendered> files)
    {
        using Stage stage = Stage.Open(folder);
        foreach (Rendered file in files)
            stage.Put(file.Output.Route.OutputPath, file.Bytes);
        return stage.Publish();
    }

    private void MakeOld()
    {
        foreach (string file in Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, LongAgo);
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(Output, path));

    private DateTime TimeOf(string path) => File.GetLastWriteTimeUtc(Path.Combine(Output, path));

    private string[] Files() => [.. Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Output, file)).Where(file => file != Stage.SumsName).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_page_lies_where_its_address_says()
    {
        WriteResult result = Write(Output, [Made("/", "home"), Made("/find/hotlines/", "lines"), Made("/feed.xml", "feed")]);

        Assert.Equal(new WriteResult(3, 0, 0), result);
        Assert.Equal(["feed.xml", "find/hotlines/index.html", "index.html"], Files());
        Assert.Equal("lines", Read("find/hotlines/index.html"));
    }

    [Fact]
    public void Only_what_changed_is_written_and_the_rest_keeps_its_time()
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one"), Made("/b/", "same length")]);
        MakeOld();

        WriteResult result = Write(Output, [Made("/", "home"), Made("/a/", "one and more"), Made("/b/", "SAME LENGTH")]);

        Assert.Equal(new WriteResult(2, 1, 0), result);
        Assert.Equal(("home", "one and more", "SAME LENGTH"), (Read("index.html"), Read("a/index.html"), Read("b/index.html")));
        Assert.Equal(LongAgo, TimeOf("index.html"));
        Assert.NotEqual(LongAgo, TimeOf("a/index.html"));
        Assert.NotEqual(LongAgo, TimeOf("b/index.html"));
    }

    [Fact]
    public void A_file_no_longer_made_is_removed_with_its_empty_folders()
    {
        Write(Output, [Made("/", "home"), Made("/guides/relapse/old/", "old")]);

        WriteResult result = Write(Output, [Made("/", "home")]);

        Assert.Equal(new WriteResult(0, 1, 1), result);
        Assert.Equal(["index.html"], Files());
        Assert.Empty(Directory.EnumerateDirectories(Output));
    }

    [Fact]
    public void A_file_the_build_did_not_write_is_never_removed()
    {
        folder.Write("output/CNAME", "mine");
        folder.Write("output/guides/relapse/notes.txt", "mine");
        Write(Output, [Made("/", "home"), Made("/guides/relapse/", "old")]);
        Write(Output, [Made("/", "home")]);

        Write(Output, []);

        Assert.Equal(["CNAME", "guides/relapse/notes.txt"], Files());
    }

    [Fact]
    public void A_file_deleted_by_hand_comes_back()
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);
        File.Delete(Path.Combine(Output, "a/index.html"));

        WriteResult result = Write(Output, [Made("/", "home"), Made("/a/", "one")]);

        Assert.Equal(new WriteResult(1, 1, 0), result);
        Assert.Equal("one", Read("a/index.html"));
    }

    [Fact]
    public void A_file_deleted_by_hand_that_is_no_longer_made_is_no_mistake()
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);
        Directory.Delete(Path.Combine(Output, "a"), recursive: true);

        Write(Output, [Made("/", "home")]);

        Assert.Equal(["index.html"], Files());
    }

    [Theory]
    [InlineData("/../outside.txt")]
    [InlineData("/a/../../outside.txt")]
    [InlineData("//etc/outside.txt")]
    public void Nothing_is_written_outside_the_output_folder(string url)
    {
        Assert.Throws<IOException>(() => Write(Output, [Made(url, "out")]));

        Assert.False(File.Exists(folder["outside.txt"]));
    }

    [Fact]
    public void A_folder_whose_name_begins_like_the_output_is_outside_it()
    {
        folder.Write("output-evil/index.html", "mine");

        Assert.Throws<IOException>(() => Write(Output, [Made("/../output-evil/", "out")]));

        Assert.Equal("mine", File.ReadAllText(folder["output-evil/index.html"]));
    }

    [Fact]
    public void A_forged_list_of_written_files_removes_nothing_outside_the_output_folder()
    {
        folder.Write("mine.txt", "mine");
        folder.Write("output/SHA256SUMS", $"{new string('0', 64)}  ../mine.txt\n{new string('0', 64)}  /etc/hostname\n");

        WriteResult result = Write(Output, [Made("/", "home")]);

        Assert.Equal(0, result.Removed);
        Assert.Equal("mine", File.ReadAllText(folder["mine.txt"]));
    }

    [Theory]
    [InlineData("/help", "/help/")]
    [InlineData("/help/", "/help")]
    public void What_was_a_file_may_become_a_folder_and_back(string before, string after)
    {
        Write(Output, [Made(before, "before")]);

        Write(Output, [Made(after, "after")]);

        Assert.Equal([new Route(after).OutputPath], Files());
    }

    [Fact]
    public void No_half_written_file_is_left_behind()
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);

        Assert.Equal(["a/index.html", "index.html"], Files());
    }

    private string Staged => folder[".output.next"];

    [Fact]
    public void A_published_file_edited_by_hand_is_put_right()
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);
        MakeOld();
        File.WriteAllText(Path.Combine(Output, "a/index.html"), "ONE");
        File.SetLastWriteTimeUtc(Path.Combine(Output, "a/index.html"), LongAgo);

        WriteResult result = Write(Output, [Made("/", "home"), Made("/a/", "one")]);

        Assert.Equal(new WriteResult(1, 1, 0), result);
        Assert.Equal("one", Read("a/index.html"));
    }

    [Fact]
    public void What_lies_on_the_stage_is_never_published()
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);
        Write(Output, [Made("/", "home"), Made("/a/", "two")]);
        folder.Write(".output.next/a/index.html", "TWO");
        File.SetLastWriteTimeUtc(Path.Combine(Staged, "a/index.html"), TimeOf("a/index.html"));
        File.Delete(Path.Combine(Staged, "index.html"));
        folder.Write(".output.next/index.html", "HOME");
        File.SetLastWriteTimeUtc(Path.Combine(Staged, "index.html"), TimeOf("index.html"));
        folder.Write(".output.next/b/index.html", "forged");

        Write(Output, [Made("/", "home"), Made("/a/", "two"), Made("/c/", "new")]);

        Assert.Equal(["a/index.html", "c/index.html", "index.html"], Files());
        Assert.Equal(("home", "two"), (Read("index.html"), Read("a/index.html")));
        Assert.Null(Commands.TheProgram.Complaint(Output));
    }

    [Fact]
    public void A_build_that_stopped_before_it_published_leaves_nothing_in_the_site()
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);
        using (Stage stopped = Stage.Open(Output))
        {
            stopped.Put("index.html", new(Encoding.UTF8.GetBytes("HOME")));
            stopped.Put("a", new(Encoding.UTF8.GetBytes("a file where there was a folder")));
            stopped.Put("half/index.html", new(Encoding.UTF8.GetBytes("half")));
        }
        Assert.Equal("home", Read("index.html"));

        WriteResult result = Write(Output, [Made("/", "home"), Made("/a/", "one")]);

        Assert.Equal(new WriteResult(0, 2, 0), result);
        Assert.Equal(["a/index.html", "index.html"], Files());
        Assert.Null(Commands.TheProgram.Complaint(Output));
    }

    [Theory]
    [InlineData("find", "mine", "/find/hotlines/")]
    [InlineData("help/notes.txt", "mine", "/help")]
    public void Somebody_s_own_file_in_the_way_is_told_of_and_nothing_is_published(string path, string text, string url)
    {
        Write(Output, [Made("/", "home")]);
        folder.Write("output/" + path, text);

        IOException failure = Assert.Throws<IOException>(() => Write(Output, [Made("/", "HOME"), Made(url, "new")]));

        Assert.Contains($"'{path}'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(("home", text), (Read("index.html"), Read(path)));
    }

    [Fact]
    public void What_is_somebody_s_own_stays_as_it_is_with_links_empty_folders_times_and_rights()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links and rights of Unix.");
        if (OperatingSystem.IsWindows())
            return;
        folder.Write("elsewhere/film.txt", "film");
        Write(Output, [Made("/", "home"), Made("/guides/old/", "old")]);
        folder.Write("output/.git/HEAD", "ref");
        Directory.CreateDirectory(Path.Combine(Output, ".git/refs/tags"));
        Directory.CreateSymbolicLink(Path.Combine(Output, "media"), "../elsewhere");
        File.CreateSymbolicLink(Path.Combine(Output, "broken"), "nowhere");
        File.SetUnixFileMode(Path.Combine(Output, ".git"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Output, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetLastWriteTimeUtc(Path.Combine(Output, ".git/HEAD"), LongAgo);

        for (int i = 0; i < 3; i++)
        {
            Write(Output, [Made("/", $"home {i}")]);

            Assert.Equal(("ref", LongAgo), (Read(".git/HEAD"), TimeOf(".git/HEAD")));
            Assert.True(Directory.Exists(Path.Combine(Output, ".git/refs/tags")));
            Assert.Equal(("../elsewhere", "nowhere"), (new DirectoryInfo(Path.Combine(Output, "media")).LinkTarget, new FileInfo(Path.Combine(Output, "broken")).LinkTarget));
            Assert.Equal("film", Read("media/film.txt"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Output, ".git")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Output));
            Assert.False(Directory.Exists(Path.Combine(Output, "guides")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a list\n\n\0\n")]
    [InlineData("0000")]
    public void A_list_cut_short_is_made_anew_and_no_page_is_lost(string list)
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);
        folder.Write("output/SHA256SUMS", list);

        WriteResult result = Write(Output, [Made("/", "home"), Made("/a/", "one")]);

        Assert.Equal(new WriteResult(0, 2, 0), result);
        Assert.Null(Commands.TheProgram.Complaint(Output));
    }

    [Fact]
    public void A_list_of_an_older_version_goes_with_what_it_names()
    {
        folder.Write("output/index.html", "home");
        folder.Write("output/old/index.html", "old");
        folder.Write("output/mine.txt", "mine");
        folder.Write("output/.written", "index.html\nold/index.html\n../mine.txt\n");

        WriteResult result = Write(Output, [Made("/", "home")]);

        Assert.Equal(new WriteResult(0, 1, 1), result);
        Assert.Equal(["index.html", "mine.txt"], Files());
    }

    [Fact]
    public void An_output_that_is_a_link_is_what_it_leads_to()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks for a right to make links.");
        Directory.CreateDirectory(folder["disk/www"]);
        Directory.CreateSymbolicLink(folder["output"], "disk/www");

        Write(Output, [Made("/", "home")]);
        Write(Output, [Made("/", "home again")]);

        Assert.Equal("disk/www", new DirectoryInfo(Output).LinkTarget);
        Assert.Equal("home again", File.ReadAllText(folder["disk/www/index.html"]));
        Assert.False(Directory.Exists(Staged));
        using (Stage.Open(folder["disk/www"]))
            Assert.Contains("another build", Assert.Throws<IOException>(() => Stage.Open(Output)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks for a right to make links.");
        Directory.CreateSymbolicLink(folder["output"], "other");
        Directory.CreateSymbolicLink(folder["other"], "output");

        Assert.Throws<IOException>(() => Stage.Open(Output));
    }

    [Theory]
    [InlineData(".output.next")]
    [InlineData(".output.before")]
    public void A_stage_that_is_a_link_is_not_followed(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks for a right to make links.");
        Write(Output, [Made("/", "home")]);
        folder.Write("mine/notes.txt", "mine");
        if (Directory.Exists(folder[name]))
            Directory.Delete(folder[name], recursive: true);
        Directory.CreateSymbolicLink(folder[name], "mine");

        IOException failure = Assert.Throws<IOException>(() => Stage.Open(Output));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder["mine/notes.txt"]));
    }

    [Fact]
    public void The_output_may_not_be_reached_by_a_link_in_what_it_is_made_of()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks for a right to make links.");
        Directory.CreateDirectory(folder["input/below"]);
        Directory.CreateSymbolicLink(folder["short"], "input");

        Assert.Throws<IOException>(() => Stage.Open(folder["short/below/output"], folder["input"]));
        Assert.Throws<IOException>(() => Stage.Open(folder["input"], folder["short/below"]));
    }

    [Fact]
    public void A_failed_opening_lets_go()
    {
        folder.Write(".output.next", "a file in the way");
        Assert.Throws<IOException>(() => Stage.Open(Output));
        File.Delete(Staged);

        Write(Output, [Made("/", "home")]);

        Assert.Equal("home", Read("index.html"));
    }

    [Fact]
    public void Folders_change_places_by_renaming_where_the_system_knows_no_other_way()
    {
        folder.Write("one/a.txt", "one");
        folder.Write("other/a.txt", "other");

        Exchange.ByRenaming(folder["one"], folder["other"], folder["between"]);

        Assert.Equal(("other", "one"), (File.ReadAllText(folder["one/a.txt"]), File.ReadAllText(folder["other/a.txt"])));
        Assert.False(Directory.Exists(folder["between"]));
    }

    [Fact]
    public void Renaming_that_fails_half_way_is_taken_back()
    {
        folder.Write("other/a.txt", "other");

        Assert.ThrowsAny<IOException>(() => Exchange.ByRenaming(folder["not there"], folder["other"], folder["between"]));

        Assert.Equal("other", File.ReadAllText(folder["other/a.txt"]));
        Assert.False(Directory.Exists(folder["between"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_build_stopped_between_two_renamings_is_mended_by_the_next(int renamings)
    {
        Write(Output, [Made("/", "home"), Made("/a/", "one")]);
        folder.Write("output/CNAME", "mine");
        Write(Output, [Made("/", "HOME")]);
        // .output.next holds a whole site, as it does before it is published.
        Directory.Move(Output, folder[".output.before"]);
        if (renamings > 1)
            Directory.Move(Staged, Output);

        using (Stage.Open(Output))
            Assert.Equal(renamings == 1 ? "HOME" : "home", Read("index.html"));
        Write(Output, [Made("/", "new")]);

        Assert.Equal(["CNAME", "index.html"], Files());
        Assert.Equal(("new", "mine"), (Read("index.html"), Read("CNAME")));
        Assert.False(Directory.Exists(folder[".output.before"]));
    }
}

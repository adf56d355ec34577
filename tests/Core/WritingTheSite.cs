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

        Assert.DoesNotContain(Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories), file => file.EndsWith(".part", StringComparison.Ordinal));
    }
}

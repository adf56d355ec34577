using System.Text;

namespace RecoveryGuide.Tests.Core;

/// <summary>
/// The first two lines of three, each alone. What a stranger writes is refused where it stands; and where it stands in a finished page all the same, as if no reader and no template had
/// done its work, the page is refused.
/// </summary>
public class HostilePages
{
    private static readonly (Payload Payload, string Markdown, string Told)[] Writings =
        [.. Payloads.All.SelectMany(payload => payload.Written.Select(written => (payload, written.Markdown, written.Told)))];

    // One site with a page for each: an editor is told of all at once.
    private static readonly Lazy<BuiltSite> Written = new(() =>
    {
        using SmallSite site = new();
        for (int i = 0; i < Writings.Length; i++)
            site.With(FileOf(i), site.Read(Editing.TextPage).Replace("\"About\"", $"\"Page {i}\"", StringComparison.Ordinal).Replace("A small team.", Writings[i].Markdown, StringComparison.Ordinal));
        return site.Build();
    });

    private static readonly Lazy<BuiltSite> Right = new(() =>
    {
        using SmallSite site = new();
        return site.Build();
    });

    private static string FileOf(int number) => $"pages/en/page-{number}.md";

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Writings.Length)];

    public static TheoryData<string> Names => [.. Payloads.All.Select(payload => payload.Name)];

    [Theory, MemberData(nameof(Numbers))]
    public void What_is_written_is_refused_at_its_place(int number)
    {
        (Payload payload, string markdown, string told) = Writings[number];
        string file = "input/" + FileOf(number);

        string[] found = [.. Written.Value.Diagnostics.Where(diagnostic => diagnostic.At.File == file).Select(diagnostic => diagnostic.ToString()[file.Length..])];

        Assert.True(string.Join('\n', found) == told, $"{payload}: {markdown}\n{string.Join('\n', found)}");
        Assert.Empty(Written.Value.Files);
    }

    [Theory, MemberData(nameof(Names))]
    public void What_stands_in_a_finished_page_all_the_same_is_refused_there(string name)
    {
        Payload payload = Payloads.All.Single(one => one.Name == name);
        Rendered page = Right.Value.Files.Single(file => file.Output.Route.Url == Editing.TextPageUrl);
        Diagnostics report = new();

        Right.Value.Checks!.Judge(new(page.Output, new(Encoding.UTF8.GetBytes(HostilePage.With(payload, page.Html!)))), report);

        Assert.Equal(payload.Found, report.Sorted().Select(diagnostic => $"{diagnostic.Code}: {diagnostic.Message}"));
        Assert.All(report.Sorted(), diagnostic => Assert.Equal((Severity.Error, "input/" + Editing.TextPage), (diagnostic.Severity, diagnostic.At.File)));
    }

    [Fact]
    public void The_page_they_are_put_into_is_right()
    {
        Rendered page = Right.Value.Files.Single(file => file.Output.Route.Url == Editing.TextPageUrl);
        Diagnostics report = new();

        Right.Value.Checks!.Judge(page, report);

        Assert.Empty(report.Sorted());
    }
}

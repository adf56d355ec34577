namespace RecoveryGuide.Tests;

/// <summary>
/// Each folder of <c>tests/Sites</c> is a small wrong site and the exact diagnostics an editor gets for it. A new rule is a new folder and no code; APPROVE=1 writes what the build
/// says now, to be read before it is committed.
/// </summary>
public class Sites
{
    public static TheoryData<string> Wrong => [.. Directory.EnumerateDirectories(SmallSite.Cases).Select(folder => Path.GetFileName(folder)).Where(name => !name.StartsWith('_')).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_site_is_refused_with_exactly_these_diagnostics(string name)
    {
        using SmallSite site = new(name);
        string expected = Path.Combine(SmallSite.Cases, name, "diagnostics.txt");

        string actual = site.Diagnostics();

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(expected, actual);
        Assert.Equal(File.ReadAllText(expected), actual);
        Assert.Contains(": error RG", actual, StringComparison.Ordinal);
        Assert.Empty(site.Build().Files);
    }

    [Fact]
    public void There_are_at_least_twenty_five() => Assert.True(Wrong.Count >= 25, $"{Wrong.Count} wrong sites");

    [Fact]
    public void The_small_right_site_builds_without_a_word()
    {
        using SmallSite site = new();
        Assert.Equal("", site.Diagnostics());
        Assert.NotEmpty(site.Build().Files);
    }
}

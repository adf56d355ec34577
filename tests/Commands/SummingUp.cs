using RecoveryGuide.Commands;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>What <c>check</c> says at its end: what it looked at, and which rules were broken how often.</summary>
[Collection(nameof(StandardError))]
public sealed class SummingUp : IDisposable
{
    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    private (int Code, string[] Said) Check()
    {
        TextWriter before = Console.Out;
        using StringWriter said = new();
        Console.SetOut(said);
        try
        {
            int code = Commanding.Run("check", "--input", site.Input, "--theme", Repository.Theme, "--now", "2026-11-26").Code;
            return (code, said.ToString().Split('\n'));
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    [Fact]
    public void A_right_site_is_told_by_what_was_looked_at()
    {
        (int code, string[] said) = Check();

        Assert.Equal(0, code);
        Assert.Contains(said, line => line.StartsWith("Checked 1 guide, 2 listings, 1 plan, ", StringComparison.Ordinal) && line.EndsWith(" pages.", StringComparison.Ordinal));
        Assert.DoesNotContain("Errors:", said);
        Assert.Equal(5, said.SkipWhile(line => !line.StartsWith("Heaviest pages ", StringComparison.Ordinal)).Skip(1).Count(line => line.Contains(" bytes, ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rules_are_counted_with_their_names_the_most_frequent_first_and_errors_before_warnings()
    {
        site.Change(Editing.Listings, "serves: [substances, families]", "serves: [substance, family]").Change(Editing.Listings, "    services:", "    service:")
            .Change(Editing.Guide, "next_review: 2027-11-01", "next_review: 2026-11-02");

        (int code, string[] said) = Check();

        Assert.Equal(1, code);
        int first = Array.IndexOf(said, "Errors:");
        Assert.Equal("Checked 1 guide, 2 listings, 1 plan, no pages: mend the errors first.", said[first - 1]);
        Assert.Equal("  2  RG1108 NotAllowed     explain: dotnet run --project generator -- explain RG1108", said[first + 1]);
        Assert.Equal("  1  RG1105 UnknownKey     explain: dotnet run --project generator -- explain RG1105", said[first + 2]);
        Assert.Equal("Warnings:", said[first + 3]);
        Assert.Equal("  1  RG1409 ReviewOverdue  explain: dotnet run --project generator -- explain RG1409", said[first + 4]);
    }

    [Fact]
    public void Large_counts_stay_in_line()
    {
        Diagnostic[] many = [.. Enumerable.Range(1, 1200).Select(line => new Diagnostic(Severity.Error, Rule.BadPhone, new("input/a.yml", line), "wrong")), new(Severity.Error, Rule.BadDate, new("input/a.yml"), "wrong")];

        string[] lines = [.. CheckSummary.Lines(site.Build().Site, 0, [.. many])];

        Assert.StartsWith("  1,200  RG1201 BadPhone ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("      1  RG1109 BadDate ", lines[3], StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using RecoveryGuide.Checks;
using RecoveryGuide.Commands;

namespace RecoveryGuide.Tests.Commands;

/// <summary>Every rule is explained by what is wrong and what is right, and the examples are true: the build finds the rule in the one and nothing in the other.</summary>
[Collection(nameof(StandardError))]
public partial class RulesExplained
{
    /// <summary>One example of a section.</summary>
    /// <param name="IsWrong">Whether it breaks the rule.</param>
    /// <param name="File">The file it stands in, below the input folder; null where no test tries it.</param>
    /// <param name="Text">What stands there.</param>
    private sealed record Example(bool IsWrong, string? File, string Text);

    [GeneratedRegex(@"\*\*(?<word>Wrong|Right)\*\*, in `(?<path>[^`]+)`:\n\n```[a-z]+( (?<tried>wrong|right) input/(?<file>\S+))?\n(?<text>.*?)\n```\n", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^Shown in `tests/Sites/(?<site>[^`]+)`[.:]", RegexOptions.Multiline)]
    private static partial Regex Shown();

    private static Example[] ExamplesOf(string code) =>
        [.. Fenced().Matches(RuleBook.Sections[code]).Select(block => new Example(block.Groups["word"].Value == "Wrong", block.Groups["file"] is { Success: true, Value: var file } ? file : null, block.Groups["text"].Value))];

    public static TheoryData<string> Codes => [.. Rule.All.Select(rule => rule.Code)];

    public static TheoryData<string> Tried => [.. Rule.All.Select(rule => rule.Code).Where(code => RuleBook.Sections.ContainsKey(code) && ExamplesOf(code).All(example => example.File is not null))];

    // The site the examples are part of: two languages, a listing of each kind, two feeds.
    private static SmallSite Site()
    {
        SmallSite site = new("_rules");
        return site.With("strings/hi.yml", File.ReadAllText(Path.Combine(Repository.Input, "strings", "hi.yml")));
    }

    // What check finds under --strict.
    private static string[] CodesOf(SmallSite site)
    {
        BuiltSite built = site.Build();
        Diagnostics more = new();
        // Of a site that cannot be read no age is known.
        if (!built.HasErrors)
            AgeChecks.Check(built.Site, more);
        return [.. built.Diagnostics.Concat(more.Sorted()).Select(diagnostic => diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void Every_rule_has_a_section_and_every_section_a_rule() => Assert.Equal(
        Rule.All.Select(rule => $"{rule.Code} {rule.Name}").Order(StringComparer.Ordinal),
        RuleBook.Sections.Values.Select(section => section.Split('\n')[0]["## ".Length..]).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Codes))]
    public void A_section_says_why_and_shows_what_is_wrong_and_what_is_right(string code)
    {
        string[] paragraphs = RuleBook.Sections[code].Split("\n\n");

        Assert.Equal([true, false], ExamplesOf(code).Select(example => example.IsWrong));
        Assert.InRange(paragraphs[1].Length, 20, 250);
        Assert.EndsWith(".", paragraphs[1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_site_the_examples_are_part_of_is_right()
    {
        using SmallSite site = Site();

        Assert.Empty(CodesOf(site));
    }

    [Theory, MemberData(nameof(Tried))]
    public void The_wrong_example_breaks_exactly_this_rule_and_the_right_one_none(string code)
    {
        Example[] examples = ExamplesOf(code);
        (Example wrong, Example right) = (examples[0], examples[1]);
        using SmallSite site = Site();
        bool isPart = File.Exists(Path.Combine(site.Input, right.File!));
        if (isPart)
        {
            Assert.Equal(right.File, wrong.File);
            string text = site.Read(right.File!);
            Assert.Single(Regex.Matches(text, Regex.Escape(right.Text)));
            site.With(wrong.File!, text.Replace(right.Text, wrong.Text, StringComparison.Ordinal));
        }
        else
            site.With(wrong.File!, wrong.Text + "\n");

        Assert.Equal([code], CodesOf(site));
        Assert.Equal(Rule.All.Single(rule => rule.Code == code).Name, Rule.NameOf(code));

        // A part of the site was right before; a file of its own is tried by itself.
        if (!isPart)
        {
            using SmallSite other = Site();
            Assert.Empty(CodesOf(other.With(right.File!, right.Text + "\n")));
        }
    }

    [Fact]
    public void Most_rules_are_tried() => Assert.True(Tried.Count >= 70, $"{Tried.Count} of {Rule.All.Length} rules are tried");

    [Theory, MemberData(nameof(Codes))]
    public void A_rule_that_one_file_cannot_show_names_a_wrong_site_or_says_why_not(string code)
    {
        string section = RuleBook.Sections[code];
        if (ExamplesOf(code).All(example => example.File is not null))
            return;
        if (Shown().Match(section) is { Success: true } shown)
            Assert.Contains($" {code}: ", File.ReadAllText(Path.Combine(SmallSite.Cases, shown.Groups["site"].Value, "diagnostics.txt")), StringComparison.Ordinal);
        else
            Assert.Contains("\nNot shown here: ", section, StringComparison.Ordinal);
    }

    private static (int Code, string Said, string Errors) Explain(string code)
    {
        TextWriter before = Console.Out;
        using StringWriter said = new();
        Console.SetOut(said);
        try
        {
            (int exit, string errors) = Commanding.Run("explain", code);
            return (exit, said.ToString(), errors);
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    [Theory]
    [InlineData("RG1105")]
    [InlineData("rg1105")]
    [InlineData("UnknownKey")]
    [InlineData("unknownkey")]
    public void A_rule_is_explained_by_its_code_or_its_name(string asked)
    {
        (int code, string said, string errors) = Explain(asked);

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("## RG1105 UnknownKey\n", said, StringComparison.Ordinal);
        Assert.Contains("service: [counselling]", said, StringComparison.Ordinal);
        Assert.DoesNotContain("RG1106", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RG1150", "RG1105")]
    [InlineData("1105", "RG1105")]
    [InlineData("UnknwonKey", "UnknownKey")]
    public void A_rule_there_is_not_is_answered_with_the_one_meant(string asked, string meant)
    {
        (int code, string said, string errors) = Explain(asked);

        Assert.Equal((2, ""), (code, said));
        Assert.Contains($"'{asked}' is not a rule. Did you mean '{meant}'?", errors, StringComparison.Ordinal);
    }
}

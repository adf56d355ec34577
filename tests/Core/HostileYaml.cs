using CsCheck;

namespace RecoveryGuide.Tests.Core;

/// <summary>YAML holds plain data and nothing else; whatever it is, it is answered with a diagnostic and never with a crash.</summary>
public class HostileYaml
{
    private static ImmutableArray<Diagnostic> Refused(string text)
    {
        Diagnostics report = new();
        Yaml.Read("input/test.yml", text, report);
        return report.Sorted();
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x", Rule.YamlAlias, 1)]
    [InlineData("a: 1\nb: *x", Rule.YamlAlias, 2)]
    [InlineData("a: &x {b: 1}\nc:\n  <<: *x", Rule.YamlAlias, 1)]
    [InlineData("a: 1\n<<: *x", Rule.YamlAlias, 2)]
    [InlineData("a: 1\n<<: [*x, *y]", Rule.YamlAlias, 2)]
    [InlineData("a: 1\n<<: {b: 1}\n<<: {b: 2}", Rule.DuplicateKey, 3)]
    [InlineData("a:\n\tb: 1", Rule.YamlSyntax, 0)]
    [InlineData("%YAML 9.9\n---\na: 1", Rule.YamlSyntax, 0)]
    [InlineData("%TAG ! tag:evil.example,2026:\n---\na: !x 1", Rule.YamlTag, 3)]
    [InlineData("a: \"\\xZZ\"", Rule.YamlSyntax, 1)]
    [InlineData("? [a, b]\n: c", Rule.WrongShape, 1)]
    [InlineData("--- ", Rule.WrongShape, 1)]
    [InlineData("---\n", Rule.WrongShape, 0)]
    [InlineData("\n\n---\n\n", Rule.WrongShape, 0)]
    [InlineData("...", Rule.WrongShape, 1)]
    [InlineData("a: 1\nb: !System.IO.FileInfo /etc/passwd", Rule.YamlTag, 2)]
    [InlineData("a: !!python/object/apply:os.system [ls]", Rule.YamlTag, 1)]
    [InlineData("!!map {a: 1}", Rule.YamlTag, 1)]
    [InlineData("a: 1\nb: 2\na: 3", Rule.DuplicateKey, 3)]
    [InlineData("a: 1\n---\nb: 2", Rule.YamlSyntax, 2)]
    [InlineData("[a]: 1", Rule.WrongShape, 1)]
    [InlineData("- a", Rule.WrongShape, 1)]
    [InlineData("", Rule.WrongShape, 1)]
    [InlineData("a: [1", Rule.YamlSyntax, 0)]
    [InlineData("a: {b: c\nd: e}", Rule.YamlSyntax, 0)]
    [InlineData("a: {b\nc: d}", Rule.YamlSyntax, 0)]
    [InlineData("a: \"\\uD800\"", Rule.YamlSyntax, 0)]
    public void It_is_refused_with_its_line(string text, string rule, int line)
    {
        ImmutableArray<Diagnostic> refused = Refused(text);

        Assert.Contains(refused, diagnostic => diagnostic.Code == rule && (line == 0 || diagnostic.At.Line == line));
    }

    [Fact]
    public void Nesting_is_refused_at_its_thirteenth_level_and_fine_at_its_twelfth()
    {
        Assert.Empty(Refused("a: " + new string('[', 11) + new string(']', 11)));
        Assert.Equal(Rule.YamlTooDeep, Assert.Single(Refused("a: " + new string('[', 12) + "x" + new string(']', 12))).Code);
        Assert.Equal(Rule.YamlTooDeep, Assert.Single(Refused("a: " + new string('[', 10_000))).Code);
        Assert.Equal(Rule.YamlTooDeep, Assert.Single(Refused(string.Concat(Enumerable.Range(0, 300).Select(depth => new string(' ', depth) + "a:\n")))).Code);
    }

    [Fact]
    public void An_alias_bomb_does_not_go_off()
    {
        string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 8).Select(level => $"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 9))}]\n"));

        Assert.Equal(Rule.YamlAlias, Assert.Single(Refused(bomb)).Code);
    }

    [Fact]
    public void A_merge_bomb_does_not_go_off()
    {
        string bomb = "a0: &a0 {x: 1}\n" + string.Concat(Enumerable.Range(1, 20).Select(level => $"a{level}: &a{level}\n  <<: [*a{level - 1}, *a{level - 1}]\n  k{level}: 1\n"));

        Assert.Equal(Rule.YamlAlias, Assert.Single(Refused(bomb)).Code);
    }

    public static TheoryData<string, string> Large => new()
    {
        { "a text", "a: " + new string('x', 250_000) },
        { "a text in quotes", "a: \"" + new string('x', 250_000) + "\"" },
        { "a text of blanks", "a: \"" + new string(' ', 250_000) + "b\"" },
        { "a text of escapes", "a: \"" + string.Concat(Enumerable.Repeat("\\u0041", 40_000)) + "\"" },
        { "a block of text", "a: |\n" + string.Concat(Enumerable.Repeat("  x\n", 60_000)) },
        { "a folded block", "a: >\n" + string.Concat(Enumerable.Repeat("  x\n\n", 40_000)) },
        { "a key", new string('k', 250_000) + ": 1" },
        { "keys", string.Concat(Enumerable.Range(0, 25_000).Select(number => $"k{number}: 1\n")) },
        { "the same key", string.Concat(Enumerable.Repeat("k: 1\n", 50_000)) },
        { "brackets", "a: " + new string('[', 250_000) },
        { "braces", "a: " + new string('{', 250_000) },
        { "question marks", string.Concat(Enumerable.Repeat("? ", 100_000)) },
        { "hyphens", string.Concat(Enumerable.Repeat("- ", 100_000)) },
        { "colons", string.Concat(Enumerable.Repeat("a: ", 80_000)) },
        { "comments", string.Concat(Enumerable.Repeat("# a\n", 60_000)) },
        { "a comment", "a: 1 #" + new string('#', 250_000) },
        { "blank lines", new string('\n', 250_000) },
        { "documents", string.Concat(Enumerable.Repeat("---\n", 60_000)) },
        { "quotation marks", new string('"', 250_000) },
        { "anchors", "a: " + string.Concat(Enumerable.Repeat("&a ", 80_000)) },
        { "placeholders", "a: \"" + string.Concat(Enumerable.Repeat("<<", 1_900)) + "\"" },
    };

    [Theory, MemberData(nameof(Large))]
    public void A_large_file_is_read_in_five_seconds(string what, string text) => InTime.Run(TimeSpan.FromSeconds(5), () => Refused(text), what);

    [Fact]
    public void An_unknown_key_is_told_in_time_even_thousands_of_times() => InTime.Run(TimeSpan.FromSeconds(5), () =>
    {
        Diagnostics report = new();
        InputFile file = new("input/listings/hotlines/a.yml", "listings:\n  - id: a\n" + string.Concat(Enumerable.Range(0, 12_000).Select(number => $"    phonez{number}: 1\n")), "");
        Assert.Single(RecoveryGuide.Pipelines.Listings.Pipeline.Process(file, report));
        Diagnostic[] unknown = [.. report.Sorted().Where(diagnostic => diagnostic.Code == Rule.UnknownKey)];
        Assert.Equal(51, unknown.Length);
        Assert.Contains("11950 more keys", unknown[^1].Message, StringComparison.Ordinal);
    }, "unknown keys");

    [Fact]
    public void A_huge_text_and_a_huge_list_are_refused()
    {
        Assert.Equal(Rule.YamlTooBig, Assert.Single(Refused($"a: {new string('x', 4_001)}")).Code);
        Assert.Equal(Rule.YamlTooBig, Assert.Single(Refused($"a: [{string.Join(',', Enumerable.Repeat("x", 60_000))}]")).Code);
    }

    [Theory]
    [InlineData("\\u202E")]
    [InlineData("\\u2066")]
    [InlineData("\\u200B")]
    [InlineData("\\uFEFF")]
    [InlineData("\\uFFFE")]
    [InlineData("\\U000E0041")]
    [InlineData("\\0")]
    [InlineData("\\a")]
    [InlineData("\\e")]
    [InlineData("\\x9B")]
    [InlineData("\\N")]
    [InlineData("\\L")]
    public void An_escape_is_no_way_round_the_forbidden_characters(string escape)
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "name: Punjab Line", $"name: \"Punjab {escape}Line\"");

        BuiltSite built = site.Build();

        Assert.Contains(built.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error && diagnostic.At.File == "input/" + Editing.Listings);
        Assert.Empty(built.Files);
    }

    [Fact]
    public void A_number_a_date_and_a_truth_value_stay_the_text_they_are()
    {
        Diagnostics report = new();
        YamlMap map = Yaml.Read("input/test.yml", "phone: 0112\ncountry: NO\nhours: 12:30\nempty: ~\nword: null", report)!;

        Assert.Equal(("0112", "NO", "12:30", "~", "null"), (map.Text("phone"), map.Text("country"), map.Text("hours"), map.Text("empty"), map.Text("word")));
        Assert.Empty(report.Sorted());
    }

    // Every file of the site, damaged in one or two places, the way hands and tools damage files.
    private static readonly ImmutableArray<string> Names = ["site.yml", "sources.yml", "do_not_list.yml", "places/countries.yml", "safety_blocks/en.yml", "worksheets/en/plan.yml", Editing.Listings, Editing.Guide, Editing.TextPage];

    private static readonly Gen<string> Damage = Gen.OneOf("", "\n", "\"", "'", ":", "- ", "{", "}", "[", "]", "#", "---\n", "&a ", "*a ", "!x ", "|", ">", "%", "\\", "\t", "\0", "\u202E", "{{", "}}", "{{hotline}}", "0", "-1", "9999-12-31", "0001-01-01", "~", "a: ", "💊", "पं", "]]>", "\\uD800", "<<: ");

    [Fact]
    public void No_damaged_file_makes_the_build_crash()
    {
        using SmallSite right = new();
        ImmutableDictionary<string, string> texts = Names.ToImmutableDictionary(name => name, right.Read);
        Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Damage).Array[1, 2]).Try((file, cuts) =>
        {
            string text = texts[Names[file]];
            foreach ((double where, int length, string with) in cuts)
            {
                int at = (int)(where * text.Length);
                text = text[..at] + with + text[Math.Min(text.Length, at + length)..];
            }
            using SmallSite site = new();
            // A second cut may halve a letter of two; written as a file it becomes the replacement character.
            site.WithBytes(Names[file], System.Text.Encoding.UTF8.GetBytes(text));
            BuiltSite built = site.Build();
            // Refused with a place an editor can go to, or built whole.
            Assert.Equal(built.HasErrors, built.Files.IsEmpty);
            Assert.All(built.Diagnostics, diagnostic => Assert.True(diagnostic.At.File.StartsWith("input", StringComparison.Ordinal) && diagnostic.At.Line > 0, diagnostic.ToString()));
        }, iter: 150);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Tests.Content;

/// <summary>The colours of <c>theme/styles/tokens.css</c>, measured as WCAG 2.2 measures them: text 7 to 1 (1.4.6), lines of fields and what shows the focus 3 to 1 (1.4.11), in both schemes.</summary>
public partial class Contrast
{
    private const double Text = 7;
    private const double Part = 3;

    private static readonly Dictionary<string, string> Light = Tokens(dark: false);
    private static readonly Dictionary<string, string> Dark = Tokens(dark: true);

    /// <summary>What stands on what, and how far apart they must be.</summary>
    private static readonly ImmutableArray<(string Front, string Back, double Least)> Pairs =
    [
        .. from front in new[] { "ink", "muted", "brand" }
           from back in new[] { "paper", "card", "calm", "warm" }
           select (front, back, Text),
        ("ink", "urgent-paper", Text), ("urgent", "urgent-paper", Text), ("urgent", "paper", Text), ("on-brand", "brand", Text), ("#ffffff", "urgent-bar", Text),
        ("field", "paper", Part), ("field", "card", Part), ("brand", "card", Part), ("ink", "card", Part),
    ];

    [Fact]
    public void Text_and_parts_stand_out_in_both_schemes()
    {
        IEnumerable<string> weak = from scheme in new[] { ("light", Light), ("dark", Dark) }
                                   from pair in Pairs
                                   let ratio = Ratio(Colour(scheme.Item2, pair.Front), Colour(scheme.Item2, pair.Back))
                                   where ratio < pair.Least
                                   select string.Create(CultureInfo.InvariantCulture, $"{scheme.Item1}: {pair.Front} on {pair.Back} is {ratio:F2}, at least {pair.Least}");

        Assert.Empty(weak);
    }

    [Fact]
    public void Black_on_white_is_twenty_one_to_one() => Assert.Equal(21, Ratio("#000000", "#ffffff"), 3);

    private static string Colour(Dictionary<string, string> tokens, string name) => name.StartsWith('#') ? name : tokens[name];

    // The dark scheme changes some of the colours of the light one.
    private static Dictionary<string, string> Tokens(bool dark)
    {
        string css = File.ReadAllText(Path.Combine(Repository.Theme, "styles", "tokens.css"));
        int change = css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        Assert.True(change > 0, "tokens.css has no dark scheme");
        Dictionary<string, string> tokens = Declaration().Matches(css[..change]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        if (dark)
            foreach (Match match in Declaration().Matches(css[change..]))
                tokens[match.Groups[1].Value] = match.Groups[2].Value;
        return tokens;
    }

    private static double Ratio(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] parts = [.. Enumerable.Range(0, 3).Select(part => (2 * part) + 1).Select(at => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Declaration();
}

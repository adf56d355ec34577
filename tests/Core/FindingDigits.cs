using System.Text;
using CsCheck;
using RecoveryGuide.Checks;

namespace RecoveryGuide.Tests.Core;

/// <summary>A forbidden number is found however it is written, and nothing else is taken for it.</summary>
public class FindingDigits
{
    private static readonly DigitRuns Numbers = new([new("18005551234", "a broker"), new("020794", "short"), new("7700900123", "another")]);

    private static string Found(string text, bool isHtml = false) => string.Join(' ', Numbers.In(Encoding.UTF8.GetBytes(text), isHtml).Select(number => number.Digits));

    [Theory]
    [InlineData("call 18005551234 now", "18005551234")]
    [InlineData("1 (800) 555-1234", "18005551234")]
    [InlineData("+1.800.555.1234", "18005551234")]
    [InlineData("1–800 555−1234", "18005551234")]
    [InlineData("१८००५५५१२३४", "18005551234")]
    [InlineData("ਫ਼ੋਨ ੧੮੦੦ ੫੫੫ ੧੨੩੪ ਕਰੋ", "18005551234")]
    [InlineData("１８００５５５１２３４", "18005551234")]
    [InlineData("٠١٨٠٠٥٥٥١٢٣٤", "18005551234")]
    [InlineData("00 18005551234", "18005551234")]
    [InlineData("001800 555 1234", "18005551234")]
    [InlineData("x 18005551234 5", "18005551234")]
    [InlineData("+44 7700 900123", "7700900123")]
    [InlineData("07700900123 and 1-800-555-1234", "7700900123 18005551234")]
    [InlineData("20794", "020794")]
    public void A_number_is_found_however_it_is_spaced_and_in_whatever_digits(string text, string expected)
    {
        Assert.Equal(expected, Found(text));
        Assert.Equal(expected, Found(text, isHtml: true));
    }

    [Theory]
    [InlineData("1800555123")]
    [InlineData("180055512345")]
    [InlineData("99999918005551234")]
    [InlineData("1800, 555, 1234")]
    [InlineData("1800    5551234")]
    [InlineData("1800 555 12345")]
    [InlineData("no digits at all, ਪੰਜਾਬੀ ਵਿੱਚ ਵੀ ਨਹੀਂ")]
    [InlineData("")]
    public void What_is_another_number_is_not(string text) => Assert.Equal("", Found(text));

    [Theory]
    [InlineData("1800&#53;551234", "18005551234")]
    [InlineData("1800&nbsp;555&#x2D;1234", "18005551234")]
    [InlineData("&#x31;&#x38;00 555 1234", "18005551234")]
    [InlineData("1800&amp;5551234", "")]
    public void Digits_behind_character_references_are_read_in_html(string html, string expected) => Assert.Equal(expected, Found(html, isHtml: true));

    [Fact]
    public void A_number_behind_hundreds_of_other_digits_is_found() => Assert.Equal("18005551234", Found(string.Concat(Enumerable.Repeat("12 ", 2_000)) + "1800 555 1234"));

    [Fact]
    public void Bytes_that_are_no_text_are_no_obstacle()
    {
        byte[] bytes = [0xE0, 0xA5, .. "18005551234"u8, 0xE0];

        Assert.Equal("18005551234", Assert.Single(Numbers.In(bytes, isHtml: true)).Digits);
    }

    private static readonly ImmutableArray<string> Parts = ["1", "800", "18005551234", "555", "1234", " ", "-", "  ", "    ", "x", "१८००", "٥٥٥", "07700", "900123", "ਪ", "(", ").", "é"];

    // The same question asked in another way: every run of digits is spelt out and compared.
    private static readonly Gen<string> Texts = Gen.Int[0, Parts.Length - 1].Select(at => Parts[at]).Array[0, 12].Select(string.Concat);

    [Fact]
    public void Random_texts_are_judged_as_by_looking_at_each_group() => Texts.Try(text => Assert.Equal(Slowly(text), Found(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order()), iter: 20_000);

    private static IEnumerable<string> Slowly(string text)
    {
        const string gaps = " ().-/_";
        HashSet<string> found = [];
        string plain = string.Concat(text.Select(letter => char.GetNumericValue(letter) is >= 0 and <= 9 and var digit && char.IsDigit(letter) ? (char)('0' + digit) : letter));
        for (int from = 0; from < plain.Length; from++)
            for (int to = from + 1; to <= plain.Length; to++)
            {
                // From the first digit of a group to the last of one, with no more than three signs between digits, and nothing but gaps.
                string part = plain[from..to];
                bool isRun = char.IsDigit(part[0]) && char.IsDigit(part[^1]) && (from == 0 || !char.IsDigit(plain[from - 1])) && (to == plain.Length || !char.IsDigit(plain[to]))
                    && part.All(letter => char.IsDigit(letter) || gaps.Contains(letter, StringComparison.Ordinal)) && !part.Split("0123456789".ToCharArray()).Any(gap => gap.Length > 3);
                string digits = string.Concat(part.Where(char.IsDigit));
                int group = part.TakeWhile(char.IsDigit).Count();
                foreach (string core in new[] { "18005551234", "20794", "7700900123" })
                    if (isRun && digits.EndsWith(core, StringComparison.Ordinal) && digits.Length - core.Length is >= 0 and <= 4 && digits.Length - core.Length < group)
                        found.Add(core == "20794" ? "020794" : core);
            }
        return found.Order(StringComparer.Ordinal);
    }
}

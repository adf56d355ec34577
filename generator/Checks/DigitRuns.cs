using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>
/// Finds forbidden numbers in bytes that are to be published, however they are spaced, in any script's digits, and with digits hidden behind HTML's character references.
/// Reading bytes instead of texts makes the difference between a check of every file and a check of some.
/// </summary>
internal sealed class DigitRuns
{
    // A country code, a 0 or both may stand before the number as it is listed.
    private const int MostBefore = 4;

    // Up to so many signs may stand between two groups of digits of one number.
    private const int MostGap = 3;

    // More digits than any number has: of longer runs the last ones are kept.
    private const int MostDigits = 512;

    private static readonly bool[] IsDigit = [.. Enumerable.Range(0, 0x10000).Select(value => CharUnicodeInfo.GetDecimalDigitValue((char)value) >= 0)];

    // Where a digit or a reference may begin: ASCII digits, '&', and the first bytes of UTF-8 in which some script's digits are written.
    private static readonly SearchValues<byte> Starts = SearchValues.Create([.. "0123456789"u8, .. LeadingBytes()]);
    private static readonly SearchValues<byte> StartsInHtml = SearchValues.Create([.. "0123456789&"u8, .. LeadingBytes()]);

    private readonly FrozenDictionary<string, ForbiddenNumber> cores;
    private readonly FrozenDictionary<string, ForbiddenNumber>.AlternateLookup<ReadOnlySpan<char>> byDigits;
    private readonly ImmutableArray<int> lengths;

    /// <summary>Looks for the numbers of a do-not-call list.</summary>
    internal DigitRuns(ImmutableArray<ForbiddenNumber> forbidden)
    {
        cores = forbidden.DistinctBy(CoreOf).ToFrozenDictionary(CoreOf, StringComparer.Ordinal);
        byDigits = cores.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = [.. cores.Keys.Select(core => core.Length).Distinct().Order()];
    }

    private static string CoreOf(ForbiddenNumber number) => number.Digits.TrimStart('0');

    private static IEnumerable<byte> LeadingBytes() =>
        Enumerable.Range(0x80, 0x10000 - 0x80).Where(value => !char.IsSurrogate((char)value) && IsDigit[value]).Select(value => Encoding.UTF8.GetBytes([(char)value])[0]).Distinct();

    /// <summary>The forbidden numbers the bytes hold, each once, in the order they are met.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="isHtml">Whether character references are resolved.</param>
    internal ImmutableArray<ForbiddenNumber> In(ReadOnlySpan<byte> text, bool isHtml) => Find(text, isHtml) is { } found ? [.. found.Select(one => one.Number).Distinct()] : [];

    /// <summary>The forbidden numbers the bytes hold, each with the run of digits and gaps it stands in; once for each run.</summary>
    internal ImmutableArray<(ForbiddenNumber Number, Range Run)> RunsIn(ReadOnlySpan<byte> text) => Find(text, isHtml: false) is { } found ? [.. found] : [];

    private List<(ForbiddenNumber Number, Range Run)>? Find(ReadOnlySpan<byte> text, bool isHtml)
    {
        if (lengths.IsEmpty)
            return null;
        List<(ForbiddenNumber Number, Range Run)>? found = null;
        List<ForbiddenNumber>? inRun = null;
        Span<char> digits = stackalloc char[MostDigits];
        Span<int> groups = stackalloc int[MostDigits];
        SearchValues<byte> starts = isHtml ? StartsInHtml : Starts;
        int at = 0;
        while (at < text.Length)
        {
            int next = text[at..].IndexOfAny(starts);
            if (next < 0)
                break;
            at = SkipLetters(text, at + next);
            if (at == text.Length)
                break;
            if (DigitOf(Next(text, at, isHtml, out int length)) < 0)
            {
                at += length;
                continue;
            }
            int begin = at;
            at = ReadRun(text, at, isHtml, digits, groups, out int end, ref inRun);
            if (inRun is not null)
                (found ??= []).AddRange(inRun.Select(number => (number, begin..end)));
            inRun = null;
        }
        return found;
    }

    // Texts in Hindi and Punjabi are written in three bytes a letter, all of which may begin a digit by their first: they are passed over without being decoded one by one.
    private static int SkipLetters(ReadOnlySpan<byte> text, int at)
    {
        while (at + 2 < text.Length && text[at] is >= 0xE0 and < 0xF0 && text[at + 1] >= 0x80 && text[at + 2] >= 0x80 && !IsDigit[((text[at] & 0x0F) << 12) | ((text[at + 1] & 0x3F) << 6) | (text[at + 2] & 0x3F)])
            at += 3;
        return at;
    }

    /// <returns>Where to go on; <paramref name="end"/> is behind the last digit.</returns>
    private int ReadRun(ReadOnlySpan<byte> text, int at, bool isHtml, Span<char> digits, Span<int> groups, out int end, ref List<ForbiddenNumber>? found)
    {
        int count = 0, begun = 0, gap = 1;
        end = at;
        while (at < text.Length)
        {
            Rune rune = Next(text, at, isHtml, out int length);
            if (DigitOf(rune) is >= 0 and var digit)
            {
                if (count == digits.Length)
                    Forget(digits, groups, ref count, ref begun);
                if (gap > 0)
                    groups[begun++] = count;
                gap = 0;
                digits[count++] = (char)('0' + digit);
                end = at + length;
            }
            else
            {
                if (gap == 0)
                    Look(digits[..count], groups[..begun], ref found);
                if (!IsGap(rune) || ++gap > MostGap)
                    return at;
            }
            at += length;
        }
        if (gap == 0)
            Look(digits[..count], groups[..begun], ref found);
        return at;
    }

    // Of a run longer than any number the older half is forgotten.
    private static void Forget(Span<char> digits, Span<int> groups, ref int count, ref int begun)
    {
        const int half = MostDigits / 2;
        digits[half..].CopyTo(digits);
        count -= half;
        int kept = 0;
        foreach (int group in groups[..begun])
            if (group >= half)
                groups[kept++] = group - half;
        begun = kept;
    }

    // The number must end where a group ends. Where it begins, its own group may hold a prefix.
    private void Look(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, ref List<ForbiddenNumber>? found)
    {
        foreach (int length in lengths)
        {
            int first = digits.Length - length;
            if (first < 0 || !byDigits.TryGetValue(digits[first..], out ForbiddenNumber? number))
                continue;
            int group = groups.BinarySearch(first);
            int start = group >= 0 ? first : ~group > 0 ? groups[~group - 1] : 0;
            if (first - start <= MostBefore && found?.Contains(number) != true)
                (found ??= []).Add(number);
        }
    }

    private static Rune Next(ReadOnlySpan<byte> text, int at, bool isHtml, out int length)
    {
        if (text[at] < 0x80 && !(isHtml && text[at] == '&'))
        {
            length = 1;
            return new(text[at]);
        }
        if (text[at] == '&' && Core.HtmlText.ReferenceAt(text[at..], out length) is { } resolved)
            return resolved;
        Rune.DecodeFromUtf8(text[at..], out Rune rune, out length);
        return rune;
    }

    private static int DigitOf(Rune rune) =>
        rune.IsAscii ? (rune.Value is >= '0' and <= '9' ? rune.Value - '0' : -1) : rune.IsBmp ? CharUnicodeInfo.GetDecimalDigitValue((char)rune.Value) : -1;

    private static bool IsGap(Rune rune) => rune.Value is ' ' or '(' or ')' or '.' or '-' or '/' or '_' or 0xA0 or 0x2007 or 0x202F or (>= 0x2010 and <= 0x2015) or 0x2212;
}

using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Scans everything that would be published, search index included, for numbers that must appear nowhere.</summary>
internal static partial class ForbiddenNumbers
{
    internal static void Check(Site site, ImmutableArray<Rendered> files, Diagnostics report)
    {
        if (site.DoNotList.IsEmpty)
            return;
        (Rendered File, ForbiddenNumber Number)[][] found = new (Rendered, ForbiddenNumber)[files.Length][];
        Parallel.For(0, files.Length, i => found[i] = [.. In(site, files[i])]);
        HashSet<(Source, string)> reported = [];
        foreach ((Rendered file, ForbiddenNumber number) in found.SelectMany(each => each).Where(each => reported.Add((each.File.Output.From, each.Number.Digits))))
            report.Error(Rule.DoNotList, file.Output.From, $"{file.Output.Route} holds the number {number.Digits}, which must appear nowhere: {number.Why}");
    }

    private static IEnumerable<(Rendered, ForbiddenNumber)> In(Site site, Rendered file)
    {
        string text = file.Html ?? Encoding.Latin1.GetString(file.Bytes.Span);
        HashSet<string> numbers = [.. DigitRun().Matches(text).Select(match => string.Concat(match.Value.Where(char.IsAsciiDigit)))];
        return site.DoNotList.Where(forbidden => numbers.Any(number => IsSame(number, forbidden.Digits))).Select(forbidden => (file, forbidden));
    }

    // The same number may be written with its country code, with a leading 0, or with neither.
    private static bool IsSame(string written, string forbidden)
    {
        string core = forbidden.TrimStart('0');
        return written.EndsWith(core, StringComparison.Ordinal) && written.Length - core.Length <= 4;
    }

    [GeneratedRegex(@"[0-9](?:[ ().\-\u00A0\u2010-\u2014]{0,3}[0-9]){4,17}", RegexOptions.NonBacktracking)]
    private static partial Regex DigitRun();
}

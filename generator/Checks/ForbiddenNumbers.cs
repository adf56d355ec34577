using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Finds numbers that must appear nowhere: where they were written, and in everything that would be published.</summary>
internal static partial class ForbiddenNumbers
{
    // A country code, a 0 or both may stand before the number as it is listed.
    private const int MostBefore = 4;

    private static readonly char[] Gaps = [.. " ().-/_\u00A0\u2007\u202F\u2010\u2011\u2012\u2013\u2014\u2015\u2212"];

    /// <summary>Reports forbidden numbers where they were written; what no file spells out whole is found in the finished site.</summary>
    internal static void CheckInput(Site site, IEnumerable<InputFile> files, Diagnostics report)
    {
        foreach (InputFile file in files.Where(file => !file.Path.EndsWith("/do_not_list.yml", StringComparison.Ordinal) && !IsOfGazetteer(file.Path)))
            foreach ((string text, int index) in file.Text.Split('\n').Select((text, index) => (text, index)).Where(line => line.text.Any(char.IsDigit)))
                foreach (Match run in DigitRun().Matches(WithPlainDigits(text)))
                    foreach (ForbiddenNumber number in site.DoNotList.Where(number => Holds(GroupsOf(run), number)))
                        report.Error(Rule.DoNotList, new(file.Path, index + 1, run.Index + 1), $"'{text.Substring(run.Index, run.Length)}' is the number {number.Digits}, which must appear nowhere: {number.Why}");
    }

    /// <summary>The forbidden numbers in a finished file that is no page. A row stands in many files: it is read once.</summary>
    /// <param name="numbers">What is looked for.</param>
    /// <param name="file">The file.</param>
    /// <param name="isNew">Whether a piece of a file was not read yet.</param>
    internal static ImmutableArray<ForbiddenNumber> In(DigitRuns numbers, Rendered file, Func<ReadOnlyMemory<byte>, bool> isNew) =>
        IsOfPlaces(file.Output.Route) ? [] : [.. Pieces.Of(file.Bytes).Where(isNew).SelectMany(piece => numbers.In(Unfolded(file.Output, piece).Span, isHtml: false)).Distinct()];

    /// <summary>Reports forbidden numbers in finished files, once for each place they came from.</summary>
    internal static void Report(IEnumerable<(Output Output, ForbiddenNumber Number)> found, Diagnostics report)
    {
        HashSet<(Source, string)> reported = [];
        foreach ((Output output, ForbiddenNumber number) in found.Where(one => reported.Add((one.Output.From, one.Number.Digits))))
            report.Error(Rule.DoNotList, output.From, $"{output.Route} holds the number {number.Digits}, which must appear nowhere: {number.Why}");
    }

    /// <summary>The forbidden number a text holds; null where it holds none.</summary>
    internal static ForbiddenNumber? In(Site site, string text) => AllIn(site, text).FirstOrDefault();

    private static IEnumerable<ForbiddenNumber> AllIn(Site site, string text) =>
        text.Any(char.IsDigit) ? RunsIn(text).SelectMany(groups => site.DoNotList.Where(number => Holds(groups, number))) : [];

    private static IEnumerable<string[]> RunsIn(string text) => DigitRun().Matches(WithPlainDigits(text)).Where(run => run.Length >= ForbiddenNumber.FewestDigits).Select(GroupsOf);

    // A file in many pieces is one of rows, and no number goes over the end of a row. Calendars and contacts go on in the next line where one is full, in a number, too: RFC 5545, 3.1 and RFC 6350, 3.2. They are read as a calendar reads them.
    private static ReadOnlyMemory<byte> Unfolded(Output file, ReadOnlyMemory<byte> piece) =>
        Path.GetExtension(file.Route.Url) is ".ics" or ".vcf" && (piece.Span.IndexOf("\n "u8) >= 0 || piece.Span.IndexOf("\n\t"u8) >= 0)
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(piece.Span).ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal))
            : piece;

    // Its numbers are degrees, and its reader lets no name pass that could be dialled.
    private static bool IsOfGazetteer(string path) => path.Contains("/places/gazetteer/", StringComparison.Ordinal);

    // Made of the gazetteer and of names that were looked at where they were written; degrees in bytes may look like any digits.
    private static bool IsOfPlaces(Route route) => route.Url.StartsWith(Pipelines.PlaceIndex.Folder.Url, StringComparison.Ordinal);

    // Hindi and Punjabi digits, and wide ones, are dialled like any other.
    private static string WithPlainDigits(string text) =>
        string.Create(text.Length, text, static (plain, text) =>
        {
            for (int i = 0; i < text.Length; i++)
                plain[i] = text[i] > '\u007F' && CharUnicodeInfo.GetDecimalDigitValue(text[i]) is >= 0 and var digit ? (char)('0' + digit) : text[i];
        });

    private static string[] GroupsOf(Match run) => run.Value.Split(Gaps, StringSplitOptions.RemoveEmptyEntries);

    // Other numbers may stand before and behind it, so every row of neighbouring groups is tried.
    private static bool Holds(string[] groups, ForbiddenNumber forbidden)
    {
        string core = forbidden.Digits.TrimStart('0');
        for (int first = 0; first < groups.Length; first++)
        {
            string digits = "";
            for (int last = first; last < groups.Length && digits.Length <= core.Length + MostBefore; last++)
            {
                digits += groups[last];
                int before = digits.Length - core.Length;
                if (before >= 0 && before <= MostBefore && before < groups[first].Length && digits.EndsWith(core, StringComparison.Ordinal))
                    return true;
            }
        }
        return false;
    }

    [GeneratedRegex(@"[0-9]+(?:[ ().\-/_\u00A0\u2007\u202F\u2010-\u2015\u2212]{1,3}[0-9]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex DigitRun();
}

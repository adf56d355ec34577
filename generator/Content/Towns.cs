namespace RecoveryGuide.Content;

/// <summary>A town whose names an editor wrote down, from <c>input/places/towns.yml</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Region">Slug of the English name of its state or province; null where the country has none.</param>
/// <param name="Names">Its names.</param>
/// <param name="Also">Other spellings people type, and older names.</param>
/// <param name="InGazetteer">Its name in the gazetteer, where that is not the English one here: Zerakpur for Zirakpur.</param>
/// <param name="Point">Where it lies, for a town the gazetteer lacks, or has more than once in one region; otherwise null.</param>
/// <param name="At">Where it was written.</param>
/// <param name="NameAt">Where the name that must be in the gazetteer was written.</param>
public sealed record Town(string Country, string? Region, Names Names, ImmutableArray<string> Also, string InGazetteer, GeoPoint? Point, Source At, Source NameAt)
{
    /// <summary>Whether its name, or the point it was given, cannot be used: that was reported where it stands.</summary>
    public bool IsUnusable { get; private init; }

    /// <summary>Its English name.</summary>
    public string Name => Names.In("en");

    /// <summary>Reads one entry of the list <c>towns</c>.</summary>
    public static Town Read(YamlMap map)
    {
        Names names = Names.Read(map, "name");
        GeoPoint? point = ListingReader.ReadPoint(map.Map("point"));
        Town town = new(map.Required("country"), map.Text("region"), names, [.. map.Texts("also").Select(name => name.Text)], map.Text("gazetteer") ?? names.In("en"), point, map.At,
            map.PlaceOf(map.Has("gazetteer") ? "gazetteer" : "name"))
        {
            IsUnusable = names.In("en").Length == 0 || (point is null && map.Has("point")),
        };
        map.NothingElse();
        return town;
    }
}

/// <summary>Names of a state or province of the gazetteer, from the list <c>regions</c> of <c>input/places/towns.yml</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
/// <param name="Slug">Slug of its English name in the gazetteer.</param>
/// <param name="Names">Its names; null where <c>places/countries.yml</c> has them, or only English is known.</param>
/// <param name="Also">Other words people type for it: UP, J&amp;K.</param>
/// <param name="At">Where it was written.</param>
public sealed record TownRegion(string Country, string Slug, Names? Names, ImmutableArray<string> Also, Source At)
{
    /// <summary>Reads one entry of the list <c>regions</c>.</summary>
    public static TownRegion Read(YamlMap map)
    {
        TownRegion region = new(map.Required("country"), map.RequiredSlug("region"), map.Has("name") ? Names.Read(map, "name") : null, [.. map.Texts("also").Select(name => name.Text)], map.At);
        map.NothingElse();
        return region;
    }
}

/// <summary>What <c>input/places/towns.yml</c> says.</summary>
/// <param name="Regions">Names of regions.</param>
/// <param name="All">Names of towns.</param>
public sealed record Towns(ImmutableArray<TownRegion> Regions, ImmutableArray<Town> All)
{
    /// <summary>Reads the file.</summary>
    public static Towns Read(YamlMap map)
    {
        Towns towns = new([.. map.Items("regions").Select(TownRegion.Read)], [.. map.Items("towns").Select(Town.Read)]);
        map.NothingElse();
        return towns;
    }
}

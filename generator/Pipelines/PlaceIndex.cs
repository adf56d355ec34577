using RecoveryGuide.Content;
using RecoveryGuide.Search;

namespace RecoveryGuide.Pipelines;

/// <summary>The gazetteer → <c>/search/places.json</c> and one content-hashed file a country below <c>/_/places/</c>.</summary>
public static class PlaceIndex
{
    /// <summary>The folder of the countries' files.</summary>
    public static Route Folder { get; } = new("/_/places/");

    /// <summary>The files.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        PlacesWriter.Write(site.Gazetteer).Files.Select(file => new BinaryFile(new("/" + file.Path), new("input/places"), file.Bytes));
}

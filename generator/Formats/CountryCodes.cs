using System.Collections.Frozen;
using System.Globalization;

namespace RecoveryGuide.Formats;

/// <summary>Countries as feeds write them, as codes of two letters (ISO 3166-1).</summary>
internal static class CountryCodes
{
    private static readonly FrozenDictionary<string, string> Known = Names().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of a country written as a code or in English; null where it is neither.</summary>
    public static string? Of(string? written) => written is null ? null : Known.GetValueOrDefault(written.Trim().Trim('.'));

    private static Dictionary<string, string> Names()
    {
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase)
        {
            ["USA"] = "US",
            ["U.S.A"] = "US",
            ["U.S"] = "US",
            ["United States of America"] = "US",
            ["UK"] = "GB",
            ["England"] = "GB",
            ["Scotland"] = "GB",
            ["Wales"] = "GB",
            ["Northern Ireland"] = "GB",
            ["Great Britain"] = "GB",
            ["Republic of Ireland"] = "IE",
            ["Deutschland"] = "DE",
        };
        foreach (RegionInfo region in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(culture => culture.Name.Length > 0).Select(culture => new RegionInfo(culture.Name)).Where(region => region.TwoLetterISORegionName.Length == 2))
        {
            names.TryAdd(region.TwoLetterISORegionName, region.TwoLetterISORegionName);
            names.TryAdd(region.ThreeLetterISORegionName, region.TwoLetterISORegionName);
            names.TryAdd(region.EnglishName, region.TwoLetterISORegionName);
        }
        return names;
    }
}

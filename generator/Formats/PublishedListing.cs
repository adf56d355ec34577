using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Formats;

/// <summary>A listing with what the whole site knows of it: where it lies and where it is published.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="CountryName">Its country's name; null for services that are for everyone.</param>
/// <param name="RegionName">Its region's name, if it has one.</param>
/// <param name="Url">The whole address of where it is shown in full.</param>
public sealed record PublishedListing(Listing Listing, string? CountryName, string? RegionName, string Url)
{
    /// <summary>The licence of the words of this directory.</summary>
    public const string OwnLicence = "CC BY 4.0";

    /// <summary>The licence its facts may be used under: the feed's, or this directory's.</summary>
    public string Licence => Listing.Feed?.Licence ?? OwnLicence;

    /// <summary>A listing as it is published in the site's default language.</summary>
    public static PublishedListing Of(Site site, Country country, Listing listing)
    {
        Language language = site.Settings.DefaultLanguage;
        string? name = country.Code == Country.Everywhere ? null : country.Names.In(language.Code);
        return new(listing, name, country.Region(listing.Region)?.Names.In(language.Code), site.Settings.BaseUrl + Listings.HrefOf(site, language, listing));
    }

    /// <summary>Whom to name beside the listing: whom the feed's licence wants named, or this directory.</summary>
    public string Attribution(Settings settings) => Listing.Feed?.Attribution ?? settings.Name;
}

using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Checks;

/// <summary>What is only known with all listings side by side, and what depends on the day.</summary>
public static class ListingChecks
{
    /// <summary>Reports duplicates, unknown places and impossible dates.</summary>
    public static void Check(Site site, Diagnostics report)
    {
        foreach (var twice in site.Listings.Where(listing => listing.Content.Id.Length > 0).GroupBy(listing => listing.Content.Id).Where(same => same.Count() > 1))
            foreach (Document<Listing> second in twice.Skip(1))
                report.Error(Rule.DuplicateListing, second.Source, $"listing '{twice.Key}' stands already at {twice.First().Source}; each id is used once in the whole directory.");
        foreach (Document<Listing> document in site.Listings)
        {
            CheckPlace(site, document, report);
            CheckDates(site, document, report);
        }
        CheckTowns(site, report);
    }

    // Each town once: a warning, because its listings are found in the places around it.
    private static void CheckTowns(Site site, Diagnostics report)
    {
        foreach (Document<Listing> document in site.Listings.Where(document => document.Content.Town is not null).DistinctBy(document => (document.Content.Country, document.Content.Region, document.Content.Town)))
            if (site.Country(document.Content.Country) is { } country && ListedTown.Complaint(country, country.Region(document.Content.Region), document.Content.Town!) is { } complaint)
                report.Warning(Rule.TownAddress, document.Source, $"{complaint}{Latin(site, document.Content)} Until then the town has no page of its own.");
    }

    // The gazetteer knows towns by their sound in every script.
    private static string Latin(Site site, Listing listing) =>
        !Slug.IsValid(Slug.FromLatin(listing.Town!)) && site.Gazetteer.Find(listing.Country, listing.Region, listing.Town!) is { } place ? $" Did you mean '{place.Name}'?" : "";

    private static void CheckPlace(Site site, Document<Listing> document, Diagnostics report)
    {
        Listing listing = document.Content;
        if (listing.Country.Length == 0 || site.Countries.IsEmpty)
            return;
        if (site.Country(listing.Country) is not { } country)
            report.Error(Rule.UnknownPlace, listing.Places.Country, $"country '{listing.Country}' of listing '{listing.Id}' is not in places/countries.yml.{Suggestion.For(listing.Country, site.Countries.Select(other => other.Code), site.Countries.SelectMany(other => other.Named))}");
        else if (listing.Region is { } region && country.Region(region) is null)
            report.Error(Rule.UnknownPlace, listing.Places.Region, $"region '{region}' of listing '{listing.Id}' is not among the regions of {country.Code} in places/countries.yml.{Suggestion.For(region, country.Regions.Select(other => other.Slug), country.Regions.SelectMany(other => other.Named))}");
    }

    // A date that has not come yet is a slip of the keyboard, or a forged check.
    private static void CheckDates(Site site, Document<Listing> document, Diagnostics report)
    {
        Listing listing = document.Content;
        foreach (ListingSource source in listing.Sources.Where(source => source.Date?.Earliest > site.Today))
            report.Error(Rule.BadDate, source.At, $"the source's date {source.Date} lies in the future.");
        if (listing.Checked.On > site.Today)
            report.Error(Rule.BadDate, listing.Places.Checked, $"listing '{listing.Id}' says it was checked on {listing.Checked.On:yyyy-MM-dd}, which lies in the future.");
    }
}

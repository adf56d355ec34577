using System.Globalization;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Checks;

/// <summary>A pin in the wrong place sends somebody there. The gazetteer knows where a town lies and how far a country reaches.</summary>
internal static class PinChecks
{
    // A centre may lie outside its town, and a gazetteer's point is the town's middle.
    private const double FarKilometres = 30;
    private const double TooFarKilometres = 100;

    // Beyond every place of the country, even where villages are few.
    private const double OutsideKilometres = 150;

    /// <summary>Reports pins that are far from their town, outside their country, at no place at all, or with latitude and longitude the wrong way round.</summary>
    internal static void Check(Site site, Findings findings)
    {
        foreach (Document<Listing> document in site.Listings)
            if (document.Content.Point is { } point)
                Check(site, document, point, findings);
    }

    private static void Check(Site site, Document<Listing> document, GeoPoint point, Findings findings)
    {
        Listing listing = document.Content;
        Source at = listing.Places.Point.File is null ? document.Source : listing.Places.Point;
        if (point == default)
        {
            findings.Error(listing, Rule.PinFarAway, at, $"the point of '{listing.Id}' is 0, 0, in the sea off Africa; delete it, or write where the place is.");
            return;
        }
        if (site.Gazetteer.Nearest(listing.Country, point) is { } nearest && nearest.Kilometres > OutsideKilometres)
        {
            bool fitsSwapped = site.Gazetteer.Nearest(listing.Country, Swapped(point)) is { } other && other.Kilometres <= FarKilometres;
            findings.Error(listing, Rule.PinFarAway, at, $"the point {Written(point)} of '{listing.Id}' lies {nearest.Kilometres:0} km from the nearest place of {listing.Country}, {nearest.Place.Name}. {(fitsSwapped ? Swap : "Compare both numbers with the source.")}");
            return;
        }
        if (Town(site, listing) is { } town && Distance.Kilometres(town.Point, point) is > FarKilometres and var away)
            Tell(listing, at, point, town, away, findings);
    }

    private static void Tell(Listing listing, Source at, GeoPoint point, GazetteerPlace town, double away, Findings findings)
    {
        bool fitsSwapped = Distance.Kilometres(town.Point, Swapped(point)) <= FarKilometres;
        string message = $"the point {Written(point)} of '{listing.Id}' lies {away:0} km from {town.Name} at {Written(town.Point)}. {(fitsSwapped ? Swap : "Compare the point, the town and the region with the source.")}";
        if (fitsSwapped || away > TooFarKilometres)
            findings.Error(listing, Rule.PinFarAway, at, message);
        else
            findings.Warning(listing, Rule.PinFarAway, at, message);
    }

    // A town the gazetteer does not know, or knows several of, proves nothing.
    private static GazetteerPlace? Town(Site site, Listing listing) => listing.Town is { } town ? site.Gazetteer.Find(listing.Country, listing.Region, town) : null;

    private const string Swap = "Latitude and longitude are the wrong way round: swap 'lat' and 'lon'.";

    private static GeoPoint Swapped(GeoPoint point) => new(point.Longitude, point.Latitude);

    private static string Written(GeoPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.####}, {point.Longitude:0.####}");
}

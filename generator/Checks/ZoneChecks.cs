using NodaTime.TimeZones;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>A zone of another country makes a service open when nobody answers. Which zones a country has is what zone.tab and zone1970.tab of the IANA time zone database say.</summary>
internal static class ZoneChecks
{
    private static readonly TzdbDateTimeZoneSource Tzdb = TzdbDateTimeZoneSource.Default;

    // Their listings are often filed under the country they belong to.
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Territories = ImmutableDictionary.CreateRange<string, ImmutableArray<string>>(
    [
        new("AU", ["CX", "CC", "NF"]),
        new("DK", ["FO", "GL"]),
        new("FI", ["AX"]),
        new("FR", ["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"]),
        new("GB", ["GG", "GI", "IM", "JE"]),
        new("NL", ["AW", "BQ", "CW", "SX"]),
        new("NO", ["SJ"]),
        new("NZ", ["CK", "NU", "TK"]),
        new("US", ["AS", "GU", "MP", "PR", "VI"]),
    ]);

    /// <summary>Each country's zones, under the name each has today.</summary>
    private static readonly Lazy<ILookup<string, string>> Zones = new(() =>
        (Tzdb.ZoneLocations ?? []).Select(place => (place.CountryCode, place.ZoneId))
            .Concat((Tzdb.Zone1970Locations ?? []).SelectMany(place => place.Countries.Select(country => (CountryCode: country.Code, place.ZoneId))))
            .SelectMany(place => new[] { place, (place.CountryCode, Today(place.ZoneId)) })
            .Distinct().ToLookup(place => place.Item1, place => place.Item2));

    /// <summary>Reports hours and meetings in a zone their country does not have. An online meeting may be held in any.</summary>
    internal static void Check(Site site, Findings findings)
    {
        foreach (Document<Listing> document in site.Listings.Where(document => document.Content.Country != Country.Everywhere && Zones.Value.Contains(document.Content.Country)))
        {
            Listing listing = document.Content;
            foreach (Hours hours in listing.AllHours.Where(hours => hours.Zone is { } zone && IsElsewhere(listing.Country, zone)))
                findings.Error(listing, Rule.ZoneElsewhere, Place(document, hours.ZoneAt), Sentence(listing, hours.Zone!));
            foreach (Meeting meeting in listing.Meetings.Where(meeting => meeting.Mode is MeetingMode.InPerson or MeetingMode.Hybrid && meeting.Schedule is { } schedule && IsElsewhere(listing.Country, schedule.Zone)))
                findings.Error(listing, Rule.ZoneElsewhere, Place(document, meeting.At), Sentence(listing, meeting.Schedule!.Zone));
        }
    }

    private static string Sentence(Listing listing, string zone) =>
        $"zone '{zone}' of '{listing.Id}' is not one of {listing.Country}. It has: {string.Join(", ", Zones.Value[listing.Country].Where(other => other.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(MostNamed))}.";

    private const int MostNamed = 6;

    // What is no zone at all was reported where it was read.
    private static bool IsElsewhere(string country, string zone) =>
        Tzdb.CanonicalIdMap.ContainsKey(zone) && !new[] { country }.Concat(Territories.GetValueOrDefault(country, [])).Any(place => Zones.Value[place].Contains(zone) || Zones.Value[place].Contains(Today(zone)));

    private static string Today(string zone) => Tzdb.CanonicalIdMap.TryGetValue(zone, out string? today) ? today : zone;

    private static Source Place(Document<Listing> document, Source at) => at.File is null ? document.Source : at;
}

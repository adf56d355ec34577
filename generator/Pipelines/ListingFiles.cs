using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Pipelines;

/// <summary>Listings → <c>/find/{kind}s/{id}/calendar.ics</c> and <c>contact.vcf</c>, where there is something to keep.</summary>
public static class ListingFiles
{
    /// <summary>The files.</summary>
    public static IEnumerable<Output> PostProcess(Site site)
    {
        Strings words = site.WordsIn(site.Settings.DefaultLanguage);
        ImmutableDictionary<string, Country> countries = site.Countries.DistinctBy(country => country.Code).ToImmutableDictionary(country => country.Code, StringComparer.Ordinal);
        foreach (Document<Listing> document in site.Listings)
        {
            if (!document.Content.HasPage || !countries.TryGetValue(document.Content.Country, out Country? country))
                continue;
            Listing listing = document.Content;
            if (CalendarOf(site, listing) is { } calendar)
                yield return new LazyTextFile(calendar, document.Source, () => CalendarWriter.Write(listing, site.Settings.CalendarTitle));
            if (ContactOf(site, listing) is { } contact)
                yield return new LazyTextFile(contact, document.Source, () => VCardWriter.Write(PublishedListing.Of(site, country, listing), words, site.Settings.BaseUrl + contact));
        }
    }

    /// <summary>Where a listing's calendar lies; null where it has no meeting a calendar can hold.</summary>
    public static Route? CalendarOf(Site site, Listing listing) => CalendarWriter.MeetingsOf(listing, site.Today).IsEmpty ? null : Routes.Calendar(site.Settings, listing);

    /// <summary>Where a listing's contact lies; null where there is nothing to keep.</summary>
    public static Route? ContactOf(Site site, Listing listing) => VCardWriter.Takes(listing) ? Routes.Contact(site.Settings, listing) : null;
}

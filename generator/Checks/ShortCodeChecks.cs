using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>A short code of another country, or with a digit wrong, rings nobody or a stranger, and its shape shows nothing.</summary>
internal static class ShortCodeChecks
{
    /// <summary>Reports short codes that are not in the list of their country.</summary>
    internal static void Check(Site site, Findings findings)
    {
        ILookup<string, string> known = site.ShortCodes.ToLookup(code => code.Country, code => code.Code);
        foreach (Document<Listing> document in site.Listings)
            foreach (Phone phone in Phones(document.Content).Where(phone => phone.IsShortCode && !known[document.Content.Country].Contains(phone.Digits)))
                findings.Error(document.Content, Rule.UnlistedShortCode, phone.At.File is null ? document.Source : phone.At,
                    $"short code {phone.Digits} of '{document.Content.Id}' is not among those of {document.Content.Country} in input/places/short_codes.yml ({Those(known[document.Content.Country])}). Compare it with the source digit by digit; if it is right, add it there with the source.");
    }

    private static IEnumerable<Phone> Phones(Listing listing) => listing.Phones.Concat(listing.Meetings.Select(meeting => meeting.Dial).OfType<Phone>());

    private static string Those(IEnumerable<string> codes) => string.Join(", ", codes.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";
}

using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>Leaves out rows of feeds that hold a number or lead to a site of the do-not-list: nobody here can mend them, and the other rows of the feed are still good.</summary>
internal static class ForbiddenRows
{
    /// <summary>The site without those rows, each reported as a warning.</summary>
    internal static Site Refuse(Site site, Diagnostics report)
    {
        Findings findings = new(report);
        DigitRuns numbers = new(site.DoNotList);
        ImmutableArray<Document<Listing>> kept = [.. site.Listings.Where(document => document.Content.Feed is null || Reason(site, numbers, document.Content) is not { } reason || Tell(document, reason))];
        findings.Finish();
        return kept.Length == site.Listings.Length ? site : site with { Listings = kept };

        bool Tell(Document<Listing> document, string reason)
        {
            findings.Warning(document.Content, Rule.DoNotList, document.Source, $"'{document.Content.Name}' is left out: {reason}");
            return false;
        }
    }

    private static string? Reason(Site site, DigitRuns numbers, Listing listing)
    {
        foreach (string text in TextsOf(listing))
            if (ForbiddenNumbers.In(numbers, text) is { } number)
                return $"it holds the number {number.Digits}, which must appear nowhere: {number.Why}";
            else if (ForbiddenHosts.In(site, text) is { } host)
                return $"it leads to {host.Host}, which nothing may: {host.Why}";
        return null;
    }

    private static IEnumerable<string> TextsOf(Listing listing) => new[]
    {
        listing.Name, listing.Summary, listing.Operator, listing.Address, listing.Chat?.Url, listing.Email, listing.Website, listing.MeetingFinder, listing.OnlineMeetings, listing.Note,
        listing.LanguagesNote, listing.Hours?.Note, listing.Licence?.Url, listing.TemporarilyClosed?.Why, listing.TemporarilyClosed?.Instead,
    }
        .Concat(listing.OtherNames)
        .Concat(listing.Phones.Concat(listing.Meetings.Select(meeting => meeting.Dial).OfType<Phone>()).SelectMany(phone => new[] { phone.Digits, phone.Label, phone.Hours?.Note }))
        .Concat(listing.Meetings.SelectMany(meeting => new[] { meeting.Name, meeting.Join, meeting.Note }))
        .OfType<string>();
}

using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>One number under the names of two operators: one of them is wrong, or it is shared by design and an editor says so on each.</summary>
internal static class SharedNumberChecks
{
    private readonly record struct Use(Document<Listing> Document, Phone Phone);

    /// <summary>Reports numbers of several operators that are not marked as shared, and marks that say it of a number nobody shares.</summary>
    internal static void Check(Site site, Findings findings)
    {
        var byNumber = site.Listings.SelectMany(document => document.Content.Phones.Select(phone => new Use(document, phone)))
            .GroupBy(use => use.Phone.IsShortCode ? $"{use.Document.Content.Country} {use.Phone.Digits}" : use.Phone.Digits);
        foreach (var number in byNumber)
        {
            Use[] ours = [.. number.Where(use => use.Document.Content.Feed is null)];
            CheckOurs(ours, findings);
            if (ours.Length > 0 && !ours[0].Phone.SharedNumber)
                foreach (Use row in number.Where(use => use.Document.Content.Feed is not null && !IsSameService(ours[0].Document.Content, use.Document.Content)))
                    findings.Warning(row.Document.Content, Rule.SharedNumber, row.Document.Source, $"number {row.Phone.Digits} of '{row.Document.Content.Name}' is the number of '{ours[0].Document.Content.Id}' at {ours[0].Phone.At}, which another operator runs.");
        }
    }

    private static void CheckOurs(Use[] uses, Findings findings)
    {
        bool isShared = uses.Select(use => use.Document.Content.Id).Distinct().Count() > 1;
        bool hasSeveralOperators = isShared && uses.Any(use => !IsSameService(uses[0].Document.Content, use.Document.Content));
        foreach (Use use in uses.Where(use => hasSeveralOperators && !use.Phone.SharedNumber))
        {
            IEnumerable<string> others = uses.Where(other => other.Document.Content.Id != use.Document.Content.Id).Select(other => $"'{other.Document.Content.Id}' ({other.Document.Content.Operator ?? "no operator"}) at {other.Phone.At}").Distinct();
            findings.Error(use.Document.Content, Rule.SharedNumber, use.Phone.At,
                $"number {use.Phone.Digits} of '{use.Document.Content.Id}' ({use.Document.Content.Operator ?? "no operator"}) is also that of {string.Join(" and ", others)}. Compare both with their sources; if they share it by design, add 'shared_number: true' to each.");
        }
        foreach (Use use in uses.Where(use => !isShared && use.Phone.SharedNumber))
            findings.Warning(use.Document.Content, Rule.SharedNumber, use.Phone.At, $"number {use.Phone.Digits} is marked 'shared_number: true', but no other listing has it; delete the mark.");
    }

    // A centre and the helpline of the same operator may well have one number; two of nearly one name are the duplicates' matter.
    private static bool IsSameService(Listing one, Listing other) =>
        one.Id == other.Id
        || (one.Operator is { } runBy && ListingNames.Folded(runBy) == ListingNames.Folded(other.Operator))
        || (one.Kind == other.Kind && ListingNames.Near(one) == ListingNames.Near(other));
}

using System.Globalization;
using System.Text;
using RecoveryGuide.Checks;
using RecoveryGuide.Content;

namespace RecoveryGuide.Pipelines;

/// <summary>The two files of the input that a verb writes and editors approve: sorted, so that a change of one listing is a change of its own lines.</summary>
public static class KeptFiles
{
    /// <summary>The text of <c>safety_numbers.yml</c>.</summary>
    public static string SafetyNumbers(IEnumerable<SafetyNumbers> entries)
    {
        StringBuilder text = new("""
            # The numbers of the help bar and of every line somebody calls when a life may be in danger, with the sources they rested on when they were last approved.
            # A listing that says anything else is an error. Never write here by hand: change the listing and its sources, then run
            #   dotnet run --project generator -- safety-numbers

            """.ReplaceLineEndings("\n"));
        text.Append("safety_numbers:\n");
        foreach (SafetyNumbers entry in entries.OrderBy(entry => entry.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: {entry.Id}\n    numbers: [{string.Join(", ", entry.Numbers.Select(Quoted))}]\n    sources:\n");
            foreach (SafetySource source in entry.Sources.Distinct().OrderBy(source => source.Url, StringComparer.Ordinal).ThenBy(source => source.Date))
                text.Append(CultureInfo.InvariantCulture, $"      - {{url: {Quoted(source.Url)}, date: {source.Date?.ToString() ?? "undated"}}}\n");
        }
        return text.ToString();
    }

    /// <summary>The entry a listing would have.</summary>
    public static SafetyNumbers EntryOf(Listing listing) =>
        new(listing.Id, SafetyNumberChecks.NumbersOf(listing), [.. listing.Sources.Select(source => new SafetySource(source.Url, source.Date))], default);

    /// <summary>The text of <c>listing_counts.yml</c>.</summary>
    public static string ListingCounts(ListingCounts counts)
    {
        StringBuilder text = new("""
            # How many listings there were when somebody last approved their number. Far fewer are an error: a feed cut short looks like services that closed.
            # Never write here by hand; run
            #   dotnet run --project generator -- safety-numbers

            """.ReplaceLineEndings("\n"));
        text.Append(CultureInfo.InvariantCulture, $"counted: {counts.On:yyyy-MM-dd}\n");
        Append("listings", counts.Listings.Select(count => $"{{country: {Quoted(count.Country)}, kind: {Kebab<ListingKind>.Of(count.Kind)}, count: {count.Count}}}"));
        Append("feeds", counts.Feeds.Select(count => $"{{feed: {Quoted(count.Feed)}, count: {count.Count}}}"));
        return text.ToString();

        void Append(string key, IEnumerable<string> rows)
        {
            string lines = string.Concat(rows.Select(row => $"  - {row}\n"));
            text.Append(lines.Length == 0 ? $"{key}: []\n" : $"{key}:\n{lines}");
        }
    }

    // The escapes of JSON are those of YAML's double quotes, too.
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

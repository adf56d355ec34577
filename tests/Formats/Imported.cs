using System.Text;
using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Tests.Formats;

/// <summary>Short ways to read invented feeds.</summary>
internal static class Imported
{
    public static FeedTerms Terms(Fellowship? fellowship = null, string country = "US") => new()
    {
        Name = "town",
        Publisher = "Town Office",
        Url = "https://example.org",
        Country = country,
        Zone = "America/New_York",
        Fellowship = fellowship,
        Checked = new(2026, 11, 20),
    };

    public static Import Read(FeedFormat format, string text, FeedTerms? terms = null, Diagnostics? report = null) => Importer.Read(format, "feed", Encoding.UTF8.GetBytes(text), terms ?? Terms(Fellowship.AlcoholicsAnonymous), report ?? new());

    public static ImportedRow Only(FeedFormat format, string text, FeedTerms? terms = null) => Assert.Single(Read(format, text, terms).Rows);

    public static ImportedRow Meeting(string fields, FeedTerms? terms = null) =>
        Only(FeedFormat.MeetingGuide, $$"""[{"slug":"a","name":"Hope at Noon","formatted_address":"1 Main St, Springfield, IL 62701, USA",{{fields}}}]""", terms);
}

using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Formats;

/// <summary>Listings by the day they were last checked, as an Atom feed (RFC 4287). It says that a listing was compared with its sources, which is all that is known; it invents no change.</summary>
public static class ChangesFeed
{
    /// <summary>The most entries; who follows a feed wants what is new, and the files hold the rest.</summary>
    public const int Most = 500;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed.</summary>
    /// <param name="listings">The listings; at least one.</param>
    /// <param name="site">The site they are published on.</param>
    public static string Write(IEnumerable<PublishedListing> listings, Site site)
    {
        Language language = site.Settings.DefaultLanguage;
        string self = site.Settings.BaseUrl + Routes.Changes(site.Settings);
        Strings words = site.WordsIn(language);
        PublishedListing[] newest = [.. listings.OrderByDescending(published => published.Listing.Checked.On).ThenBy(published => published.Url, StringComparer.Ordinal).Take(Most)];
        return Feeds.Written(new(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", language.Code),
            new XElement(Atom + "id", self), new XElement(Atom + "title", Plain($"{words.DataChanges} - {site.Settings.Name}")), new XElement(Atom + "updated", Midnight(newest[0].Listing.Checked.On)),
            new XElement(Atom + "link", new XAttribute("href", site.Settings.BaseUrl + Routes.Find(language))), new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            new XElement(Atom + "author", new XElement(Atom + "name", Plain(site.Settings.Name))), new XElement(Atom + "rights", PublishedListing.OwnLicence),
            newest.Select(published => EntryOf(published, words, site.Settings))));
    }

    private static XElement EntryOf(PublishedListing published, Strings words, Settings settings) => new(Atom + "entry",
        new XElement(Atom + "id", published.Url), new XElement(Atom + "title", Plain(published.Listing.Name)), new XElement(Atom + "link", new XAttribute("href", published.Url)),
        new XElement(Atom + "updated", Midnight(published.Listing.Checked.On)),
        new XElement(Atom + "summary", Plain(Strings.Fill(words.Label(published.Listing.Checked.Against), ("date", words.Date(published.Listing.Checked.On))))),
        new XElement(Atom + "rights", Plain($"{published.Licence}, {published.Attribution(settings)}")));

    // A few letters may stand in a text and not in XML.
    private static string Plain(string text) => string.Concat(text.EnumerateRunes().Where(letter => !letter.IsBmp || XmlConvert.IsXmlChar((char)letter.Value)).Select(letter => letter.ToString()));

    private static string Midnight(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
}

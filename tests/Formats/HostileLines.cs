using RecoveryGuide.Content;
using RecoveryGuide.Formats;
using RecoveryGuide.Tests.Core;
using static RecoveryGuide.Tests.Formats.Invented;
using CsvWriter = RecoveryGuide.Formats.CsvWriter;

namespace RecoveryGuide.Tests.Formats;

/// <summary>What stands in files for other programs where a text tried to be more than a text, to the letter.</summary>
public class HostileLines
{
    private static readonly Site Site = Repository.Site.Site;

    private static string[] Unfolded(string file) => file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Card(Listing listing) => VCardWriter.Write(Published(listing), Site.WordsIn(Site.Settings.DefaultLanguage), "https://small.example/contact.vcf");

    [Theory]
    [InlineData("a\r\nEND:VCARD\r\nX-INJECTED:1", "FN:a\\nEND:VCARD\\nX-INJECTED:1")]
    [InlineData("a\nTEL:+12125550199", "FN:a\\nTEL:+12125550199")]
    [InlineData("a\rTEL:+12125550199", "FN:a\\nTEL:+12125550199")]
    [InlineData("a;b,c\\n", "FN:a\\;b\\,c\\\\n")]
    [InlineData("a\0b\u0085c", "FN:a b\\nc")]
    public void A_name_begins_no_line_of_a_contact(string name, string line)
    {
        string[] lines = Unfolded(Card(Group with { Name = name, Website = "https://www.example.org/" }));

        Assert.Contains(line, lines);
        Assert.DoesNotContain(lines, other => other.StartsWith("TEL", StringComparison.Ordinal) || other.StartsWith("X-INJECTED", StringComparison.Ordinal));
        Assert.Single(lines, other => other == "END:VCARD");
    }

    [Theory]
    [InlineData("a\r\nEND:VEVENT\r\nBEGIN:VALARM", "LOCATION:a\\nEND:VEVENT\\nBEGIN:VALARM")]
    [InlineData("a\nATTENDEE:mailto:x@example.org", "LOCATION:a\\nATTENDEE:mailto:x@example.org")]
    [InlineData("a\rURL:https://evil.example/", "LOCATION:a\\nURL:https://evil.example/")]
    [InlineData("a;b,c\\n", "LOCATION:a\\;b\\,c\\\\n")]
    public void An_address_begins_no_line_of_a_calendar(string address, string line)
    {
        string[] lines = Unfolded(CalendarWriter.Write(Meeting(Weekly("Europe/London", "19:00", "20:00", NodaTime.IsoDayOfWeek.Monday)) with { Address = address }, "Appointment"));

        Assert.Contains(line, lines);
        Assert.Single(lines, other => other == "END:VEVENT");
        Assert.DoesNotContain(lines, other => other.StartsWith("ATTENDEE", StringComparison.Ordinal) || other == "BEGIN:VALARM" || other == "URL:https://evil.example/");
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("=HYPERLINK(\"https://evil.example/\",\"x\")", "\"'=HYPERLINK(\"\"https://evil.example/\"\",\"\"x\"\")\"")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("'=1", "''=1")]
    [InlineData("a\"\r\n=1", "\"a\"\"\r\n=1\"")]
    public void A_text_is_no_formula_in_a_table(string name, string cell)
    {
        string table = Text(CsvWriter.Write([CsvWriter.RowOf(Published(Group with { Name = name }), Site.Settings)]));

        Assert.Contains($"\r\ngroup,harbour-group,{cell},,self-help-meetings,", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("]]><script>alert(1)</script>", "<title>]]&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>")]
    [InlineData("</title><link href=\"https://evil.example/\"/>", "<title>&lt;/title&gt;&lt;link href=\"https://evil.example/\"/&gt;</title>")]
    [InlineData("&xxe; &#x202E;", "<title>&amp;xxe; &amp;#x202E;</title>")]
    [InlineData("a\0b\uFFFEc", "<title>abc</title>")]
    public void A_name_is_no_element_of_a_feed(string name, string title) =>
        Assert.Contains(title, ChangesFeed.Write([Published(Group with { Name = name })], Site), StringComparison.Ordinal);

    [Fact]
    public void A_title_is_no_element_of_the_feed_of_guides()
    {
        using SmallSite site = new();
        site.Change(Editing.Guide, "title: \"I used. What now?\"", "title: \"]]></title><script>alert(1)</script>\"");

        Assert.Contains("<title>]]&gt;&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>", site.Build().Files.Single(file => file.Output.Route.Url == "/feed.xml").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Editing.GuideUrl, "\"name\":\"\\u003C/script\\u003E\\u003Cscript\\u003Ealert(1)\\u003C/script\\u003E\"")]
    [InlineData(Editing.ListingUrl, "\"name\":\"\\u003C!--\\u003Cscript\\u003E Line\"")]
    public void A_text_ends_no_data_in_a_page(string url, string data)
    {
        using SmallSite site = new();
        site.Change(Editing.Guide, "title: \"I used. What now?\"", "title: \"</script><script>alert(1)</script>\"");
        site.Change(Editing.Listings, "name: Punjab Line", "name: \"<!--<script> Line\"");

        Assert.Contains(data, site.Build().Html(url), StringComparison.Ordinal);
    }
}

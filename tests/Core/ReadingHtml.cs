using System.Text;
using CsCheck;
using RecoveryGuide.Checks;

namespace RecoveryGuide.Tests.Core;

/// <summary>What the strict reader of finished pages accepts, a browser's parser reads in the same way; what a browser would have to mend, it refuses.</summary>
public class ReadingHtml
{
    private const string Before = "<!doctype html>\n<html lang=\"en\"><head><title>T</title></head><body>";
    private const string After = "</body></html>\n";

    private static string? FaultOf(string html)
    {
        HtmlReader reader = new(Encoding.UTF8.GetBytes(html));
        while (reader.Read() != HtmlToken.End)
        {
            // Only the end tells whether all of it is well made.
        }
        string? fault = reader.Fault;
        reader.Dispose();
        return fault;
    }

    private static void AgreedOn(string html) => Assert.Null(SecondReading.Difference(Encoding.UTF8.GetBytes(html)));

    public static TheoryData<string> Right => [.. Plain];

    private static readonly ImmutableArray<string> Plain =
    [
        "<p>One <strong>two</strong> &amp; three&nbsp;four &#x2019; &#233;</p>",
        "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>",
        "<table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>",
        "<dl><dt>a</dt><dd>b<dl><dt>c</dt><dd>d</dd></dl></dd><div><dt>e</dt><dd>f</dd></div></dl>",
        "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/><circle r=\"1\"></circle></svg>",
        "<div><script type=\"application/json\">{\"a\":\"\\u003Cb> & <c\"}</script></div>",
        "<form novalidate><label for=\"a\">x</label><input id=\"a\"/><br><textarea>a < b</textarea><select><option value=\"1\" selected>one</option></select><button type=\"button\">go</button></form>",
        "<div><template><li>a</li><option>b</option></template></div>",
        "<a href=\"/x/?a=1&amp;b=2\" class=\"\">x</a>",
    ];

    [Theory, MemberData(nameof(Right))]
    public void What_is_written_plainly_is_read_as_a_browser_reads_it(string body)
    {
        string html = Before + body + After;

        Assert.Null(FaultOf(html));
        AgreedOn(html);
    }

    [Theory]
    [InlineData("<p>a<div>b</div></p>", "in a paragraph")]
    [InlineData("<p>a<p>b</p></p>", "in a paragraph")]
    [InlineData("<p><span><ul><li>a</li></ul></span></p>", "in a paragraph")]
    [InlineData("<strong><em>a</strong></em>", "ends 'strong'")]
    [InlineData("<div>", "'div' is open")]
    [InlineData("<a href=\"/\">a<span><a href=\"/b/\">b</a></span></a>", "in another of its kind")]
    [InlineData("<table><tbody><tr>text<td>a</td></tr></tbody></table>", "text")]
    [InlineData("<table><tr><td>a</td></tr></table>", "'tr' directly in 'table'")]
    [InlineData("<table><tbody><tr><td>a</td></tr></tbody><p>b</p></table>", "'p' directly in 'table'")]
    [InlineData("<ul><li>a<li>b</li></li></ul>", "'li' directly in 'li'")]
    [InlineData("<dl><dd>a<div><dd>b</dd></div></dd></dl>", "'dd' directly in 'div'")]
    [InlineData("<h2>a<h3>b</h3></h2>", "'h3' directly in 'h2'")]
    [InlineData("<div class=a>b</div>", "attributes")]
    [InlineData("<div class='a'>b</div>", "attributes")]
    [InlineData("<div class=\"a\" class=\"b\">c</div>", "attributes")]
    [InlineData("<div class=\"a\"id=\"b\">c</div>", "attributes")]
    [InlineData("<div/>", "closes 'div' within its own tag")]
    [InlineData("<!-- a -->", "begins no element")]
    [InlineData("<![CDATA[a]]>", "begins no element")]
    [InlineData("<?a?>", "begins no element")]
    [InlineData("a < b", "begins no element")]
    [InlineData("<DIV>a</DIV>", "begins no element")]
    [InlineData("</p>", "ends 'p'")]
    [InlineData("</br>", "ends 'br'")]
    [InlineData("a &copy b", "character reference")]
    [InlineData("a & b", "character reference")]
    [InlineData("&#128;", "character reference")]
    [InlineData("&#0;", "character reference")]
    [InlineData("&#xD800;", "character reference")]
    [InlineData("<a href=\"?a&b\">c</a>", "attributes")]
    [InlineData("<div><script>a</SCRIPT></script></div>", "ends 'SCRIPT'")]
    [InlineData("<div><script><!--<script></script></div>", "'<!--'")]
    [InlineData("<div><textarea>a</b></textarea></div>", "ends 'b'")]
    [InlineData("<select><option>a<option>b</option></option></select>", "'option' directly in 'option'")]
    [InlineData("<select><p>a</p></select>", "'p' directly in 'select'")]
    [InlineData("<svg><p>a</p></svg>", "'p' directly in 'svg'")]
    [InlineData("<button>a<button>b</button></button>", "in another of its kind")]
    [InlineData("<form><form></form></form>", "in another of its kind")]
    [InlineData("<link rel=\"stylesheet\" href=\"/a.css\">", "'link' directly in 'body'")]
    [InlineData("<body>", "'body' directly in 'body'")]
    [InlineData("<html lang=\"hi\">", "'html' directly in 'body'")]
    [InlineData("a\0b", "NUL")]
    public void What_a_browser_would_have_to_mend_is_refused(string body, string reason)
    {
        string fault = Assert.IsType<string>(FaultOf(Before + body + After));

        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!doctype html>")]
    [InlineData("<html lang=\"en\"></html>")]
    [InlineData("<!doctype html>\n<p>a</p>")]
    [InlineData("<!doctype html>\n<html><head></head><body></body></html><p>a</p>")]
    [InlineData("<!doctype html>\n<html><head></head><body></body></html>a")]
    [InlineData("<!doctype html>\n<html><head></head><body></body>")]
    [InlineData("<!doctype html>\n<html><head><p>a</p></head><body></body></html>")]
    [InlineData("<!doctype html>\n<html a")]
    public void What_is_no_whole_page_is_refused(string html) => Assert.NotNull(FaultOf(html));

    // Random bites are taken out of, put into and moved within pages that are right: most break them, and what is still accepted must still be read as a browser reads it.
    private static readonly Gen<(int Page, int Kind, int At, int Length, int To)> Bites = Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Int[1, 12], Gen.Int[0, 100_000]);

    private static readonly ImmutableArray<string> Pieces = ["<p>", "</p>", "<li>", "</li>", "<b>", "</a>", "<a href=\"/\">", "<table>", "<tr>", "<dd>", "</div>", "<div>", "<br>", "<svg>", "&amp;", "&", "\"", "<", ">", "<!--", "<script>", "</script>", "<select>", "<option>", "<h3>", " x=\"y\""];

    [Fact]
    public void Whatever_is_accepted_is_read_as_a_browser_reads_it()
    {
        int accepted = 0;
        Bites.Array[1, 3].Try(bites =>
        {
            string body = Plain[bites[0].Page % Plain.Length];
            foreach ((_, int kind, int at, int length, int to) in bites)
                body = Bitten(body, kind, at, length, to);
            string html = Before + body + After;
            if (FaultOf(html) is not null)
                return;
            Interlocked.Increment(ref accepted);
            AgreedOn(html);
        }, iter: 20_000);
        Assert.True(accepted > 200, $"only {accepted} pages were accepted: the test says little");
    }

    private static string Bitten(string body, int kind, int at, int length, int to)
    {
        int from = at % (body.Length + 1);
        int end = Math.Min(body.Length, from + length);
        return kind switch
        {
            0 => body.Remove(from, end - from),
            1 => body.Insert(from, Pieces[to % Pieces.Length]),
            2 => body.Insert(to % (body.Length + 1), body[from..end]),
            _ => body[..from] + Pieces[to % Pieces.Length] + body[end..],
        };
    }

    [Fact]
    public void Where_the_two_readers_see_different_things_the_first_is_told()
    {
        string told = Assert.IsType<string>(SecondReading.Difference(Encoding.UTF8.GetBytes(Before + "<table><p>a</p></table>" + After)));

        Assert.Equal("is read as 'table' here and as 'p' by a browser; the readers do not agree.", told);
    }

    [Fact]
    public void Every_page_of_the_real_site_is_read_as_a_browser_reads_it() => Assert.All(Repository.Site.Files.Where(file => file.IsPage), file =>
    {
        string html = file.Html!;
        Assert.Null(FaultOf(html));
        AgreedOn(html);
    });
}

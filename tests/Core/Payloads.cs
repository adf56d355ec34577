namespace RecoveryGuide.Tests.Core;

/// <summary>What a payload does to whoever opens the page, where nothing stops it.</summary>
internal enum Harm
{
    /// <summary>Nothing in the browsers of today: it misleads whoever reads, or waits for another browser.</summary>
    None,

    /// <summary>It runs a script, which opens a dialog.</summary>
    Runs,

    /// <summary>It asks another site for something, which then knows the reader.</summary>
    Reaches,

    /// <summary>It lays itself over the page.</summary>
    Covers,
}

/// <summary>One thing a stranger may try, and how each of the three lines stops it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Live">The HTML it would be if nothing stopped it. What must be clicked has the id <c>bait</c>.</param>
/// <param name="Found">What the check of finished pages says, all of it.</param>
internal sealed record Payload(string Name, string Live, params ImmutableArray<string> Found)
{
    /// <summary>Ways to write it in Markdown, each with what its writer is told.</summary>
    public ImmutableArray<(string Markdown, string Told)> Written { get; init; } = [];

    /// <summary>What it does.</summary>
    public Harm Harm { get; init; }

    /// <summary>The directive of the content policy that stops it; null where it does nothing, or no header can stop it.</summary>
    public string? Directive { get; init; }

    /// <summary>Whether it stands in the head of the page.</summary>
    public bool IsInHead { get; init; }

    public override string ToString() => Name;
}

/// <summary>The table of payloads: what is written, what it would become, and who stops it.</summary>
internal static class Payloads
{
    /// <summary>Stands for any site that is not ours.</summary>
    public const string Evil = "https://evil.example/";

    /// <summary>All of them.</summary>
    public static ImmutableArray<Payload> All { get; } = [.. Links, .. Handlers, .. Scripts, .. Loads, .. Looks, .. Sent, .. Drawings, .. Breakouts, .. Misleading];

    private const string NotAllowed = "is not allowed; use an address of this site beginning with /, an anchor beginning with #, https:// or mailto:.";
    private const string NoHtml = "is not allowed; use Markdown or a short-code.";
    private const string NoPicture = "is not allowed in a text; pictures belong to the theme.";
    private const string Hidden = "stands for a character that is invisible or changes how text reads; delete it.";
    private const string NoPage = "which no page may.";
    private const string NothingElse = "a page loads nothing from elsewhere.";
    private const string LooksAlike = "mixes Latin with Greek or Cyrillic letters that look alike.";
    private const string OwnScript = "scripts are files of the theme.";

    private static ImmutableArray<Payload> Links =>
    [
        new("a link to a script", "<p><a id=\"bait\" href=\"javascript:alert(1)\">x</a></p>", "RG1502: /about/ links to 'javascript:alert(1)', which does not exist.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written =
            [
                ("[x](javascript:alert(1))", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("[x](<javascript:alert(1)>)", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("<javascript:alert(1)>", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("[x][r]\n\n[r]: javascript:alert(1)", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("[r][]\n\n[r]: javascript:alert(1)", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("[r]\n\n[r]: javascript:alert(1)", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("- a list\n  > with [a link](javascript:alert(1))", $"(9,10): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("| a |\n|---|\n| [x](javascript:alert(1)) |", $"(10,3): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("## A [heading](javascript:alert(1))", $"(8,6): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("**[x](javascript:alert(1))**", $"(8,3): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
            ],
        },
        new("a link to a script in capitals",
            "<p><a id=\"bait\" href=\"JaVaScRiPt:alert(1)\">x</a></p>",
            "RG1502: /about/ links to 'JaVaScRiPt:alert(1)', which does not exist.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written = [("[x](JaVaScRiPt:alert(1))", $"(8,1): error RG1302: link 'JaVaScRiPt:alert(1)' {NotAllowed}")],
        },
        new("a link to a script with a coded letter", "<p><a id=\"bait\" href=\"java&#115;cript:alert(1)\">x</a></p>", "RG1502: /about/ links to 'javascript:alert(1)', which does not exist.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written =
            [
                ("[x](java&#115;cript:alert(1))", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("[x](&#x6A;avascript:alert(1))", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("[x](java\\script:alert(1))", $"(8,1): error RG1302: link 'java\\script:alert(1)' {NotAllowed}"),
                ("[x](javascript&colon;alert(1))", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
                ("[x][r]\n\n[r]: java&#115;cript:alert(1)", $"(8,1): error RG1302: link 'javascript:alert(1)' {NotAllowed}"),
            ],
        },
        new("a link to a script behind a tab", "<p><a id=\"bait\" href=\"&#9;java&#9;script:alert(1)\">x</a></p>", "RG1502: /about/ links to '\\u0009java\\u0009script:alert(1)', which does not exist.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written =
            [
                ("[x](&#9;javascript:alert(1))", $"(8,1): error RG1302: link '\\u0009javascript:alert(1)' {NotAllowed}"),
                ("[x](java&Tab;script:alert(1))", $"(8,1): error RG1302: link 'java\\u0009script:alert(1)' {NotAllowed}"),
                ("[x](java&NewLine;script:alert(1))", $"(8,1): error RG1302: link 'java\\u000Ascript:alert(1)' {NotAllowed}"),
            ],
        },
        new("a link to a script behind a control character",
            "<p><a id=\"bait\" href=\"&#1;javascript:alert(1)\">x</a></p>",
            "RG1512: /about/ holds a tag near '<a id=\"bait\" href=\"&#1;javascript:alert(' whose attributes are not written plainly.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written = [("[x](&#1;javascript:alert(1))", $"(8,1): error RG1302: link '\\u0001javascript:alert(1)' {NotAllowed}")],
        },
        new("a link to Visual Basic",
            "<p><a id=\"bait\" href=\"vbscript:msgbox(1)\">x</a></p>",
            "RG1502: /about/ links to 'vbscript:msgbox(1)', which does not exist.")
        {
            Written =
            [
                ("[x](vbscript:msgbox(1))", $"(8,1): error RG1302: link 'vbscript:msgbox(1)' {NotAllowed}"),
                ("<vbscript:msgbox(1)>", $"(8,1): error RG1302: link 'vbscript:msgbox(1)' {NotAllowed}"),
                ("[r]\n\n[r]: vbscript:msgbox(1)", $"(8,1): error RG1302: link 'vbscript:msgbox(1)' {NotAllowed}"),
            ],
        },
        new("a link to a page of its own",
            "<p><a id=\"bait\" href=\"data:text/html,x\">x</a></p>",
            "RG1502: /about/ links to 'data:text/html,x', which does not exist.")
        {
            Written =
            [
                ("[x](data:text/html,hello)", $"(8,1): error RG1302: link 'data:text/html,hello' {NotAllowed}"),
                ("[x](data:text/html;base64,PHNjcmlwdD4=)", $"(8,1): error RG1302: link 'data:text/html;base64,PHNjcmlwdD4=' {NotAllowed}"),
                ("<data:text/html,x>", $"(8,1): error RG1302: link 'data:text/html,x' {NotAllowed}"),
                ("[r]\n\n[r]: data:text/html,x", $"(8,1): error RG1302: link 'data:text/html,x' {NotAllowed}"),
            ],
        },
        new("a link to a file of the reader's",
            "<p><a id=\"bait\" href=\"file:///etc/passwd\">x</a></p>",
            "RG1502: /about/ links to 'file:///etc/passwd', which does not exist.")
        {
            Written =
            [
                ("[x](file:///etc/passwd)", $"(8,1): error RG1302: link 'file:///etc/passwd' {NotAllowed}"),
                ("[x](blob:https://example.org/1)", $"(8,1): error RG1302: link 'blob:https://example.org/1' {NotAllowed}"),
                ("[x](intent://example.org/)", $"(8,1): error RG1302: link 'intent://example.org/' {NotAllowed}"),
                ("[x](view-source:https://example.org/)", $"(8,1): error RG1302: link 'view-source:https://example.org/' {NotAllowed}"),
            ],
        },
        new("a link without a scheme",
            "<p><a id=\"bait\" href=\"//evil.example/\">x</a></p>",
            "RG1502: /about/ links to '//evil.example/', which does not exist.")
        {
            Harm = Harm.Reaches,
            Written =
            [
                ("[x](//evil.example/)", "(8,1): error RG1302: link '//evil.example/' leaves the site without saying how; write https:// before it."),
                ("[x](/\\evil.example/)", "(8,1): error RG1302: link '/\\evil.example/' leaves the site without saying how; write https:// before it."),
                ("[x](\\\\\\\\evil.example)", $"(8,1): error RG1302: link '\\\\evil.example' {NotAllowed}"),
                ("[r]\n\n[r]: //evil.example/", "(8,1): error RG1302: link '//evil.example/' leaves the site without saying how; write https:// before it."),
            ],
        },
        new("a link that tells where its reader comes from",
            "<p><a id=\"bait\" href=\"https://evil.example/\">x</a></p>",
            "RG1509: /about/ links to 'https://evil.example/' without rel=\"noreferrer noopener\"; the other site must not learn where its visitor came from.")
        {
            Harm = Harm.Reaches,
        },
        new("a link with a user's name",
            "<p><a href=\"https://user@evil.example/\" rel=\"noreferrer noopener\">x</a></p>",
            "RG1509: /about/ links to 'https://user@evil.example/', which holds a user name; delete what stands before the @.")
        {
            Written =
            [
                ("[x](https://user@example.org/)", "(8,1): error RG1302: link 'https://user@example.org/' holds a user name; delete what stands before the @."),
                ("<https://user@example.org/>", "(8,1): error RG1302: link 'https://user@example.org/' holds a user name; delete what stands before the @."),
            ],
        },
        new("a link to a machine",
            "<p><a href=\"https://192.0.2.1/\" rel=\"noreferrer noopener\">x</a></p>",
            "RG1509: /about/ links to 'https://192.0.2.1/', which names a machine, not a site; use the site's own name.")
        {
            Written =
            [
                ("[x](https://192.0.2.1/)", "(8,1): error RG1302: link 'https://192.0.2.1/' names a machine, not a site; use the site's own name."),
                ("[x](https://localhost/)", "(8,1): error RG1302: link 'https://localhost/' names a machine, not a site; use the site's own name."),
            ],
        },
        new("a link that hides where it goes",
            "<p><a href=\"https://bit.ly/abc\" rel=\"noreferrer noopener\">x</a></p>",
            "RG1509: /about/ links to 'https://bit.ly/abc', which is a short link that hides where it goes; write the address it leads to.")
        {
            Written =
            [
                ("[x](https://bit.ly/abc)", "(8,1): error RG1302: link 'https://bit.ly/abc' is a short link that hides where it goes; write the address it leads to."),
                ("[x](http://example.org/)", $"(8,1): error RG1302: link 'http://example.org/' {NotAllowed}"),
                ("[x](https://example.org:8443/)", "(8,1): error RG1302: link 'https://example.org:8443/' names a port; use the site's public address."),
            ],
        },
        new("a link to a site that looks like another",
            "<p><a href=\"https://\u0430pple.example/\" rel=\"noreferrer noopener\">x</a></p>",
            "RG1509: /about/ links to 'https://\u0430pple.example/', which has letters outside ASCII in its site name; write it as xn--pple-43d.example after checking whose it is.")
        {
            Written =
            [
                ("[x](https://\u0430pple.example/)", "(8,1): error RG1302: link 'https://\u0430pple.example/' has letters outside ASCII in its site name; write it as xn--pple-43d.example after checking whose it is."),
                ("<https://ex\u0430mple.org/>", "(8,1): error RG1302: link 'https://ex\u0430mple.org/' has letters outside ASCII in its site name; write it as xn--exmple-4nf.org after checking whose it is."),
            ],
        },
        new("a letter to somebody else as well",
            "<p><a href=\"mailto:a@example.org?bcc=b@evil.example\">x</a></p>",
            "RG1509: /about/ links to 'mailto:a@example.org?bcc=b@evil.example', which carries more than an e-mail address and a subject.")
        {
            Written =
            [
                ("[x](mailto:a@example.org?bcc=b@example.org)", "(8,1): error RG1302: link 'mailto:a@example.org?bcc=b@example.org' carries more than an e-mail address."),
                ("[x](tel:+911800)", "(8,1): error RG1302: link 'tel:+911800' is a typed phone number; use {{hotline id}} so that it comes from a sourced listing."),
                ("[x](sms:112)", "(8,1): error RG1302: link 'sms:112' is a typed phone number; use {{hotline id}} so that it comes from a sourced listing."),
                ("[](https://example.org/)", "(8,1): error RG1302: link 'https://example.org/' has no words; say where it leads."),
            ],
        },
        new("a link that tells another site it was followed",
            "<p><a id=\"bait\" href=\"#bait\" ping=\"https://evil.example/ping\">x</a></p>",
            $"RG1505: /about/ holds the attribute 'ping' on 'a', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "connect-src",
        },
    ];

    private static ImmutableArray<Payload> Handlers =>
    [
        new("a picture that fails",
            "<p><img src=\"/nothing.png\" alt=\"\" width=\"1\" height=\"1\" onerror=\"alert(1)\"></p>",
            "RG1502: /about/ loads '/nothing.png', which does not exist.",
            $"RG1505: /about/ holds the attribute 'onerror' on 'img', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written =
            [
                ("Words <img src=x onerror=alert(1)> words", $"(8,7): error RG1301: raw HTML '<img src=x onerror=alert(1)>' {NoHtml}"),
                ("<img src=x onerror=alert(1)>", $"(8,1): error RG1301: raw HTML '<img src=x onerror=alert(1)>' {NoHtml}"),
                ("| a |\n|---|\n| <img src=x onerror=alert(1)> |", $"(10,3): error RG1301: raw HTML '<img src=x onerror=alert(1)>' {NoHtml}"),
            ],
        },
        new("a link with a handler",
            "<p><a id=\"bait\" href=\"#bait\" onclick=\"alert(1)\">x</a></p>",
            $"RG1505: /about/ holds the attribute 'onclick' on 'a', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
        },
        new("a title that ends its attribute", "<p><a id=\"bait\" href=\"#bait\" title=\"\" onmouseover=\"alert(1)\">x</a></p>", $"RG1505: /about/ holds the attribute 'onmouseover' on 'a', {NoPage}", $"RG1505: /about/ holds the attribute 'title' on 'a', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written =
            [
                ("[x](https://example.org/ \"\\\" onmouseover=alert(1) x=\\\"\")", "(8,1): error RG1302: link 'https://example.org/' has the title '\" onmouseover=alert(1) x=\"', which most readers never see; say it in the text."),
                ("[x](https://example.org/ 'title\" onclick=\"alert(1)')", "(8,1): error RG1302: link 'https://example.org/' has the title 'title\" onclick=\"alert(1)', which most readers never see; say it in the text."),
                ("[x][r]\n\n[r]: /find/ '\" onmouseover=\"alert(1)'", "(8,1): error RG1302: link '/find/' has the title '\" onmouseover=\"alert(1)', which most readers never see; say it in the text."),
            ],
        },
        new("a heading with a handler",
            "<h2 id=\"bait\" onmouseover=\"alert(1)\">x</h2>",
            $"RG1505: /about/ holds the attribute 'onmouseover' on 'h2', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
        },
        new("a field that takes the focus",
            "<p><input aria-label=\"x\" autofocus onfocus=\"alert(1)\"></p>",
            $"RG1505: /about/ holds the attribute 'autofocus' on 'input', {NoPage}",
            $"RG1505: /about/ holds the attribute 'onfocus' on 'input', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written = [("<input autofocus onfocus=alert(1)>", $"(8,1): error RG1301: raw HTML '<input autofocus onfocus=alert(1)>' {NoHtml}")],
        },
        new("details that open",
            "<details open ontoggle=\"alert(1)\"><summary>x</summary></details>",
            $"RG1505: /about/ holds the attribute 'ontoggle' on 'details', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written = [("<details open ontoggle=alert(1)>", $"(8,1): error RG1301: raw HTML '<details open ontoggle=alert(1)>' {NoHtml}")],
        },
        new("a moving text",
            "<marquee onstart=\"alert(1)\">x</marquee>",
            $"RG1504: /about/ holds the element 'marquee', {NoPage}",
            $"RG1505: /about/ holds the attribute 'onstart' on 'marquee', {NoPage}")
        {
            Written = [("<marquee onstart=alert(1)>x</marquee>", $"(8,1): error RG1301: raw HTML '<marquee onstart=alert(1)>' {NoHtml}")],
        },
        new("a film that fails",
            "<video><source src=\"/nothing.mp4\" onerror=\"alert(1)\"></video>",
            $"RG1504: /about/ holds the element 'source', {NoPage}",
            $"RG1504: /about/ holds the element 'video', {NoPage}",
            $"RG1505: /about/ holds the attribute 'onerror' on 'source', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'source', {NoPage}",
            "RG1512: /about/ ends 'video' where 'source' is open.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written = [("<video><source onerror=alert(1)></video>", $"(8,1): error RG1301: raw HTML '<video>' is not allowed; use Markdown or a short-code.\n(8,8): error RG1301: raw HTML '<source onerror=alert(1)>' {NoHtml}")],
        },
    ];

    private static ImmutableArray<Payload> Scripts =>
    [
        new("a script",
            "<script>alert(1)</script>",
            $"RG1504: /about/ holds a script of its own; {OwnScript}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written =
            [
                ("<script>alert(1)</script>", $"(8,1): error RG1301: raw HTML '<script>alert(1)</script>' {NoHtml}"),
                ("Words <script>alert(1)</script>", $"(8,7): error RG1301: raw HTML '<script>' {NoHtml}"),
                ("<SCRIPT>alert(1)</SCRIPT>", $"(8,1): error RG1301: raw HTML '<SCRIPT>alert(1)</SCRIPT>' {NoHtml}"),
                ("<scr<script>ipt>alert(1)</script>", $"(8,5): error RG1301: raw HTML '<script>' {NoHtml}"),
            ],
        },
        new("a script in capitals",
            "<SCRIPT>alert(1)</SCRIPT>",
            "RG1512: /about/ holds '<SCRIPT>alert(1)</SCRIPT>\\u000A</div></main>\\u000A', which begins no element.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
        new("a script of another site",
            "<script src=\"https://evil.example/a.js\"></script>",
            "RG1505: /about/ holds 'script' without 'integrity'; a browser could not tell a file that was changed on its way.",
            $"RG1509: /about/ loads 'https://evil.example/a.js'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "script-src-elem",
            Written = [("<script src=\"https://evil.example/a.js\"></script>", $"(8,1): error RG1301: raw HTML '<script src=\"https://evil.example/a.js\"></script>' {NoHtml}")],
        },
        new("a script in its own address",
            "<script src=\"data:text/javascript,alert(1)\"></script>",
            "RG1505: /about/ holds 'script' without 'integrity'; a browser could not tell a file that was changed on its way.",
            $"RG1509: /about/ loads 'data:text/javascript,alert(1)'; {NothingElse}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
        new("a module that imports",
            "<script type=\"module\">import \"https://evil.example/a.js\";</script>",
            $"RG1504: /about/ holds a script of its own; {OwnScript}")
        {
            Harm = Harm.Reaches,
            Directive = "script-src-elem",
        },
        new("a map of imports",
            "<script type=\"importmap\">{\"imports\":{\"a\":\"https://evil.example/a.js\"}}</script>",
            $"RG1504: /about/ holds a script of its own; {OwnScript}"),
        new("a page within the page",
            "<iframe srcdoc=\"&lt;script&gt;parent.alert(1)&lt;/script&gt;\"></iframe>",
            $"RG1504: /about/ holds the element 'iframe', {NoPage}",
            $"RG1505: /about/ holds the attribute 'srcdoc' on 'iframe', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written = [("<iframe srcdoc=\"x\"></iframe>", $"(8,1): error RG1301: raw HTML '<iframe srcdoc=\"x\"></iframe>' {NoHtml}")],
        },
        new("a frame that runs",
            "<iframe src=\"javascript:parent.alert(1)\"></iframe>",
            $"RG1504: /about/ holds the element 'iframe', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'iframe', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            Written = [("<iframe src=\"javascript:alert(1)\"></iframe>", $"(8,1): error RG1301: raw HTML '<iframe src=\"javascript:alert(1)\"></iframe>' {NoHtml}")],
        },
        new("a shadow tree",
            "<div><template shadowrootmode=\"open\"><script>alert(1)</script></template></div>",
            $"RG1505: /about/ holds the attribute 'shadowrootmode' on 'template', {NoPage}",
            "RG1512: /about/ holds 'script' directly in 'template'.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
        new("data of our own kind that ends",
            "<script type=\"application/ld+json\">{\"name\":\"</script><script>alert(1)</script>\"}</script>",
            $"RG1504: /about/ holds a script of its own; {OwnScript}",
            "RG1512: /about/ ends 'script' where 'div' is open.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
    ];

    private static ImmutableArray<Payload> Loads =>
    [
        new("a picture of a tracker", "<p><img src=\"https://evil.example/p.gif\" alt=\"\" width=\"1\" height=\"1\"></p>", $"RG1509: /about/ loads 'https://evil.example/p.gif'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
            Written =
            [
                ("![](https://tracker.example/p.gif)", $"(8,1): error RG1307: image 'https://tracker.example/p.gif' {NoPicture}"),
                ("![r]\n\n[r]: https://tracker.example/p.gif", $"(8,1): error RG1307: image 'https://tracker.example/p.gif' {NoPicture}"),
                ("![x][r]\n\n[r]: https://tracker.example/p.gif", $"(8,1): error RG1307: image 'https://tracker.example/p.gif' {NoPicture}"),
                ("[![x](https://tracker.example/p.gif)](/find/)", $"(8,2): error RG1307: image 'https://tracker.example/p.gif' {NoPicture}"),
                ("![x](/images/own.png)", $"(8,1): error RG1307: image '/images/own.png' {NoPicture}"),
            ],
        },
        new("a picture without a scheme",
            "<p><img src=\"//evil.example/p.gif\" alt=\"\" width=\"1\" height=\"1\"></p>",
            $"RG1509: /about/ loads '//evil.example/p.gif'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
            Written = [("![x](//tracker.example/p.gif)", $"(8,1): error RG1307: image '//tracker.example/p.gif' {NoPicture}")],
        },
        new("a picture in its own address",
            "<p><img src=\"data:image/svg+xml,x\" alt=\"\" width=\"1\" height=\"1\"></p>",
            $"RG1509: /about/ loads 'data:image/svg+xml,x'; {NothingElse}")
        {
            Written =
            [
                ("![x](data:image/svg+xml,x)", $"(8,1): error RG1307: image 'data:image/svg+xml,x' {NoPicture}"),
                ("![x](javascript:alert(1))", $"(8,1): error RG1307: image 'javascript:alert(1)' {NoPicture}"),
            ],
        },
        new("a picture in sizes",
            "<p><img srcset=\"https://evil.example/p.gif 2x\" src=\"https://evil.example/q.gif\" alt=\"\" width=\"1\" height=\"1\"></p>",
            $"RG1505: /about/ holds the attribute 'srcset' on 'img', {NoPage}",
            $"RG1509: /about/ loads 'https://evil.example/q.gif'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
        },
        new("a picture by its source",
            "<picture><source srcset=\"https://evil.example/p.gif\"><img src=\"/nothing.png\" alt=\"\" width=\"1\" height=\"1\"></picture>",
            "RG1502: /about/ loads '/nothing.png', which does not exist.",
            $"RG1504: /about/ holds the element 'picture', {NoPage}",
            $"RG1504: /about/ holds the element 'source', {NoPage}",
            $"RG1505: /about/ holds the attribute 'srcset' on 'source', {NoPage}",
            "RG1512: /about/ ends 'picture' where 'source' is open.")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
        },
        new("a button that is a picture",
            "<p><input type=\"image\" src=\"https://evil.example/p.gif\" alt=\"\" aria-label=\"x\"></p>",
            $"RG1505: /about/ holds the attribute 'alt' on 'input', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'input', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
        },
        new("a film",
            "<video src=\"https://evil.example/v.mp4\" preload=\"auto\"></video>",
            $"RG1504: /about/ holds the element 'video', {NoPage}",
            $"RG1505: /about/ holds the attribute 'preload' on 'video', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'video', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "media-src",
            Written =
            [
                ("![v](https://www.youtube.com/watch?v=dQw4w9WgXcQ)", $"(8,1): error RG1307: image 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' {NoPicture}"),
                ("![v](https://evil.example/v.mp4)", $"(8,1): error RG1307: image 'https://evil.example/v.mp4' {NoPicture}"),
                ("<video src=\"https://evil.example/v.mp4\"></video>", $"(8,1): error RG1301: raw HTML '<video src=\"https://evil.example/v.mp4\">' {NoHtml}"),
            ],
        },
        new("the picture before a film",
            "<video poster=\"https://evil.example/p.gif\"></video>",
            $"RG1504: /about/ holds the element 'video', {NoPage}",
            $"RG1505: /about/ holds the attribute 'poster' on 'video', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
        },
        new("a sound",
            "<audio src=\"https://evil.example/a.mp3\" preload=\"auto\"></audio>",
            $"RG1504: /about/ holds the element 'audio', {NoPage}",
            $"RG1505: /about/ holds the attribute 'preload' on 'audio', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'audio', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "media-src",
        },
        new("a frame of another site",
            "<iframe src=\"https://evil.example/\"></iframe>",
            $"RG1504: /about/ holds the element 'iframe', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'iframe', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "frame-src",
            Written = [("<iframe src=\"https://evil.example/\"></iframe>", $"(8,1): error RG1301: raw HTML '<iframe src=\"https://evil.example/\"></iframe>' {NoHtml}")],
        },
        new("a frame in its own address",
            "<iframe src=\"data:text/html,%3Cimg src=https://evil.example/p.gif%3E\"></iframe>",
            $"RG1504: /about/ holds the element 'iframe', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'iframe', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "frame-src",
        },
        new("an object",
            "<object data=\"https://evil.example/o.html\"></object>",
            $"RG1504: /about/ holds the element 'object', {NoPage}",
            $"RG1505: /about/ holds the attribute 'data' on 'object', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "object-src",
            Written = [("<object data=\"https://evil.example/\"></object>", $"(8,1): error RG1301: raw HTML '<object data=\"https://evil.example/\">' {NoHtml}")],
        },
        new("an embedded file",
            "<embed src=\"https://evil.example/o.html\">",
            $"RG1504: /about/ holds the element 'embed', {NoPage}",
            $"RG1505: /about/ holds the attribute 'src' on 'embed', {NoPage}",
            "RG1512: /about/ ends 'div' where 'embed' is open.")
        {
            Harm = Harm.Reaches,
            Directive = "object-src",
            Written = [("<embed src=\"https://evil.example/\">", $"(8,1): error RG1301: raw HTML '<embed src=\"https://evil.example/\">' {NoHtml}")],
        },
        new("a style sheet of another site",
            "<link rel=\"stylesheet\" href=\"https://evil.example/a.css\">",
            "RG1505: /about/ holds 'link' without 'integrity'; a browser could not tell a file that was changed on its way.",
            $"RG1509: /about/ loads 'https://evil.example/a.css'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "style-src-elem",
            IsInHead = true,
            Written = [("<link rel=\"stylesheet\" href=\"https://evil.example/a.css\">", $"(8,1): error RG1301: raw HTML '<link rel=\"stylesheet\" href=\"https://evil.example/a.css\">' {NoHtml}")],
        },
        new("a file asked for ahead",
            "<link rel=\"preload\" as=\"image\" href=\"https://evil.example/p.gif\">",
            $"RG1505: /about/ holds the attribute 'as' on 'link', {NoPage}",
            $"RG1509: /about/ loads 'https://evil.example/p.gif'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
            IsInHead = true,
        },
        new("a module asked for ahead",
            "<link rel=\"modulepreload\" href=\"https://evil.example/a.js\">",
            $"RG1509: /about/ loads 'https://evil.example/a.js'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "script-src-elem",
            IsInHead = true,
        },
        new("a page asked for ahead",
            "<link rel=\"prefetch\" href=\"https://evil.example/next\">",
            $"RG1509: /about/ loads 'https://evil.example/next'; {NothingElse}")
        {
            Harm = Harm.Reaches,
            Directive = "default-src",
            IsInHead = true,
        },
        new("a connection made ahead",
            "<link rel=\"preconnect\" href=\"https://evil.example/\">",
            $"RG1509: /about/ loads 'https://evil.example/'; {NothingElse}")
        {
            IsInHead = true,
        },
    ];

    private static ImmutableArray<Payload> Looks =>
    [
        new("a style of its own",
            "<p id=\"bait\" style=\"position:fixed;inset:0;background:#fff\">x</p>",
            $"RG1505: /about/ holds the attribute 'style' on 'p', {NoPage}")
        {
            Harm = Harm.Covers,
            Directive = "style-src-attr",
            Written =
            [
                ("<p style=\"position:fixed\">x</p>", $"(8,1): error RG1301: raw HTML '<p style=\"position:fixed\">x</p>' {NoHtml}"),
                ("<b style=color:red>x</b>", $"(8,1): error RG1301: raw HTML '<b style=color:red>' {NoHtml}"),
            ],
        },
        new("styles of its own",
            "<style>#bait{position:fixed}</style><p id=\"bait\">x</p>",
            $"RG1504: /about/ holds the element 'style', {NoPage}")
        {
            Harm = Harm.Covers,
            Directive = "style-src-elem",
            Written = [("<style>body{display:none}</style>", $"(8,1): error RG1301: raw HTML '<style>body{{display:none}}</style>' {NoHtml}")],
        },
        new("styles that load",
            "<style>@import url(https://evil.example/a.css);</style>",
            $"RG1504: /about/ holds the element 'style', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "style-src-elem",
        },
        new("a background that loads",
            "<p style=\"background:url(https://evil.example/p.gif)\">x</p>",
            $"RG1505: /about/ holds the attribute 'style' on 'p', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "style-src-attr",
        },
    ];

    private static ImmutableArray<Payload> Sent =>
    [
        new("a form to another site",
            "<form action=\"https://evil.example/\"><button id=\"bait\">x</button></form>",
            "RG1505: /about/ holds a form that is sent to 'https://evil.example/'; what is typed stays on the page.")
        {
            Harm = Harm.Reaches,
            Directive = "form-action",
            Written = [("<form action=\"https://evil.example/\"><button>x</button></form>", $"(8,1): error RG1301: raw HTML '<form action=\"https://evil.example/\"><button>x</button></form>' {NoHtml}")],
        },
        new("a form that runs",
            "<form action=\"javascript:alert(1)\"><button id=\"bait\">x</button></form>",
            "RG1505: /about/ holds a form that is sent to 'javascript:alert(1)'; what is typed stays on the page.")
        {
            Harm = Harm.Runs,
            Directive = "form-action",
        },
        new("a button that sends elsewhere",
            "<form action=\"\"><button id=\"bait\" formaction=\"https://evil.example/\">x</button></form>",
            $"RG1505: /about/ holds the attribute 'formaction' on 'button', {NoPage}")
        {
            Harm = Harm.Reaches,
            Directive = "form-action",
        },
        new("another beginning for all addresses",
            "<base href=\"https://evil.example/\"><img src=\"p.gif\" alt=\"\" width=\"1\" height=\"1\">",
            $"RG1504: /about/ holds the element 'base', {NoPage}",
            $"RG1505: /about/ holds the attribute 'href' on 'base', {NoPage}",
            $"RG1509: /about/ loads 'p.gif'; {NothingElse}",
            "RG1512: /about/ ends 'div' where 'base' is open.")
        {
            Harm = Harm.Reaches,
            Directive = "base-uri",
            Written = [("<base href=\"https://evil.example/\">", $"(8,1): error RG1301: raw HTML '<base href=\"https://evil.example/\">' {NoHtml}")],
        },
        new("a page that sends on",
            "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">",
            "RG1505: /about/ holds 'http-equiv'; only the page that leaves the site may.")
        {
            Harm = Harm.Reaches,
            IsInHead = true,
            Written = [("<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">", $"(8,1): error RG1301: raw HTML '<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">' {NoHtml}")],
        },
        new("a page that tells other sites its address",
            "<meta name=\"referrer\" content=\"unsafe-url\">",
            "RG1505: /about/ holds the 'meta' of the name 'referrer', which no page may. Allowed: color-scheme, description, robots, viewport.")
        {
            IsInHead = true,
            Written = [("<meta name=\"referrer\" content=\"unsafe-url\">", $"(8,1): error RG1301: raw HTML '<meta name=\"referrer\" content=\"unsafe-url\">' {NoHtml}")],
        },
    ];

    private static ImmutableArray<Payload> Drawings =>
    [
        new("a drawing that runs when it is there",
            "<svg onload=\"alert(1)\"></svg>",
            $"RG1505: /about/ holds the attribute 'onload' on 'svg', {NoPage}")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written =
            [
                ("<svg onload=alert(1)></svg>", $"(8,1): error RG1301: raw HTML '<svg onload=alert(1)>' {NoHtml}"),
                ("<svg><script>alert(1)</script></svg>", $"(8,1): error RG1301: raw HTML '<svg>' is not allowed; use Markdown or a short-code.\n(8,6): error RG1301: raw HTML '<script>' {NoHtml}"),
            ],
        },
        new("a script in a drawing",
            "<svg><script>alert(1)</script></svg>",
            "RG1512: /about/ holds 'script' directly in 'svg'.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
        new("a link in a drawing",
            "<svg width=\"40\" height=\"40\"><a href=\"javascript:alert(1)\"><text id=\"bait\" y=\"20\">x</text></a></svg>",
            "RG1512: /about/ holds 'a' directly in 'svg'.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
        new("a movement in a drawing",
            "<svg><animate onbegin=\"alert(1)\" attributeName=\"x\" dur=\"1s\"></animate></svg>",
            "RG1512: /about/ holds a tag near '<animate onbegin=\"alert(1)\" attributeNam' whose attributes are not written plainly.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
        },
        new("a picture in a drawing",
            "<svg><image href=\"https://evil.example/p.gif\" width=\"9\" height=\"9\"></image></svg>",
            "RG1512: /about/ holds 'image' directly in 'svg'.")
        {
            Harm = Harm.Reaches,
            Directive = "img-src",
        },
        new("a page in a drawing",
            "<svg><foreignObject><img src=\"/nothing.png\" alt=\"\" onerror=\"alert(1)\"></foreignObject></svg>",
            "RG1512: /about/ holds a tag near '<foreignObject><img src=\"/nothing.png\" a' whose attributes are not written plainly.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
        },
        new("a drawing painted with a file",
            "<svg><path d=\"M0 0\" fill=\"url(https://evil.example/a.svg#b)\"/></svg>",
            "RG1505: /about/ holds a drawing painted with 'url(https://evil.example/a.svg#b)'; a colour refers to nothing else."),
    ];

    private static ImmutableArray<Payload> Breakouts =>
    [
        new("the end of a field",
            "<textarea></textarea><script>alert(1)</script></textarea>",
            $"RG1504: /about/ holds a script of its own; {OwnScript}",
            "RG1512: /about/ ends 'textarea' where 'div' is open.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
        new("a comment",
            "<!-- --><img src=\"/nothing.png\" alt=\"\" onerror=\"alert(1)\"><!-- -->",
            "RG1512: /about/ holds '<!-- --><img src=\"/nothing.png\" alt=\"\" o', which begins no element.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written =
            [
                ("<!-- comment -->", $"(8,1): error RG1301: raw HTML '<!-- comment -->' {NoHtml}"),
                ("<?php x ?>", $"(8,1): error RG1301: raw HTML '<?php x ?>' {NoHtml}"),
                ("<![CDATA[x]]>", $"(8,1): error RG1301: raw HTML '<![CDATA[x]]>' {NoHtml}"),
                ("<!DOCTYPE html>", $"(8,1): error RG1301: raw HTML '<!DOCTYPE html>' {NoHtml}"),
            ],
        },
        new("attributes without quotation marks",
            "<p><img src=/nothing.png onerror=alert(1)></p>",
            "RG1512: /about/ holds a tag near '<img src=/nothing.png onerror=alert(1)><' whose attributes are not written plainly.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
        },
        new("the end of the page",
            "</main></body></html><script>alert(1)</script>",
            "RG1512: /about/ ends 'main' where 'div' is open.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
        },
        new("the end of a title",
            "<title></title><script>alert(1)</script></title>",
            $"RG1504: /about/ holds a script of its own; {OwnScript}",
            "RG1507: /about/ has 0 headings of level 1; a page has one.",
            "RG1512: /about/ ends 'title' where 'head' is open.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-elem",
            IsInHead = true,
        },
        new("an element closed in another's place",
            "<p><b>x</p><img src=\"/nothing.png\" alt=\"\" onerror=\"alert(1)\"></b>",
            $"RG1504: /about/ holds the element 'b', {NoPage}",
            "RG1512: /about/ ends 'p' where 'b' is open.")
        {
            Harm = Harm.Runs,
            Directive = "script-src-attr",
            Written =
            [
                ("| a |\n|---|\n| <b>x</b> |", $"(10,3): error RG1301: raw HTML '<b>' {NoHtml}"), ("<b>x", $"(8,1): error RG1301: raw HTML '<b>' {NoHtml}"),
                ("</main>", $"(8,1): error RG1301: raw HTML '</main>' {NoHtml}"),
            ],
        },
        new("an id of the layout",
            "<h2 id=\"main\">x</h2>",
            "RG1506: /about/ has 2 elements with the id 'main'; a heading in the text may have taken a name the layout uses: change its words."),
    ];

    private static ImmutableArray<Payload> Misleading =>
    [
        new("a text turned around",
            "<p>Call the &#x202E;line</p>",
            "RG1004: /about/ holds the character U+202E, which is invisible or changes how text reads.")
        {
            Written =
            [
                ("Call the &#x202E;line", $"(8,10): error RG1004: '&#x202E;' {Hidden}"),
                ("Call the &#8238;line", $"(8,10): error RG1004: '&#8238;' {Hidden}"),
                ("Call the &rlm;line", $"(8,10): error RG1004: '&rlm;' {Hidden}"),
                ("Call the &#x2066;line", $"(8,10): error RG1004: '&#x2066;' {Hidden}"),
            ],
        },
        new("a text turned around, as it is",
            "<p>Call the \u2067line</p>",
            "RG1004: /about/ holds the character U+2067, which is invisible or changes how text reads."),
        new("a letter nobody sees",
            "<p>pay&#x200B;pal</p>",
            "RG1004: /about/ holds the character U+200B, which is invisible or changes how text reads.")
        {
            Written =
            [
                ("pay&#x200B;pal", $"(8,4): error RG1004: '&#x200B;' {Hidden}"),
                ("pay&ZeroWidthSpace;pal", $"(8,4): error RG1004: '&ZeroWidthSpace;' {Hidden}"),
                ("pay&shy;pal", $"(8,4): error RG1004: '&shy;' {Hidden}"),
                ("pay&#7;pal", $"(8,4): error RG1004: '&#7;' {Hidden}"),
                ("pay&zwj;pal", $"(8,4): error RG1004: '&zwj;' {Hidden}"),
            ],
        },
        new("a joiner between letters that do not join",
            "<p>pay\u200Dpal</p>",
            "RG1004: /about/ holds the character U+200D, which is invisible or changes how text reads."),
        new("a text of tags",
            "<p>x\U000E0041\U000E0042</p>",
            "RG1004: /about/ holds the character U+E0041, which is invisible or changes how text reads."),
        new("a word that looks like another",
            "<p>p\u0430ypal</p>",
            $"RG1004: /about/ shows 'p\u0430ypal', which {LooksAlike}")
        {
            Written =
            [
                ("p\u0430ypal", $"(8,1): error RG1004: 'p\u0430ypal' {LooksAlike}"),
                ("[p\u0430ypal](/find/)", $"(8,2): error RG1004: 'p\u0430ypal' {LooksAlike}"),
                ("## The \u0391A line", $"(8,4): error RG1004: '\u0391A' {LooksAlike}"),
            ],
        },
    ];
}

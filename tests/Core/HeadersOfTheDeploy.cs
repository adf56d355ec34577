
namespace RecoveryGuide.Tests.Core;

/// <summary>The deploy's headers: what the file for the host says is what the preview sends.</summary>
public class HeadersOfTheDeploy
{
    private sealed record Written(string Path, List<(string Name, string Value)> Values);

    // Read the way the host documents it: a path at the beginning of a line, indented headers below it.
    private static List<Written> Parse(string text)
    {
        List<Written> rules = [];
        foreach (string line in text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')))
            if (!char.IsWhiteSpace(line[0]))
                rules.Add(new(line, []));
            else
            {
                string[] halves = line.Trim().Split(": ", 2);
                rules[^1].Values.Add((halves[0], halves[1]));
            }
        return rules;
    }

    private static bool Matches(string path, string address) => path.EndsWith('*') ? address.StartsWith(path[..^1], StringComparison.Ordinal) : address == path;

    private static string FileOf(BuiltSite built) => built.Files.Single(file => file.Output.Route.Url == "/_headers").Text;

    private static Dictionary<string, string> Sent(string address) => DeployHeaders.For(address).ToDictionary(header => header.Name, header => header.Value);

    [Fact]
    public void A_page_gets_the_rules_for_all_pages()
    {
        Dictionary<string, string> headers = Sent("/guides/relapse/after-a-lapse/");

        Assert.StartsWith("default-src 'none';", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        // What the host does by itself; a second value from here could be joined to it.
        Assert.DoesNotContain("Cache-Control", headers.Keys);
        Assert.DoesNotContain("Clear-Site-Data", headers.Keys);
    }

    private static readonly string[] Addresses = ["/", "/pa/guides/relapse/after-a-lapse/", "/404.html", "/leave/", "/sw.js", "/_/3f9a/site.css", "/data/listings.csv"];

    // A page that lost one of these would lose what readers are promised, or points of Mozilla's HTTP Observatory.
    [Theory]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("X-Frame-Options", "DENY")]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("Cross-Origin-Embedder-Policy", "require-corp")]
    [InlineData("Cross-Origin-Resource-Policy", "same-origin")]
    [InlineData("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), browsing-topics=()")]
    [InlineData("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload")]
    public void Every_address_is_guarded(string name, string value) => Assert.All(Addresses, address => Assert.Equal(value, Sent(address)[name]));

    [Theory]
    [InlineData("default-src", "'none'")]
    [InlineData("script-src", "'self'")]
    [InlineData("style-src", "'self'")]
    [InlineData("img-src", "'self'")]
    [InlineData("connect-src", "'self'")]
    [InlineData("form-action", "'none'")]
    [InlineData("base-uri", "'none'")]
    [InlineData("frame-ancestors", "'none'")]
    [InlineData("require-trusted-types-for", "'script'")]
    [InlineData("trusted-types", "worker")]
    public void The_policy_of_a_page_lets_in_nothing_but_the_site_s_own_files(string directive, string value)
    {
        ImmutableDictionary<string, string> policy = Sent("/")["Content-Security-Policy"].Split("; ").Select(part => part.Split(' ', 2)).ToImmutableDictionary(part => part[0], part => part[1]);

        Assert.Equal(value, policy[directive]);
        Assert.DoesNotContain(policy.Values, source => source.Contains("unsafe", StringComparison.Ordinal) || source.Contains("http", StringComparison.Ordinal) || source.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void Where_two_rules_match_both_count_and_the_later_one_wins()
    {
        Dictionary<string, string> headers = Sent("/_/3f9a/site.css");

        Assert.Equal("public, max-age=31536000, immutable", headers["Cache-Control"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
    }

    [Fact]
    public void Leaving_wipes_what_the_browser_kept_and_is_still_guarded()
    {
        Dictionary<string, string> headers = Sent("/leave/");

        Assert.Equal("\"cache\", \"storage\"", headers["Clear-Site-Data"]);
        Assert.Contains("Content-Security-Policy", headers.Keys);
        Assert.DoesNotContain("Clear-Site-Data", Sent("/leave/elsewhere/").Keys);
    }

    [Fact]
    public void No_header_is_named_twice_for_an_address()
    {
        using SmallSite site = new();

        Assert.All(site.Build().Files, file => Assert.Distinct(DeployHeaders.For(file.Output.Route.Url).Select(header => header.Name), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_host_s_file_says_what_the_preview_sends()
    {
        using SmallSite site = new();
        BuiltSite built = site.Build();
        List<Written> rules = Parse(FileOf(built));

        Assert.All(built.Files.Select(file => file.Output.Route.Url), address =>
        {
            Dictionary<string, string> host = [];
            foreach ((string name, string value) in rules.Where(rule => Matches(rule.Path, address)).SelectMany(rule => rule.Values))
                host[name] = value;
            Assert.Equal(Sent(address), host);
        });
    }

    [Fact]
    public void A_host_that_joins_what_several_rules_set_sends_the_same()
    {
        using SmallSite site = new();
        BuiltSite built = site.Build();
        List<Written> rules = Parse(FileOf(built));

        Assert.All(built.Files.Select(file => file.Output.Route.Url), address =>
            Assert.Equal(Sent(address), rules.Where(rule => Matches(rule.Path, address)).SelectMany(rule => rule.Values)
                .GroupBy(header => header.Name).ToDictionary(header => header.Key, header => string.Join(", ", header.Select(each => each.Value)))));
    }

    [Fact]
    public void The_file_is_one_a_host_can_read()
    {
        List<Written> rules = Parse(DeployHeaders.ToFile());

        Assert.All(rules, rule => Assert.StartsWith("/", rule.Path, StringComparison.Ordinal));
        Assert.All(rules, rule => Assert.NotEmpty(rule.Values));
        Assert.All(rules.SelectMany(rule => rule.Values), header => Assert.Matches("^[A-Za-z-]+$", header.Name));
        Assert.All(rules.SelectMany(rule => rule.Values), header => Assert.True(header.Value.Length > 0 && header.Value.All(letter => letter is >= ' ' and < '\u007F'), header.Name));
        Assert.DoesNotContain('\r', DeployHeaders.ToFile());
    }
}

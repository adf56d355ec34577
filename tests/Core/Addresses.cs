namespace RecoveryGuide.Tests.Core;

/// <summary>What may stand in an address, and what the words of a heading become there.</summary>
public class Addresses
{
    [Theory]
    [InlineData("a")]
    [InlineData("after-a-lapse")]
    [InlineData("in-112")]
    [InlineData("24-7")]
    [InlineData("console")]
    public void A_slug_is_lower_case_words_and_digits_joined_by_hyphens(string slug) => Assert.True(Slug.IsValid(slug));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a_b")]
    [InlineData("a.b")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("/etc")]
    [InlineData("%2e%2e")]
    [InlineData("é")]
    [InlineData("е")]
    [InlineData("１")]
    [InlineData("a\n")]
    [InlineData("a\0")]
    [InlineData("con")]
    [InlineData("nul")]
    [InlineData("com1")]
    [InlineData("lpt9")]
    public void Anything_else_is_not(string slug) => Assert.False(Slug.IsValid(slug));

    [Fact]
    public void A_slug_has_at_most_eighty_letters()
    {
        Assert.True(Slug.IsValid(new('a', 80)));
        Assert.False(Slug.IsValid(new('a', 81)));
    }

    [Theory]
    [InlineData("What to do next", "what-to-do-next")]
    [InlineData("  Don't wait – call!  ", "dont-wait-call")]
    [InlineData("Don’t", "dont")]
    [InlineData("Café déjà vu", "cafe-deja-vu")]
    [InlineData("24/7", "24-7")]
    [InlineData("नशा मुक्ति", "नशा-मुक्ति")]
    [InlineData("ਨਸ਼ਾ", "ਨਸ਼ਾ")]
    [InlineData("…!?", "")]
    [InlineData("", "")]
    public void Words_become_an_anchor(string words, string slug) => Assert.Equal(slug.Normalize(), Slug.From(words).Normalize());

    [Fact]
    public void The_two_ways_of_composing_a_letter_become_one_anchor() => Assert.Equal(Slug.From("caf\u00E9"), Slug.From("cafe\u0301"));

    [Theory]
    [InlineData("/", "index.html")]
    [InlineData("/find/", "find/index.html")]
    [InlineData("/feed.xml", "feed.xml")]
    public void A_folder_is_an_index_file_and_a_file_is_itself(string url, string path) => Assert.Equal(path, new Route(url).OutputPath);

    [Theory]
    [InlineData("https://example.org/page?x=1#y")]
    [InlineData("https://xn--bcher-kva.example/")]
    public void A_full_https_address_may_be_published(string address) => Assert.Null(WebAddress.Complaint(address));

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("example.org")]
    [InlineData("https:example.org")]
    [InlineData("https://user@example.org/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://93.184.216.34/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://localhost/")]
    [InlineData("https://example.org:8443/")]
    [InlineData("https://bücher.example/")]
    [InlineData("https://gооgle.example/")]
    [InlineData("https://a\u0378b.example/")]
    [InlineData("https://a\uE000b.example/")]
    [InlineData("https://bit.ly/abc")]
    [InlineData("https://www.bit.ly/abc")]
    [InlineData("https://BIT.LY/abc")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/\uFEFFa")]
    [InlineData("javascript://example.org/%0aalert(1)")]
    [InlineData("ftp://example.org/")]
    public void Any_other_address_may_not(string address) => Assert.NotNull(WebAddress.Complaint(address));

    [Fact]
    public void A_source_may_be_an_old_page_without_https()
    {
        Assert.Null(WebAddress.Complaint("http://example.org:8080/page", forSource: true));
        Assert.NotNull(WebAddress.Complaint("javascript://example.org/", forSource: true));
    }
}

using AngleSharp.Dom;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>"This is wrong" opens a form or a letter that knows which listing is meant, and nothing about who reads it.</summary>
public sealed class Correcting : IDisposable
{
    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    private IElement Corrections(string? setting)
    {
        if (setting is not null)
            site.With("site.yml", site.Read("site.yml") + $"corrections: {setting}\n");
        return site.Build().Document(Editing.ListingUrl).QuerySelector(".corrections")!;
    }

    [Theory]
    [InlineData("\"https://forge.example.org/new?form=listing&listing={id}\"", "https://forge.example.org/new?form=listing&listing=in-line")]
    [InlineData("\"https://forge.example.org/{id}/wrong\"", "https://forge.example.org/in-line/wrong")]
    [InlineData("wrong@example.org", "mailto:wrong@example.org?subject=Listing%20in-line")]
    public void The_link_carries_the_id_of_the_listing_and_nothing_else(string setting, string href)
    {
        IElement link = Assert.Single(Corrections(setting).QuerySelectorAll("a"));

        Assert.Equal(href, link.GetAttribute("href"));
        Assert.Equal("noreferrer noopener", link.GetAttribute("rel"));
        Assert.Equal(["href", "rel"], link.Attributes.Select(attribute => attribute.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_setting_the_page_names_the_listing_and_links_nowhere()
    {
        IElement corrections = Corrections(null);

        Assert.Empty(corrections.QuerySelectorAll("a"));
        Assert.Contains("in-line", corrections.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_what_the_link_carries()
    {
        Assert.Contains("The link carries only this listing’s name, in-line.", Corrections("wrong@example.org").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_does_not_say_where_the_id_goes_is_used_and_told()
    {
        site.With("site.yml", site.Read("site.yml") + "corrections: https://forge.example.org/new\n");

        BuiltSite built = site.Build();

        Diagnostic found = Assert.Single(built.Diagnostics);
        Assert.Equal((Severity.Warning, Rule.CorrectionsAddress), (found.Severity, found.Code));
        Assert.Equal("https://forge.example.org/new", built.Document(Editing.ListingUrl).QuerySelector(".corrections a")!.GetAttribute("href"));
    }
}

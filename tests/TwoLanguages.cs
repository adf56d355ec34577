namespace RecoveryGuide.Tests;

/// <summary>A second language needs words and texts, and no C#.</summary>
public class TwoLanguages
{
    [Fact]
    public void A_second_language_has_its_own_pages_and_leads_to_the_first_where_it_has_none()
    {
        using SmallSite site = new();
        string guide = site.Read("guides/en/after-a-lapse.md");
        site.With("site.yml", site.Read("site.yml").Replace("  - {code: en, name: English}", "  - {code: en, name: English}\n  - {code: de, name: Deutsch}", StringComparison.Ordinal))
            .With("strings/de.yml", site.Read("strings/en.yml"))
            .With("worksheets/de/plan.yml", site.Read("worksheets/en/plan.yml"))
            .With("guides/en/first-aid.md", guide.Replace("I used. What now?", "First aid", StringComparison.Ordinal))
            .With("guides/de/after-a-lapse.md", guide.Replace("safety: [overdose]", "safety: [overdose]\nrelated: [first-aid]", StringComparison.Ordinal));

        BuiltSite built = site.Build();

        Assert.Empty(built.Diagnostics);
        string page = built.Files.Single(file => file.Output.Route.Url == "/de/guides/relapse/after-a-lapse/").Text;
        Assert.Contains("<html lang=\"de\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/guides/relapse/first-aid/\"", page, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"en\"", page, StringComparison.Ordinal);
        Assert.Contains("/search/de.json", built.Files.Select(file => file.Output.Route.Url));
    }
}

using RecoveryGuide.Content;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A source and the guides that rest on it.</summary>
public sealed record SourceUse(Reference Source, ImmutableArray<GuideCard> Guides);

/// <summary>All sources that a guide rests on.</summary>
public sealed record SourcesModel(ImmutableArray<SourceUse> Sources);

/// <summary><c>sources.yml</c> → <c>/sources/</c>: every source, how and when it was read, and which guides rest on it.</summary>
public static class Sources
{
    /// <summary>A page a language; sources that no guide uses are not shown.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        from language in site.Settings.Languages
        let words = site.WordsIn(language)
        let info = new PageInfo(Routes.Sources(language), language, words.SourcesPageTitle, words.SourcesPageDescription, "")
        let used = site.References.Select(source => new SourceUse(source, UsersOf(site, language, source))).Where(use => !use.Guides.IsEmpty)
        where used.Any()
        select Page.Of<SourcesPage, SourcesModel>(new("input/sources.yml"), info, site, new([.. used]));

    private static ImmutableArray<GuideCard> UsersOf(Site site, Language language, Reference source) =>
        [.. site.GuidesIn(site.Settings.DefaultLanguage).Where(guide => guide.Content.Sources.Any(id => id.Text == source.Id))
            .Select(guide => Guides.CardOf(site, language, site.Guide(guide.Content.Slug, language) ?? guide))];
}

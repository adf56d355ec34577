using RecoveryGuide.Modules;

namespace RecoveryGuide.Pipelines;

/// <summary>A page of a list of listings that share something.</summary>
/// <param name="Intro">A sentence under the title: how many listings.</param>
/// <param name="Facts">How many of them answer day and night, and when all were last checked; null where there is nothing to say.</param>
/// <param name="Jumps">Ways to each part of the list, on this page or another.</param>
/// <param name="Groups">The listings of this page, grouped.</param>
/// <param name="Pager">Which page of the list this is.</param>
/// <param name="Wider">Listings that serve wider places around this one; only on the first page.</param>
/// <param name="Narrower">Links to shorter lists; only on the first page.</param>
/// <param name="Crumbs">The way here.</param>
public sealed record BrowseModel(
    string Intro,
    string? Facts,
    ImmutableArray<BrowseJump> Jumps,
    ImmutableArray<BrowseGroup> Groups,
    Pager Pager,
    ImmutableArray<BrowseGroup> Wider,
    ImmutableArray<BrowseLinks> Narrower,
    ImmutableArray<(string Label, Route Route)> Crumbs);

/// <summary>Listings under one heading.</summary>
/// <param name="Id">The heading's id.</param>
/// <param name="Title">The heading.</param>
/// <param name="Cards">The listings.</param>
/// <param name="More">Where the rest of them are; null where these are all.</param>
public sealed record BrowseGroup(string Id, string Title, ImmutableArray<ListingCardModel> Cards, BrowseJump? More = null);

/// <summary>Links to shorter lists under one heading.</summary>
/// <param name="Id">The heading's id.</param>
/// <param name="Title">The heading.</param>
/// <param name="Links">The links.</param>
/// <param name="More">Where the rest of them are; null where these are all.</param>
public sealed record BrowseLinks(string Id, string Title, ImmutableArray<DirectoryLink> Links, BrowseJump? More = null);

/// <summary>A way to a part of a list.</summary>
/// <param name="Label">What is there.</param>
/// <param name="Href">Where that is: a place on this page, or another page.</param>
/// <param name="Count">How many listings are there; null where they are not counted.</param>
public sealed record BrowseJump(string Label, string Href, int? Count = null);

/// <summary>A list cut into pages, at one of them.</summary>
/// <param name="List">The list's own address, which is that of its first page.</param>
/// <param name="Page">This page, from 1.</param>
/// <param name="Pages">How many pages there are; at least 1.</param>
public sealed record Pager(Route List, int Page, int Pages)
{
    // Around this page so many are offered on each side, besides the first and the last.
    private const int Near = 2;

    /// <summary>Where a page lies.</summary>
    public Route At(int page) => Routes.Numbered(List, page);

    /// <summary>The pages offered, in order: the first, those near this one, the last; 0 stands for those left out between.</summary>
    public IEnumerable<int> Offered
    {
        get
        {
            int last = 0;
            foreach (int page in Enumerable.Range(Page - Near, (2 * Near) + 1).Where(page => page > 1 && page < Pages).Prepend(1).Append(Pages).Distinct())
            {
                if (page > last + 1)
                    yield return 0;
                yield return page;
                last = page;
            }
        }
    }
}

using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>A safety text with the numbers that belong to it.</summary>
/// <param name="Block">The fixed text.</param>
/// <param name="Html">Its words, short-codes filled in.</param>
/// <param name="Numbers">For each help number it asks for, what each country has.</param>
public sealed record SafetyView(SafetyBlock Block, string Html, ImmutableArray<NumberView> Numbers);

/// <summary>One help number in each country that has it.</summary>
public sealed record NumberView(HelpNumber Number, ImmutableArray<CountryNumber> Countries);

/// <summary>A country's help number and the listing it comes from.</summary>
public sealed record CountryNumber(Country Country, Listing Listing, Phone Phone);

/// <summary>A plan as a card.</summary>
public sealed record PlanCard(Route Route, Worksheet Worksheet);

/// <summary>A piece of a text: HTML, a safety text, or a plan's card.</summary>
public sealed record TextPart(string? Html, SafetyView? Safety, PlanCard? Plan);

/// <summary>Fills a Markdown text's short-codes from the site.</summary>
/// <param name="site">The whole site.</param>
/// <param name="language">The language of the page.</param>
/// <param name="sources">Ids of the page's sources, in the order it numbers them.</param>
public sealed class TextView(Site site, Language language, ImmutableArray<string> sources)
{
    private readonly MarkdownWriting writing = new(new InlineCodes(site, language, sources).Html, url => OwnLinks.In(site, language, url));

    /// <summary>A text of one paragraph.</summary>
    public string Inline(MarkdownText text) => text.RenderInline(writing);

    /// <summary>A whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="terms">Links words to their meanings; null to leave them alone.</param>
    public ImmutableArray<TextPart> Parts(MarkdownText text, TermLinks? terms = null) => [.. text.Render(terms is null ? writing : writing with { Write = terms.Html }).Select(Part)];

    /// <summary>A safety text by its id; null where there is none.</summary>
    public SafetyView? Safety(string id)
    {
        if (site.SafetyBlock(id, language) is not { } block)
            return null;
        return new(block, Inline(block.Text), [.. block.Numbers.Select(number => NumberIn(site, number))]);
    }

    /// <summary>A plan's card by its id; null where there is none.</summary>
    public PlanCard? Plan(string id) => site.Worksheet(id, language) is { } sheet ? CardOf(site.Settings.Language(sheet.Language), sheet.Content) : null;

    /// <summary>A worksheet's card.</summary>
    public static PlanCard CardOf(Language language, Worksheet sheet) => new(Routes.Plan(language, sheet.Id), sheet);

    /// <summary>What each country has for a help number; the default country first.</summary>
    public static NumberView NumberIn(Site site, HelpNumber number) => new(number,
    [
        .. site.Countries.OrderBy(country => country.Code == site.Settings.DefaultCountry ? 0 : 1)
            .Select(country => (country, listing: site.Help(country, number)))
            .Where(pair => pair.listing?.MainPhone is not null)
            .Select(pair => new CountryNumber(pair.country, pair.listing!, pair.listing!.MainPhone!)),
    ]);

    private TextPart Part(MarkdownPart part) => part.Code switch
    {
        null => new(part.Html, null, null),
        { Arguments.IsEmpty: true } => new(null, null, null),
        { Name: "safety" } code => new(null, Safety(code.Arguments[0]), null),
        { } code => new(null, null, Plan(code.Arguments[0])),
    };
}

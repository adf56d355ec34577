using System.Net;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>Turns inline short-codes into HTML. Everything that comes from a file is encoded here; the tags are ours.</summary>
/// <param name="site">The whole site.</param>
/// <param name="language">The language of the page.</param>
/// <param name="sources">Ids of the page's sources, in the order it numbers them.</param>
public sealed class InlineCodes(Site site, Language language, ImmutableArray<string> sources)
{
    private readonly Strings words = site.WordsIn(language);

    /// <summary>The HTML of one short-code. Those that name something missing were reported by the checks and render as nothing.</summary>
    public string Html(ShortCode code) => code.Arguments.IsEmpty ? "" : code.Name switch
    {
        "number" => Number(code.Arguments[0]),
        "hotline" => Hotline(code.Arguments[0]),
        "evidence" => EvidenceDots(code.Arguments[0]),
        "source" => string.Concat(code.Arguments.Select(SourceLink)),
        _ => "",
    };

    // A page cannot know the reader's country without asking, so the text names the number in words and links to the numbers themselves.
    private string Number(string word) => Kebab<HelpNumber>.TryParse(word, out HelpNumber number)
        ? $"<a class=\"number-link\" href=\"{Routes.Help(language).At(word)}\">{Encode(words[$"number-phrase.{Kebab<HelpNumber>.Of(number)}"])}</a>"
        : "";

    private string Hotline(string id)
    {
        if (site.Listing(id) is not { } listing)
            return "";
        string lang = language.IsDefault ? "" : $" lang=\"{site.Settings.DefaultLanguage.Code}\"";
        string name = $"<a href=\"{Listings.HrefOf(site, language, listing)}\"{lang}>{Encode(listing.Name)}</a>";
        return listing.MainPhone is { } phone ? $"{name} <a class=\"phone\" href=\"{Encode(phone.Href)}\"{(phone.Rel is null ? "" : $" rel=\"{phone.Rel}\"")}><bdi dir=\"ltr\">{Encode(phone.Shown)}</bdi></a>" : name;
    }

    private string EvidenceDots(string word) => Kebab<Evidence>.TryParse(word, out Evidence evidence)
        ? $"<span class=\"evidence evidence--{word}\"><span aria-hidden=\"true\">{Dots(evidence)}</span> {Encode(words.Label(evidence))}</span>"
        : "";

    private static string Dots(Evidence evidence) => evidence switch
    {
        Evidence.Strong => "●●●",
        Evidence.Fair => "●●○",
        Evidence.Early => "●○○",
        Evidence.None => "○○○",
        _ => "✕",
    };

    private string SourceLink(string id)
    {
        int number = sources.IndexOf(id) + 1;
        return number == 0 ? "" : $"<sup class=\"source-link\"><a href=\"#source-{number}\"><span class=\"visually-hidden\">{Encode(words.Source)} </span>{number}</a></sup>";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

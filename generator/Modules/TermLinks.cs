using System.Net;
using System.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>
/// Links the first use of each glossary word on one page to its meaning at the page's end: it works without script, on paper and offline. A page has its own; it remembers which words it met.
/// </summary>
/// <param name="terms">The glossary of the page's language.</param>
public sealed class TermLinks(ImmutableArray<GlossaryTerm> terms)
{
    private readonly List<GlossaryTerm> found = [];

    /// <summary>The words met so far, in the order of the glossary.</summary>
    public ImmutableArray<GlossaryTerm> Found => [.. terms.Where(found.Contains)];

    /// <summary>Where a word's meaning stands on the page.</summary>
    public static string IdOf(GlossaryTerm term) => "word-" + term.Id;

    /// <summary>A text as HTML, with words met for the first time linked.</summary>
    public string Html(string text)
    {
        StringBuilder html = new();
        int from = 0;
        while (Next(text, from) is { } next)
        {
            html.Append(Encode(text[from..next.At])).Append("<a class=\"term\" href=\"#").Append(IdOf(next.Term)).Append("\">").Append(Encode(text[next.At..next.End])).Append("</a>");
            from = next.End;
            found.Add(next.Term);
        }
        return html.Append(Encode(text[from..])).ToString();
    }

    // The earliest word; where two begin together, the longer: "recovery position" is not "recovery".
    private Match? Next(string text, int from) => terms.Where(term => !found.Contains(term))
        .SelectMany(term => term.Written.SelectMany(form => WordSearch.Find(text, form).Where(at => at >= from).Take(1).Select(at => new Match(term, at, at + form.Length))))
        .OrderBy(match => match.At).ThenByDescending(match => match.End).FirstOrDefault();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private sealed record Match(GlossaryTerm Term, int At, int End);
}

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
    private readonly Phrases<GlossaryTerm> written = new(terms.SelectMany(term => term.Written.Select(form => (form, term))));
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    /// <summary>The words met so far, in the order of the glossary.</summary>
    public ImmutableArray<GlossaryTerm> Found => [.. terms.Where(term => found.Contains(term.Id))];

    /// <summary>Where a word's meaning stands on the page.</summary>
    public static string IdOf(GlossaryTerm term) => "word-" + term.Id;

    /// <summary>A text as HTML, with words met for the first time linked.</summary>
    public string Html(string text)
    {
        StringBuilder html = new();
        int from = 0;
        foreach ((int at, string form, GlossaryTerm term) in written.In(text))
        {
            // What was linked is done with, and so is a shorter word within it.
            if (at < from || !found.Add(term.Id))
                continue;
            html.Append(Encode(text[from..at])).Append("<a class=\"term\" href=\"#").Append(IdOf(term)).Append("\">").Append(Encode(text.Substring(at, form.Length))).Append("</a>");
            from = at + form.Length;
        }
        return html.Append(Encode(text[from..])).ToString();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}

using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RecoveryGuide.Checks;

/// <summary>
/// Holds the strict reader to what a browser sees: a page is read again with AngleSharp, which mends as browsers do, and both must find the same elements, attributes and texts in the same order.
/// A build trusts the strict reader; <c>check</c> does not.
/// </summary>
internal static class SecondReading
{
    /// <summary>What the two see differently first; null where they agree.</summary>
    internal static string? Difference(ReadOnlySpan<byte> html)
    {
        List<string> strict = Strictly(html);
        List<string> mended = Mended(Encoding.UTF8.GetString(html));
        for (int at = 0; at < Math.Max(strict.Count, mended.Count); at++)
            if (at >= strict.Count || at >= mended.Count || strict[at] != mended[at])
                return $"is read as {Shown(strict, at)} here and as {Shown(mended, at)} by a browser; the readers do not agree.";
        return null;
    }

    private static string Shown(List<string> seen, int at) => at < seen.Count ? $"'{seen[at]}'" : "ended";

    // An element is its name and attributes, a text that is not blank stands behind a quotation mark.
    private static List<string> Strictly(ReadOnlySpan<byte> html)
    {
        List<string> seen = [];
        HtmlReader reader = new(html);
        try
        {
            for (HtmlToken token = reader.Read(); token != HtmlToken.End; token = reader.Read())
                if (token == HtmlToken.Start)
                {
                    StringBuilder element = new(Encoding.UTF8.GetString(reader.Name));
                    for (int i = 0; i < reader.AttributeCount; i++)
                        element.Append(' ').Append(Encoding.UTF8.GetString(reader.AttributeName(i))).Append('=').Append(HtmlText.Resolve(reader.AttributeValue(i)));
                    seen.Add(element.ToString());
                }
                else if (token == HtmlToken.Text && (reader.IsIn("script"u8) ? Encoding.UTF8.GetString(reader.RawText) : HtmlText.Resolve(reader.RawText)).Trim() is { Length: > 0 } text)
                    seen.Add("\"" + text);
            return seen;
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static List<string> Mended(string html)
    {
        List<string> seen = [];
        void Walk(INode node)
        {
            if (node is IElement element)
                seen.Add(string.Concat([element.LocalName, .. element.Attributes.Select(attribute => $" {attribute.Name}={attribute.Value}")]));
            else if (node is IText text && text.Data.Trim() is { Length: > 0 } words)
                seen.Add("\"" + words);
            foreach (INode child in (node is IHtmlTemplateElement template ? template.Content : node).ChildNodes)
                Walk(child);
        }
        Walk(new HtmlParser().ParseDocument(html).DocumentElement);
        return seen;
    }
}

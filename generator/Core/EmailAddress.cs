namespace RecoveryGuide.Core;

/// <summary>Which e-mail addresses may be published: plain ones, which add nothing to a link that writes to them.</summary>
public static class EmailAddress
{
    /// <summary>Whether a text is one address and nothing else.</summary>
    public static bool IsOne(string text) =>
        text.Count(letter => letter == '@') == 1
        && !text.Any(letter => char.IsWhiteSpace(letter) || letter is '?' or '&' or '<' or '>' or '"' or ':' or '%' or '#' or ',')
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && text[at..].Contains('.', StringComparison.Ordinal);
}

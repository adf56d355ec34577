using System.Buffers;
using System.Collections.Concurrent;

namespace RecoveryGuide.Checks;

/// <summary>An address as it stands on pages, read once however many pages hold it. Two of one address are the same object.</summary>
/// <param name="text">The address as it is written.</param>
internal sealed class Href(string text)
{
    /// <summary>The address as it is written.</summary>
    public string Text { get; } = text;

    /// <summary>Without what stands behind <c>#</c>; empty where it leads to a place on its own page.</summary>
    public string Address { get; } = text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? text[..hash] : text;

    /// <summary>The id behind <c>#</c>; null where there is none.</summary>
    public string? Fragment { get; } = text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? Plain(text[(hash + 1)..]) : null;

    /// <summary>The address with the letters of other scripts as letters: on a page they stand as numbers.</summary>
    public string PlainText { get; } = Plain(text);

    /// <summary>Whether it leads to another site.</summary>
    public bool IsForeign { get; } = IsOfAnother(text);

    /// <summary>Whether it makes a call, a message or a letter.</summary>
    public bool IsContact { get; } = text.StartsWith("tel:", StringComparison.Ordinal) || text.StartsWith("sms:", StringComparison.Ordinal) || text.StartsWith("mailto:", StringComparison.Ordinal);

    /// <summary>What is wrong with where it leads, whoever wrote it, as the end of a sentence; null where it is fine, or leads to this site.</summary>
    public string? Complaint { get; } = IsOfAnother(text) ? WebAddress.Complaint(text, forSource: true) : WritesToOthers(text) ? "carries more than an e-mail address and a subject." : null;

    /// <summary>What a check found out about it: kept here, because it stands on many pages and is looked up for each.</summary>
    internal object? Judgement { get; set; }

    private static bool IsOfAnother(string text) => text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);

    private static bool WritesToOthers(string text) =>
        text.StartsWith("mailto:", StringComparison.Ordinal) && text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query && (!text[query..].StartsWith("?subject=", StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal));

    private static string Plain(string url) => url.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(url) : url;
}

/// <summary>Texts and addresses that stand on many pages, kept once: ids of the layout, addresses of the header.</summary>
internal sealed class Shared
{
    private readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Href> hrefs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> textsByLetters;
    private readonly ConcurrentDictionary<string, Href>.AlternateLookup<ReadOnlySpan<char>> hrefsByLetters;

    /// <summary>Begins with nothing.</summary>
    public Shared()
    {
        textsByLetters = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        hrefsByLetters = hrefs.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The one copy of a text of HTML.</summary>
    public string Text(ReadOnlySpan<byte> html) => html.IsEmpty ? "" : Find(html, textsByLetters, static text => text);

    /// <summary>The one copy of an address in HTML.</summary>
    public Href Href(ReadOnlySpan<byte> html) => Find(html, hrefsByLetters, static text => new Href(text));

    private static T Find<T>(ReadOnlySpan<byte> html, ConcurrentDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> byLetters, Func<string, T> make) where T : class
    {
        char[] room = ArrayPool<char>.Shared.Rent(html.Length);
        try
        {
            ReadOnlySpan<char> letters = HtmlText.Resolve(html, room);
            if (byLetters.TryGetValue(letters, out T? known))
                return known;
            byLetters.TryAdd(letters, make(new string(letters)));
            return byLetters.TryGetValue(letters, out known) ? known : throw new InvalidOperationException("what was just added is gone");
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }
}

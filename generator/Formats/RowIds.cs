using System.Security.Cryptography;
using System.Text;

namespace RecoveryGuide.Formats;

/// <summary>Ids of imported listings: the feed's name and the row's own id, the same in every import.</summary>
internal static class RowIds
{
    /// <summary>An id that may stand in an address.</summary>
    /// <param name="feed">The feed's name.</param>
    /// <param name="row">What the publisher calls the row, or the facts that tell it from others.</param>
    /// <param name="isId">Whether it is an id: facts are only hashed.</param>
    public static string Of(string feed, string row, bool isId)
    {
        string slug = $"{feed}-{Ascii(Slug.From(row))}".Trim('-');
        // What was cut, or lost letters, could be the same for two rows: a few digits of its hash tell them apart.
        bool isWhole = isId && Slug.IsValid(slug) && slug.Length > feed.Length && Slug.From(row).All(char.IsAscii);
        if (isWhole)
            return slug;
        string hash = Hash(row);
        string head = isId ? slug[..Math.Min(slug.Length, Slug.MaxLength - hash.Length - 1)].Trim('-') : feed;
        return $"{head}-{hash}";
    }

    /// <summary>Ten digits of a text's hash.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];

    private static string Ascii(string slug) => string.Join('-', string.Concat(slug.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries));
}

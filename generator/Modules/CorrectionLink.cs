using RecoveryGuide.Content;

namespace RecoveryGuide.Modules;

/// <summary>The link by which a reader says that something in a listing is wrong. It opens a form or a letter of their own and carries the listing's id: who reads the page, and why, stays here.</summary>
public static class CorrectionLink
{
    /// <summary>What stands in the setting <c>corrections</c> for the listing's id.</summary>
    public const string Place = "{id}";

    /// <summary>The link of a listing; null where nobody set an address.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="id">The listing's id.</param>
    public static string? Of(Settings settings, string id) => settings.Corrections switch
    {
        null => null,
        { } web when web.StartsWith("https://", StringComparison.Ordinal) => web.Replace(Place, Uri.EscapeDataString(id), StringComparison.Ordinal),
        { } email => $"mailto:{email}?subject={Uri.EscapeDataString($"Listing {id}")}",
    };

    /// <summary>Reads the setting: an https address with <c>{id}</c> in it, or an e-mail address.</summary>
    /// <returns>The setting, or null where it is missing or was reported.</returns>
    public static string? Read(YamlMap map, Diagnostics report)
    {
        if (map.Text("corrections") is not { } written)
            return null;
        if (EmailAddress.IsOne(written))
            return written;
        if (Complaint(written) is { } complaint)
        {
            map.Error(Rule.CorrectionsAddress, "corrections", $"'{written}' {complaint}");
            return null;
        }
        if (!written.Contains(Place, StringComparison.Ordinal))
            report.Warning(Rule.CorrectionsAddress, map.PlaceOf("corrections"), $"'{written}' does not say where the listing's id goes, so a reader has to copy it; write {Place} in its place, such as https://example.org/form?listing={Place}.");
        return written;
    }

    private static string? Complaint(string written)
    {
        if (written.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return "is a link; write the e-mail address alone.";
        if (!written.Contains("://", StringComparison.Ordinal))
            return $"is neither an e-mail address nor a web address; write corrections@example.org, or https://example.org/form?listing={Place}.";
        // The id may not decide whose site is opened.
        if (written.IndexOf(Place, StringComparison.Ordinal) is >= 0 and var at && written.IndexOf('/', "https://".Length) is var path && (path < 0 || at < path))
            return $"has {Place} in the name of the site; it belongs behind it.";
        return WebAddress.Complaint(written.Replace(Place, "id", StringComparison.Ordinal));
    }
}

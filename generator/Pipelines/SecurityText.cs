using System.Globalization;
using System.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Pipelines;

/// <summary>Settings → <c>/.well-known/security.txt</c> (RFC 9116): whom to tell of a weakness. Only made where the settings name somebody.</summary>
public static class SecurityText
{
    private static readonly Route Address = new("/.well-known/security.txt");

    /// <summary>The file, or none.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        site.Settings.SecurityContact is { } contact ? [new TextFile(Address, new("input/site.yml"), TextOf(site, contact))] : [];

    /// <summary>Reads the setting <c>security_contact</c>: an e-mail address, or an https address.</summary>
    /// <returns>The setting as an address to follow, or null where it is missing or was reported.</returns>
    public static string? ReadContact(YamlMap map)
    {
        if (map.Text("security_contact") is not { } written)
            return null;
        if (EmailAddress.IsOne(written))
            return "mailto:" + written;
        if (Complaint(written) is not { } complaint)
            return written;
        map.Error(Rule.SecurityContact, "security_contact", $"'{written}' {complaint}");
        return null;
    }

    private static string? Complaint(string written)
    {
        if (written.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return "is a link; write the e-mail address alone.";
        return written.Contains("://", StringComparison.Ordinal) ? WebAddress.Complaint(written) : "is neither an e-mail address nor a web address; write security@example.org, or https://example.org/security.";
    }

    // The standard wants an end that is less than a year away, so that nobody writes to an address long given up: each build moves it on.
    private static string TextOf(Site site, string contact)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Contact: {contact}\n");
        text.Append(CultureInfo.InvariantCulture, $"Expires: {site.Today.AddYears(1).AddDays(-1):yyyy-MM-dd}T00:00:00Z\n");
        text.Append(CultureInfo.InvariantCulture, $"Preferred-Languages: {string.Join(", ", site.Settings.Languages.Select(language => language.Code))}\n");
        text.Append(CultureInfo.InvariantCulture, $"Canonical: {site.Settings.BaseUrl}{Address}\n");
        return text.ToString();
    }
}

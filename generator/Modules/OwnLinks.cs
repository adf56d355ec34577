using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;

namespace RecoveryGuide.Modules;

/// <summary>
/// Links within the site are written once, as the default language has them. On a page of another language they lead to that language's page, or to the original where there is no translation.
/// </summary>
public static class OwnLinks
{
    /// <summary>Where a link written in a text leads on a page of a language.</summary>
    public static string In(Site site, Language language, string url)
    {
        if (language.IsDefault || url is not ['/', ..] || url.StartsWith(language.Root.Url, StringComparison.Ordinal) || LeadsToOriginal(site, language, url))
            return url;
        return language.Root.Url + url[1..];
    }

    private static bool LeadsToOriginal(Site site, Language language, string url)
    {
        string address = url.Split('#')[0];
        return site.UntranslatedIn(language).Any(guide => address.StartsWith(Routes.Guide(site.Settings.DefaultLanguage, guide.Content).Url, StringComparison.Ordinal))
            || site.TextPagesFor(language).Any(page => page.Language != language.Code && address == Routes.Page(site.Settings.DefaultLanguage, page.Content).Url)
            || site.Worksheets.Any(sheet => address == Routes.Plan(site.Settings.DefaultLanguage, sheet.Content.Id).Url && site.Worksheet(sheet.Content.Id, language)?.Language != language.Code)
            || !site.Worksheets.Any(sheet => sheet.Language == language.Code) && address.StartsWith(Routes.Plans(site.Settings.DefaultLanguage).Url, StringComparison.Ordinal);
    }
}

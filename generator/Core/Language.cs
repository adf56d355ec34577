namespace RecoveryGuide.Core;

/// <summary>A language the site is published in.</summary>
/// <param name="Code">BCP 47 code, such as <c>en</c>, <c>hi</c>, <c>pa</c>.</param>
/// <param name="Name">What its readers call it: English, हिन्दी, ਪੰਜਾਬੀ.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
/// <param name="IsDefault">The default language has no prefix in its addresses.</param>
public sealed record Language(string Code, string Name, string Direction, bool IsDefault)
{
    /// <summary>Where this language's pages begin: <c>/</c> or <c>/hi/</c>.</summary>
    public Route Root => IsDefault ? Route.Home : Route.Home.Then(Code);
}

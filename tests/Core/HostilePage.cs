namespace RecoveryGuide.Tests.Core;

/// <summary>A finished page with something in it that no reader and no template let through.</summary>
internal static class HostilePage
{
    private const string InMain = "<p>A small team.</p>";
    private const string InHead = "</head>";

    /// <summary>The page with a payload's HTML at the end of its text, or of its head.</summary>
    public static string With(Payload payload, string page)
    {
        (string before, string after) = payload.IsInHead ? ("", InHead) : (InMain, "");
        Assert.Contains(before + after, page, StringComparison.Ordinal);
        return page.Replace(before + after, before + payload.Live + after, StringComparison.Ordinal);
    }
}

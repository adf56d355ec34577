namespace RecoveryGuide.Core;

/// <summary>An address on the site. Links are routes, never strings put together.</summary>
/// <param name="Url">From the site's root, such as <c>/guides/relapse/after-a-lapse/</c> or <c>/feed.xml</c>.</param>
public readonly record struct Route(string Url)
{
    /// <summary>The site's front door.</summary>
    public static Route Home { get; } = new("/");

    /// <summary>A folder below this one.</summary>
    public Route Then(string slug) => new($"{Url}{slug}/");

    /// <summary>A file in this folder.</summary>
    public Route File(string name) => new(Url + name);

    /// <summary>The place of a heading or another element with an id on this page.</summary>
    public string At(string id) => $"{Url}#{id}";

    /// <summary>Where the page lies below <c>output/</c>.</summary>
    public string OutputPath => Url.EndsWith('/') ? Url[1..] + "index.html" : Url[1..];

    /// <summary>The address itself.</summary>
    public override string ToString() => Url;
}

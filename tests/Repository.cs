using System.Reflection;

namespace RecoveryGuide.Tests;

/// <summary>Where the repository lies, and sites built from it.</summary>
public static class Repository
{
    /// <summary>The day tests are built for: ages and due dates must not depend on when they run.</summary>
    public static readonly DateOnly Today = new(2026, 11, 26);

    /// <summary>The day the real site is built for: no earlier than the newest check of a listing.</summary>
    public static readonly DateOnly ContentDay = new(2026, 11, 27);

    public static readonly string Root = Path.GetFullPath(typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Repository").Value!);

    public static string Input { get; } = Path.Combine(Root, "input");

    public static string Theme { get; } = Path.Combine(Root, "theme");

    private static readonly Lazy<BuiltSite> Built = new(() => Build.Run(new(Input, Theme, ContentDay), new()));

    /// <summary>The real site, built once for all tests.</summary>
    public static BuiltSite Site => Built.Value;

    /// <summary>The text of a file of the real site.</summary>
    public static string Text(string route) => Site.Files.Single(file => file.Output.Route.Url == route).Text;
}

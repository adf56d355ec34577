namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>A generator that builds the invented site: how it is started, and which files an editor changes.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Folder">Where it runs.</param>
/// <param name="Output">Where it writes.</param>
/// <param name="Build">The command that builds everything.</param>
/// <param name="Serve">The command that serves the site and rebuilds it when a file is saved; <c>{port}</c> stands for the port.</param>
/// <param name="Served">Where the server writes; null where it keeps the site in memory.</param>
/// <param name="Guide">The file of the guide that is edited.</param>
/// <param name="Listing">The file in which the listing that is edited stands.</param>
internal sealed record SiteGenerator(string Name, string Folder, string Output, ImmutableArray<string> Build, ImmutableArray<string> Serve, string? Served, string Guide, string Listing);

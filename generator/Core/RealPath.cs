namespace RecoveryGuide.Core;

/// <summary>Where a path leads in the end.</summary>
internal static class RealPath
{
    private static readonly StringComparison Names = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The path without links, whether it exists or not.</summary>
    /// <exception cref="IOException">Its links lead in a circle.</exception>
    internal static string Of(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } above)
            return full;
        DirectoryInfo here = new(Path.Combine(Of(above), Path.GetFileName(full)));
        return here.LinkTarget is null ? here.FullName : Of(here.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    /// <summary>Whether a path is another or lies in it; both without links.</summary>
    internal static bool IsWithin(string path, string folder) => path.Equals(folder, Names) || path.StartsWith(folder + Path.DirectorySeparatorChar, Names);
}

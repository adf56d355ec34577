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

    /// <summary>Refuses a folder to write to that lies in one that is read, or holds one.</summary>
    /// <param name="folder">The folder to write to, without links.</param>
    /// <param name="sources">The folders that are read.</param>
    /// <exception cref="IOException">They overlap; the message says how.</exception>
    internal static void KeepApart(string folder, IEnumerable<string> sources)
    {
        foreach (string source in sources)
            if (IsWithin(Of(source), folder))
                throw new IOException($"the folder '{source}', which the site is made of, lies in it; choose a folder of its own for the site");
            else if (IsWithin(folder, Of(source)))
                throw new IOException($"it lies in '{source}', which the site is made of; choose a folder outside");
    }

    /// <summary>Whether a path is another or lies in it; both without links.</summary>
    internal static bool IsWithin(string path, string folder) => path.Equals(folder, Names) || path.StartsWith(folder + Path.DirectorySeparatorChar, Names);
}

using System.IO.Enumeration;

namespace RecoveryGuide.Core;

/// <summary>What lies in a folder and all folders below it, as paths with forward slashes. Links are not followed, and a folder that cannot be opened is told of.</summary>
/// <param name="Files">Files.</param>
/// <param name="Links">Links, to whatever they lead.</param>
/// <param name="Folders">Folders.</param>
internal sealed record FolderEntries(IReadOnlySet<string> Files, IReadOnlySet<string> Links, IReadOnlySet<string> Folders)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = true };

    /// <summary>Looks into a folder; one that is not there holds nothing.</summary>
    internal static FolderEntries Of(string folder)
    {
        HashSet<string> files = new(StringComparer.Ordinal), links = new(StringComparer.Ordinal), folders = new(StringComparer.Ordinal);
        if (Directory.Exists(folder))
            foreach ((string path, bool isLink, bool isFolder) in new FileSystemEnumerable<(string, bool, bool)>(folder, (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(entry), entry.IsDirectory), Everything)
            {
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(entry),
            })
                (isLink ? links : isFolder ? folders : files).Add(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));
        return new(files, links, folders);
    }

    /// <summary>The same without what somebody leaves out; of folders those that are empty.</summary>
    /// <param name="isLeftOut">Whether a file or link is left out.</param>
    /// <param name="foldersLeftOut">Folders left out.</param>
    internal FolderEntries Without(Func<string, bool> isLeftOut, HashSet<string> foldersLeftOut)
    {
        HashSet<string> filled = [.. Files.Concat(Links).Concat(Folders).Select(path => Path.GetDirectoryName(path)!.Replace(Path.DirectorySeparatorChar, '/'))];
        return new(
            Files.Where(path => !isLeftOut(path)).ToHashSet(StringComparer.Ordinal),
            Links.Where(path => !isLeftOut(path)).ToHashSet(StringComparer.Ordinal),
            Folders.Where(path => !filled.Contains(path) && !foldersLeftOut.Contains(path)).ToHashSet(StringComparer.Ordinal));
    }

    private static bool IsLink(in FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}

namespace RecoveryGuide.Core;

/// <summary>The files of the input, read once: strict UTF-8, size caps, no links followed.</summary>
/// <param name="Files">All text files, by path.</param>
/// <param name="Binaries">Files below <c>input/files/</c>, copied as they are: path below that folder, and bytes.</param>
/// <param name="Refused">Paths of files and folders that are there but were reported as unusable.</param>
public sealed record InputFolder(ImmutableSortedDictionary<string, InputFile> Files, ImmutableSortedDictionary<string, byte[]> Binaries, IReadOnlySet<string> Refused)
{
    /// <summary>Data files below <c>input/feeds/</c>, in whatever encoding their publisher uses.</summary>
    public ImmutableSortedDictionary<string, FeedData> Data { get; init; } = ImmutableSortedDictionary<string, FeedData>.Empty;

    /// <summary>Whether a path, or a folder above it, was reported as unusable: then it is not missing.</summary>
    public bool IsRefused(string path) => Refused.Any(refused => path == refused || path.StartsWith(refused + "/", StringComparison.Ordinal));

    /// <summary>The largest text file, in bytes. A listing file of a large state stays far below.</summary>
    public const long MaxBytes = 256 * 1024;

    /// <summary>The largest file of the gazetteer, in bytes: a country is one file, and no editor writes it.</summary>
    public const long MaxGazetteerBytes = 1024 * 1024;

    /// <summary>The largest file to be copied as it is, in bytes.</summary>
    public const long MaxBinaryBytes = 1024 * 1024;

    /// <summary>The largest data file of a feed, in bytes.</summary>
    public const long MaxFeedBytes = 16 * 1024 * 1024;

    /// <summary>The most files one site may have.</summary>
    public const int MaxFiles = 20_000;

    private static readonly ImmutableSortedSet<string> Copied = [".csv", ".ics", ".jpg", ".pdf", ".png", ".txt", ".webp"];

    private static readonly ImmutableSortedSet<string> Feeds = [".csv", ".geojson", ".json"];

    // Anything else is lost in an address, or hides in a message.
    private static readonly System.Buffers.SearchValues<char> InNames = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    // The walk must see links in order to refuse them: by default it would follow a linked folder, even round in a circle.
    // It must also be told of a folder it may not open: by default that would look empty, and all its pages would be gone without a word.
    private static readonly EnumerationOptions OneLevel = new() { AttributesToSkip = 0, RecurseSubdirectories = false, IgnoreInaccessible = false };

    /// <summary>Walks and reads a folder. Every file that cannot be used is reported; the others are returned.</summary>
    /// <param name="folder">The folder on disk.</param>
    /// <param name="name">What the folder is called in diagnostics, usually <c>input</c>.</param>
    /// <param name="report">Takes the mistakes.</param>
    public static InputFolder Read(string folder, string name, Diagnostics report)
    {
        if (!Directory.Exists(folder))
        {
            report.Error(Rule.MissingFile, new(name), $"the input folder '{name}' does not exist.");
            return new(ImmutableSortedDictionary<string, InputFile>.Empty, ImmutableSortedDictionary<string, byte[]>.Empty, new HashSet<string> { name });
        }
        List<(string Path, FileInfo File)> found = [];
        HashSet<string> refused = new(StringComparer.Ordinal);
        Walk(new DirectoryInfo(folder), name, found, refused, report);
        if (found.Count > MaxFiles)
        {
            // Twenty thousand sentences about what lies among them would hide this one.
            report.Error(Rule.TooManyFiles, new(name), $"{found.Count} files are more than the {MaxFiles} a site may have.");
            return new(ImmutableSortedDictionary<string, InputFile>.Empty, ImmutableSortedDictionary<string, byte[]>.Empty, new HashSet<string> { name });
        }

        var texts = ImmutableSortedDictionary.CreateBuilder<string, InputFile>(StringComparer.Ordinal);
        var binaries = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        var data = ImmutableSortedDictionary.CreateBuilder<string, FeedData>(StringComparer.Ordinal);
        string copied = name + "/files/";
        string gazetteer = name + "/places/gazetteer/";
        string feeds = name + "/feeds/";
        foreach ((string path, FileInfo file) in found)
        {
            if (path.StartsWith(copied, StringComparison.Ordinal) && !Copied.Contains(Path.GetExtension(path).ToLowerInvariant()))
            {
                report.Error(Rule.FileName, new(path), $"files to be copied may be of the kinds {string.Join(", ", Copied)}; what a browser would run is not published from the input.");
                continue;
            }
            bool isFeed = path.StartsWith(feeds, StringComparison.Ordinal) && Feeds.Contains(Path.GetExtension(path));
            bool isBinary = path.StartsWith(copied, StringComparison.Ordinal);
            long most = isBinary ? MaxBinaryBytes : isFeed ? MaxFeedBytes : path.StartsWith(gazetteer, StringComparison.Ordinal) ? MaxGazetteerBytes : MaxBytes;
            if (Bytes(path, file, most, isBinary, report) is not { } bytes)
            {
                refused.Add(path);
                continue;
            }
            if (isBinary)
                binaries.Add(path[copied.Length..], bytes);
            else if (isFeed)
                data.Add(path, new(bytes));
            else if (InputFile.Read(path, bytes, report) is { } text)
                texts.Add(path, text);
            else
                refused.Add(path);
        }
        return new(texts.ToImmutable(), binaries.ToImmutable(), refused) { Data = data.ToImmutable() };
    }

    private static FileSystemInfo[] EntriesOf(DirectoryInfo folder, string name, HashSet<string> refused, Diagnostics report)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos("*", OneLevel).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            report.Error(Rule.Unreadable, new(name), "cannot be opened: check that the folder is still there and may be read.");
            refused.Add(name);
            return [];
        }
    }

    private static void Walk(DirectoryInfo folder, string name, List<(string, FileInfo)> found, HashSet<string> refused, Diagnostics report)
    {
        foreach (FileSystemInfo entry in EntriesOf(folder, name, refused, report))
        {
            string path = $"{name}/{entry.Name}";
            if (entry.Name.AsSpan().ContainsAnyExcept(InNames) && !IsHidden(entry.Name))
            {
                report.Error(Rule.FileName, new(path), "its name may hold only the letters a to z and A to Z, digits, dots, hyphens and underscores.");
                refused.Add(path);
            }
            else if (IsLink(entry))
            {
                report.Error(Rule.LinkedFile, new(path), "is a link; links are not followed, put the file itself here.");
                refused.Add(path);
            }
            else if (IsHidden(entry.Name))
                continue;
            else if (entry is DirectoryInfo below)
                Walk(below, path, found, refused, report);
            else if (entry is FileInfo file)
                found.Add((path, file));
        }
    }

    // Of what has gone meanwhile the framework says that it has every attribute: reading it tells its editor better.
    private static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null || (entry.Attributes is var attributes && (int)attributes != -1 && attributes.HasFlag(FileAttributes.ReparsePoint));

    // Editors and file managers leave these behind; they are nobody's content.
    private static bool IsHidden(string name) => name.StartsWith('.') || name.EndsWith('~') || name is "Thumbs.db";

    /// <summary>The bytes of a file that was found by the walk; null where it was reported as unusable.</summary>
    internal static byte[]? Bytes(string path, FileInfo file, long most, bool isBinary, Diagnostics report)
    {
        try
        {
            if (file.Length > most)
            {
                TooLarge(path, file.Length, most, report);
                return null;
            }
            if (file.Length == 0 && isBinary)
                report.Error(Rule.Unreadable, new(path), "is empty, or is no file at all; delete it.");
            // A pipe or a device has no length and opening it could wait for ever: what has no length is not opened.
            if (file.Length == 0)
                return [];
            // It may have grown since it was found: what is read is bounded too.
            using FileStream stream = file.OpenRead();
            byte[] bytes = new byte[Math.Min(most, Math.Max(file.Length, stream.Length)) + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= most)
                return bytes[..length];
            TooLarge(path, Math.Max(length, stream.Length), most, report);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            report.Error(Rule.Unreadable, new(path), "cannot be read: check that the file is still there and may be opened.");
            return null;
        }
    }

    private static void TooLarge(string path, long length, long most, Diagnostics report) =>
        report.Error(Rule.TooLarge, new(path), $"{length} bytes are more than the {most} allowed; split the file.");
}

using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace RecoveryGuide.Core;

/// <summary>
/// What earlier builds of this process parsed, by pipeline, path and content. Parsing is the cost of a build and rendering is nearly free, so parsing
/// is remembered: of the input, and of the finished pages by the checks. A file's diagnostics are remembered with it: a warning does not vanish on the second build.
/// </summary>
public sealed class Memo
{
    private readonly ConcurrentDictionary<(Type Pipeline, string Path, string Hash), object> results = new();
    private readonly ConcurrentDictionary<UInt128, object> pages = new();
    private readonly ConcurrentDictionary<string, Pipelines.Print> prints = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> printed = new(StringComparer.Ordinal);
    private int processed;

    /// <summary>How many files were parsed, not remembered, since <see cref="Reset"/>.</summary>
    public int Processed => processed;

    /// <summary>Starts counting anew.</summary>
    public void Reset() => processed = 0;

    internal Processed<T> Get<T>(Pipeline<T> pipeline, InputFile file) =>
        (Processed<T>)results.GetOrAdd((pipeline.GetType(), file.Path, pipeline.HashOf(file)), _ => Process(pipeline, file));

    private Processed<T> Process<T>(Pipeline<T> pipeline, InputFile file)
    {
        Interlocked.Increment(ref processed);
        Diagnostics report = new();
        ImmutableArray<Document<T>> documents = [.. pipeline.Process(file, report)];
        return new(documents, report.Sorted());
    }

    /// <summary>Whether anything is remembered for a next build. A build that is the only one of its process need not.</summary>
    public bool Remembers { get; init; } = true;

    private readonly Checks.Shared shared = new();
    private readonly ConcurrentDictionary<UInt128, bool> read = new();
    private object? readFor;

    /// <summary>What reading a finished page found, remembered by a hash of the page's bytes: the same page is found fault with in the same way.</summary>
    /// <param name="page">The page.</param>
    /// <param name="against">What it was also judged by: what was found by another is forgotten.</param>
    /// <param name="find">Reads the page.</param>
    internal T Read<T>(ReadOnlyMemory<byte> page, object against, Func<ReadOnlyMemory<byte>, Checks.Shared, T> find) where T : class
    {
        if (!Remembers)
            return find(page, shared);
        lock (read)
            if (!against.Equals(readFor))
            {
                readFor = against;
                pages.Clear();
            }
        UInt128 hash = HashOf(page);
        read[hash] = true;
        return (T)pages.GetOrAdd(hash, _ => find(page, shared));
    }

    /// <summary>Forgets pages that were not read since this was last called.</summary>
    internal void KeepOnlyRead()
    {
        foreach (UInt128 hash in pages.Keys.Where(hash => !read.ContainsKey(hash)))
            pages.TryRemove(hash, out _);
        read.Clear();
    }

    private static UInt128 HashOf(ReadOnlyMemory<byte> page) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(page.Span));

    /// <summary>What earlier builds on this machine made to print; null where they are not asked.</summary>
    public Pipelines.PrintCache? Cache { get; init; }

    /// <summary>What a document came to, remembered by everything it says.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fonts">A hash of the fonts it is made with.</param>
    /// <param name="print">Makes it.</param>
    internal Pipelines.Print Print(Pdf.PrintDocument document, string fonts, Func<Pdf.PrintDocument, Pipelines.Print> print)
    {
        string key = Pipelines.PrintCache.KeyOf(document.Written(), fonts);
        printed[key] = true;
        return prints.GetOrAdd(key, key =>
        {
            if (Cache?.Find(key) is { } kept)
                return kept;
            Pipelines.Print made = print(document);
            Cache?.Keep(key, made);
            return made;
        });
    }

    /// <summary>Forgets documents that were not made since this was last called.</summary>
    internal void KeepOnlyPrinted()
    {
        foreach (string key in prints.Keys.Where(key => !printed.ContainsKey(key)))
            prints.TryRemove(key, out _);
        printed.Clear();
        Cache?.Tidy();
    }

    internal void Forget(IReadOnlySet<(string Path, string Hash)> current)
    {
        foreach ((Type Pipeline, string Path, string Hash) key in results.Keys)
            if (!current.Contains((key.Path, key.Hash)))
                results.TryRemove(key, out _);
    }
}

internal sealed record Processed<T>(ImmutableArray<Document<T>> Documents, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Runs the phases Input and Process: hands each pipeline its files, on all cores, and keeps the order of the files.</summary>
/// <param name="input">The files.</param>
/// <param name="inputName">What the input folder is called in diagnostics.</param>
/// <param name="memo">What earlier builds parsed.</param>
/// <param name="report">Takes the mistakes.</param>
public sealed class Engine(InputFolder input, string inputName, Memo memo, Diagnostics report)
{
    /// <summary>Files to be copied as they are: path below <c>input/files/</c>, and bytes.</summary>
    public ImmutableSortedDictionary<string, byte[]> Binaries => input.Binaries;

    /// <summary>All text files.</summary>
    public IEnumerable<InputFile> Texts => input.Files.Values;

    /// <summary>All text files, by path.</summary>
    internal ImmutableSortedDictionary<string, InputFile> Files => input.Files;

    /// <summary>A feed's data file; null where there is none. It counts as read.</summary>
    public FeedData? Data(string path)
    {
        lock (used)
            used.Add(path);
        return input.Data.GetValueOrDefault(path);
    }

    // Pipelines run beside each other: what the engine notes is written under a lock on 'used'.
    private readonly HashSet<(string Path, string Hash)> remembered = [];
    private readonly Dictionary<string, string> extensions = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Whether a file could not be used at all: then what other files say of it cannot be judged.</summary>
    public bool LostFiles { get; private set; }

    /// <summary>How long each pipeline's Process took.</summary>
    public ImmutableArray<(string Pipeline, TimeSpan Took)> Timings => [.. timings];

    private readonly List<(string, TimeSpan)> timings = [];

    /// <summary>Begins to run a pipeline over its files, beside whatever else is going on.</summary>
    public Task<ImmutableArray<Document<T>>> Begin<T>(Pipeline<T> pipeline) => Task.Run(() => Process(pipeline));

    /// <summary>Runs a pipeline over its files.</summary>
    public ImmutableArray<Document<T>> Process<T>(Pipeline<T> pipeline)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ImmutableArray<InputFile> files = [.. FilesOf(pipeline.Input, pipeline.Extension, pipeline.Folders)];
        lock (used)
            remembered.UnionWith(files.Select(file => (file.Path, pipeline.HashOf(file))));
        ImmutableArray<Processed<T>> results = files.SelectOnAllCores(file => memo.Get(pipeline, file));
        report.AddRange(results.SelectMany(result => result.Diagnostics));
        lock (used)
        {
            LostFiles |= results.Any(result => result.Documents.IsEmpty && result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
            timings.Add((pipeline.GetType().Name, System.Diagnostics.Stopwatch.GetElapsedTime(start)));
        }
        return [.. results.SelectMany(result => result.Documents)];
    }

    /// <summary>Reads one YAML file that the site cannot do without; null where it was reported as missing or unreadable.</summary>
    public YamlMap? ReadMap(string path)
    {
        string full = $"{inputName}/{path}";
        lock (used)
            used.Add(full);
        YamlMap? map = null;
        if (input.Files.TryGetValue(full, out InputFile? file))
            map = Yaml.Read(full, file.Text, report);
        else if (!input.IsRefused(full))
            report.Error(Rule.MissingFile, new(full), "this file is missing; a site cannot be built without it.");
        lock (used)
            LostFiles |= map is null;
        return map;
    }

    /// <summary>Reads one YAML file that a verb of this program writes and editors only approve; null where it was reported as missing or unreadable.</summary>
    /// <param name="path">The file, below the input folder.</param>
    /// <param name="rule">The rule that needs it.</param>
    /// <param name="verb">The verb that writes it.</param>
    public YamlMap? ReadKept(string path, string rule, string verb)
    {
        string full = $"{inputName}/{path}";
        if (input.Files.ContainsKey(full) || input.IsRefused(full))
            return ReadMap(path);
        report.Error(rule, new(full), $"this file is missing; write it with 'dotnet run --project generator -- {verb}' and read it before you commit it.");
        return null;
    }

    /// <summary>Reports files that no pipeline reads: usually a wrong folder or extension. Called after all pipelines.</summary>
    public void ReportUnused(IEnumerable<string> folders)
    {
        foreach (InputFile file in input.Files.Values.Where(file => !used.Contains(file.Path)))
            report.Error(Rule.FileOutOfPlace, file.Start, $"nothing reads this file{WrongEnd(file) ?? "." + DidYouMean(file, folders)} Files belong into: {string.Join(", ", folders)}.");
        foreach (string path in input.Data.Keys.Where(path => !used.Contains(path)))
            report.Error(Rule.FileOutOfPlace, new(path), $"nothing reads this file: no description in {inputName}/feeds/ names it with 'file'.");
        memo.Forget(remembered);
    }

    // The right folder, but the wrong ending or a folder too many.
    private string? WrongEnd(InputFile file) =>
        extensions.FirstOrDefault(folder => file.Path.StartsWith($"{inputName}/{folder.Key}", StringComparison.Ordinal)) is { Key: not null } folder ? $": what lies in {folder.Key} has the form {folder.Value}." : null;

    private string DidYouMean(InputFile file, IEnumerable<string> folders) => Suggestion.For(file.Path[(inputName.Length + 1)..].Split('/')[0] + "/", folders);

    private IEnumerable<InputFile> FilesOf(string folder, string extension, int folders)
    {
        string root = $"{inputName}/{folder}";
        lock (used)
            extensions[folder] = folder + (folders > 0 ? "*/" : "") + "*" + extension;
        foreach (InputFile file in input.Files.Values.Where(file => file.Path.StartsWith(root, StringComparison.Ordinal) && file.Path.EndsWith(extension, StringComparison.Ordinal) && file.Path[root.Length..].Count(letter => letter == '/') <= folders))
        {
            lock (used)
                used.Add(file.Path);
            yield return file;
        }
    }
}

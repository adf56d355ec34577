namespace RecoveryGuide.Search;

/// <summary>Everything the search of one language needs below output/.</summary>
public sealed record SearchFiles(ImmutableArray<SearchFile> Files);

/// <summary>One file of the index: its path below output/ and its bytes.</summary>
public sealed record SearchFile(string Path, ReadOnlyMemory<byte> Bytes);

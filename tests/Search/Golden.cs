using System.Text.Json;
using System.Text.Json.Serialization;
using RecoveryGuide.Search;

namespace RecoveryGuide.Tests.Search;

/// <summary>golden.json: what the writer in C# and the reader in JavaScript must agree on. search.test.mjs reads the same file.</summary>
public sealed record Golden(
    ImmutableArray<GoldenWords> Words,
    ImmutableArray<GoldenWords> Numbers,
    ImmutableArray<GoldenWords> Compounds,
    ImmutableArray<GoldenWords> Telling,
    ImmutableArray<GoldenStem> Stems,
    ImmutableArray<GoldenSkeleton> Skeletons,
    ImmutableArray<SearchDocument> Documents,
    ImmutableSortedDictionary<string, string> Files,
    ImmutableSortedDictionary<string, string> FilesOfLargeSite)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Golden Read() =>
        JsonSerializer.Deserialize<Golden>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Search", "golden.json")), Options)!;
}

public sealed record GoldenWords(string Text, ImmutableArray<string> Words);

public sealed record GoldenStem(string Word, string Stem);

public sealed record GoldenSkeleton(string Word, string Latin, string Skeleton);

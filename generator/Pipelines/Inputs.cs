using RecoveryGuide.Content;

namespace RecoveryGuide.Pipelines;

/// <summary><c>strings/{language}.yml</c> → the words of the interface.</summary>
public static class Words
{
    /// <summary>Reads every language's file; the default language first, because the others are compared with it.</summary>
    public static ImmutableDictionary<string, Strings> Read(Engine engine, Settings settings, Diagnostics report)
    {
        var all = ImmutableDictionary.CreateBuilder<string, Strings>(StringComparer.Ordinal);
        Strings? model = null;
        foreach (Language language in settings.Languages)
        {
            YamlMap? map = engine.ReadMap($"strings/{language.Code}.yml");
            all[language.Code] = map is null ? Strings.None(language.Code) : Strings.Read(language.Code, map, model, report);
            model ??= all[language.Code];
        }
        return all.ToImmutable();
    }
}

/// <summary><c>places/countries.yml</c> → countries and their regions.</summary>
public static class Places
{
    /// <summary>Reads the file.</summary>
    public static ImmutableArray<Country> Read(YamlMap? map)
    {
        ImmutableArray<Country> countries = [.. map?.Items("countries").Select(Country.Read) ?? []];
        map?.NothingElse();
        // A second one of a name is reported and left out, or every page of the first would be called wrong.
        foreach (Country country in countries)
            if (countries.First(other => other.Code == country.Code || other.Slug == country.Slug) is var first && first != country)
                map!.Error(Rule.DuplicateId, country.At, $"country '{country.Code}' ({country.Slug}) stands here twice (first in line {first.At.Line}); each code and each slug is used once.");
        return [.. countries.DistinctBy(country => country.Code).DistinctBy(country => country.Slug)];
    }
}

/// <summary><c>sources.yml</c> → the sources of guides.</summary>
public static class References
{
    /// <summary>Reads the file.</summary>
    public static ImmutableArray<Reference> Read(YamlMap? map)
    {
        ImmutableArray<Reference> references = [.. map?.Items("sources").Select(Reference.From) ?? []];
        foreach (var twice in references.GroupBy(reference => reference.Id).Where(same => same.Count() > 1))
            map!.Error(Rule.DuplicateId, "sources", $"source '{twice.Key}' stands here {twice.Count()} times, in lines {string.Join(" and ", twice.Select(reference => reference.At.Line))}.");
        map?.NothingElse();
        return references;
    }
}

/// <summary><c>do_not_list.yml</c> → numbers that must appear nowhere.</summary>
public static class DoNotList
{
    /// <summary>Reads the file.</summary>
    public static ImmutableArray<ForbiddenNumber> Read(YamlMap? map)
    {
        ImmutableArray<ForbiddenNumber> numbers = [.. map?.Items("numbers").Select(ForbiddenNumber.Read) ?? []];
        map?.NothingElse();
        // One that is too short was reported; it would be found inside many right numbers.
        return [.. numbers.Where(number => number.Digits.Length >= ForbiddenNumber.FewestDigits)];
    }
}

/// <summary><c>safety_blocks/{language}.yml</c> → fixed safety texts.</summary>
public sealed class SafetyBlocks : Pipeline<SafetyBlock>
{
    /// <summary>The pipeline.</summary>
    public static SafetyBlocks Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "safety_blocks/";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override int Folders => 0;

    /// <inheritdoc/>
    public override IEnumerable<Document<SafetyBlock>> Process(InputFile file, Diagnostics report)
    {
        if (Yaml.Read(file.Path, file.Text, report) is not { } map)
            return [];
        Translation? translation = Translation.Read(map);
        ImmutableArray<SafetyBlock> blocks = [.. map.Items("blocks").Select(block => SafetyBlock.Read(block, translation, report))];
        map.NothingElse();
        Modules.ShortCodes.Check(blocks.SelectMany(block => block.Text.ShortCodes), report);
        return [.. blocks.Select(block => new Document<SafetyBlock>(block.At, file.Name, block))];
    }
}

/// <summary><c>words_to_avoid/{language}.yml</c> → words no text of ours may use.</summary>
public sealed class WordLists : Pipeline<WordsToAvoid>
{
    /// <summary>The pipeline.</summary>
    public static WordLists Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "words_to_avoid/";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override int Folders => 0;

    /// <inheritdoc/>
    public override IEnumerable<Document<WordsToAvoid>> Process(InputFile file, Diagnostics report) =>
        Yaml.Read(file.Path, file.Text, report) is { } map ? [new(file.Start, file.Name, WordsToAvoid.Read(map))] : [];
}

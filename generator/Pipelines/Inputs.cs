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

/// <summary><c>do_not_list.yml</c> → numbers that must appear nowhere, and sites nothing may lead to.</summary>
public static class DoNotList
{
    /// <summary>Reads the sites of the file; asked for before the numbers, which come last.</summary>
    public static ImmutableArray<ForbiddenHost> ReadHosts(YamlMap? map) => [.. map?.Items("hosts").Select(ForbiddenHost.Read).Where(host => host.Host.Length > 0) ?? []];

    /// <summary>Reads the numbers of the file.</summary>
    public static ImmutableArray<ForbiddenNumber> Read(YamlMap? map)
    {
        ImmutableArray<ForbiddenNumber> numbers = [.. map?.Items("numbers").Select(ForbiddenNumber.Read) ?? []];
        map?.NothingElse();
        // One that is too short was reported; it would be found inside many right numbers.
        return [.. numbers.Where(number => number.Digits.Length >= ForbiddenNumber.FewestDigits)];
    }
}

/// <summary><c>places/short_codes.yml</c> → the short codes countries have.</summary>
public static class ShortCodeList
{
    /// <summary>Reads the file.</summary>
    public static ImmutableArray<KnownShortCode> Read(YamlMap? map)
    {
        ImmutableArray<KnownShortCode> codes = [.. map?.Items("short_codes").Select(KnownShortCode.Read) ?? []];
        map?.NothingElse();
        foreach (var twice in codes.GroupBy(code => (code.Country, code.Code)).Where(same => same.Count() > 1))
            foreach (KnownShortCode second in twice.Skip(1))
                map!.Error(Rule.DuplicateId, second.At, $"short code {second.Code} of {second.Country} stands here twice (first in line {twice.First().At.Line}); keep one.");
        return codes;
    }
}

/// <summary><c>safety_numbers.yml</c> → the numbers of safety-critical listings as they were last approved.</summary>
public static class SafetyNumberList
{
    /// <summary>Reads the file; null where there is none to compare with.</summary>
    public static ImmutableArray<SafetyNumbers>? Read(YamlMap? map)
    {
        if (map is null)
            return null;
        ImmutableArray<SafetyNumbers> all = [.. map.Items("safety_numbers").Select(SafetyNumbers.Read)];
        map.NothingElse();
        foreach (var twice in all.Where(entry => entry.Id.Length > 0).GroupBy(entry => entry.Id).Where(same => same.Count() > 1))
            map.Error(Rule.DuplicateId, twice.Last().At, $"'{twice.Key}' stands here twice (first in line {twice.First().At.Line}); keep one.");
        return [.. all.Where(entry => entry.Id.Length > 0).DistinctBy(entry => entry.Id)];
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

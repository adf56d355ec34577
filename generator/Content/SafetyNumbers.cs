namespace RecoveryGuide.Content;

/// <summary>What the numbers of a safety-critical listing were when somebody last approved them, from <c>input/safety_numbers.yml</c>.</summary>
/// <param name="Id">The listing's id.</param>
/// <param name="Numbers">Its numbers, E.164 or short codes, in the order of their characters.</param>
/// <param name="Sources">The sources it named then.</param>
/// <param name="At">Where the entry was written.</param>
public sealed record SafetyNumbers(string Id, ImmutableArray<string> Numbers, ImmutableArray<SafetySource> Sources, Source At)
{
    /// <summary>The newest date a source printed; null where none prints one.</summary>
    public PartialDate? Newest => Sources.Select(source => source.Date).Max();

    /// <summary>Reads one entry.</summary>
    public static SafetyNumbers Read(YamlMap map)
    {
        SafetyNumbers numbers = new(
            map.RequiredSlug("id"),
            [.. map.Texts("numbers").Select(number => number.Text).Distinct().Order(StringComparer.Ordinal)],
            [.. map.Items("sources").Select(SafetySource.Read)],
            map.At);
        map.NothingElse();
        return numbers;
    }
}

/// <summary>A source the numbers of a safety-critical listing rested on.</summary>
/// <param name="Url">Its public address.</param>
/// <param name="Date">The date it prints; null where it prints none (<c>undated</c>).</param>
public readonly record struct SafetySource(string Url, PartialDate? Date)
{
    /// <summary>Reads one entry.</summary>
    public static SafetySource Read(YamlMap map)
    {
        string written = map.Required("date");
        PartialDate? date = PartialDate.Parse(written);
        if (date is null && written.Length > 0 && written != "undated")
            map.Error(Rule.BadDate, "date", $"'{written}' is not a date; write 2026-07-12, 2026-07 or 2026 as the source prints it, or 'undated'.");
        SafetySource source = new(map.Required("url"), date);
        map.NothingElse();
        return source;
    }
}

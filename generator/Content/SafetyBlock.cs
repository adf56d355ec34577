namespace RecoveryGuide.Content;

/// <summary>How soon a safety text wants something done.</summary>
public enum SafetyLevel
{
    /// <summary>Act now.</summary>
    Emergency,

    /// <summary>Today.</summary>
    Urgent,

    /// <summary>This week.</summary>
    Advice,
}

/// <summary>A fixed safety text, written once and translated once; guides include it by id and never rephrase it.</summary>
/// <param name="Id">How guides name it.</param>
/// <param name="Level">How soon to act.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">The text; short-codes stand for the reader's numbers.</param>
/// <param name="At">Where it was written.</param>
/// <param name="TextHash">Hash of its words (<see cref="Translation.HashOf"/>).</param>
/// <param name="Translation">What its file says of itself as a translation; null for an original.</param>
public sealed record SafetyBlock(string Id, SafetyLevel Level, string Title, MarkdownText Text, Source At, string TextHash, Translation? Translation)
{
    /// <summary>The help numbers its text asks for.</summary>
    public ImmutableArray<HelpNumber> Numbers =>
        [.. Text.ShortCodes.Where(code => code.Name == "number").SelectMany(code => code.Arguments)
            .Select(word => Kebab<HelpNumber>.TryParse(word, out HelpNumber number) ? number : (HelpNumber?)null).OfType<HelpNumber>().Distinct()];

    /// <summary>Reads one entry of <c>safety_blocks/{language}.yml</c>.</summary>
    public static SafetyBlock Read(YamlMap map, Translation? translation, Diagnostics report)
    {
        string id = map.RequiredSlug("id"), title = map.Required("title"), text = map.Required("text");
        SafetyBlock block = new(
            id, map.RequiredChoice<SafetyLevel>("level"), title, MarkdownText.Parse(text, map.PlaceOf("text"), report), map.At,
            Translation.HashOf(id, title, text), translation);
        map.NothingElse();
        map.NoTypedPhones("title");
        return block;
    }
}

namespace RecoveryGuide.Content;

/// <summary>A word of the field, explained, from <c>input/glossary/{language}.yml</c>.</summary>
/// <param name="Id">The same in every language.</param>
/// <param name="Term">The word as readers of this language say it.</param>
/// <param name="Forms">Other forms of it in texts: plurals, spellings. Guides link the first of any of them.</param>
/// <param name="Meaning">One or two plain sentences.</param>
/// <param name="At">Where the meaning was written.</param>
/// <param name="Translation">What the file says of itself as a translation; null for an original.</param>
public sealed record GlossaryTerm(string Id, string Term, ImmutableArray<string> Forms, string Meaning, Source At, Translation? Translation)
{
    /// <summary>Every way the word is written in texts, the longest first, so that "recovery position" is not taken for "recovery".</summary>
    public IEnumerable<string> Written => Forms.Prepend(Term);

    /// <summary>Reads one entry.</summary>
    public static GlossaryTerm Read(YamlMap map, Translation? translation)
    {
        GlossaryTerm term = new(map.RequiredSlug("id"), map.Required("term", 2, 80), [.. map.Texts("forms").Select(form => form.Text)], map.Required("meaning", 10, 400), map.PlaceOf("meaning"), translation);
        map.NothingElse();
        map.NoTypedPhones();
        return term;
    }
}

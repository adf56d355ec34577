using RecoveryGuide.Content;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>The words of the field, explained, in the alphabet's order of their language.</summary>
public sealed record GlossaryModel(ImmutableArray<GlossaryTerm> Terms, bool IsUnchecked);

/// <summary><c>glossary/{language}.yml</c> → <c>/glossary/</c>, and the words explained at the end of each guide.</summary>
public sealed class Glossary : Pipeline<GlossaryTerm>
{
    /// <summary>The pipeline.</summary>
    public static Glossary Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "glossary/";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override int Folders => 0;

    /// <inheritdoc/>
    public override IEnumerable<Document<GlossaryTerm>> Process(InputFile file, Diagnostics report)
    {
        if (Yaml.Read(file.Path, file.Text, report) is not { } map)
            return [];
        Translation? translation = Translation.Read(map);
        ImmutableArray<Document<GlossaryTerm>> terms = [.. map.Items("terms").Select(term => new Document<GlossaryTerm>(term.At, file.Name, GlossaryTerm.Read(term, translation)))];
        map.NothingElse();
        return terms;
    }

    /// <summary>A page for each language that has a glossary.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        from language in site.Settings.Languages
        let terms = site.TermsIn(language)
        where !terms.IsEmpty
        let words = site.WordsIn(language)
        let info = new PageInfo(Routes.Glossary(language), language, words.GlossaryTitle, words.GlossaryDescription, "")
        select Page.Of<GlossaryPage, GlossaryModel>(new("input/glossary"), info, site, new(terms, terms.Any(term => term.Translation is { Checked: null })));
}

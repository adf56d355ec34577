using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>A plain page, ready to be shown.</summary>
public sealed record TextPageModel(TextPage Page, ImmutableArray<TextPart> Body, Route? Original);

/// <summary><c>pages/{language}/*.md</c> → <c>/{slug}/</c></summary>
public sealed class TextPages : Pipeline<TextPage>
{
    /// <summary>The pipeline.</summary>
    public static TextPages Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "pages/";

    /// <inheritdoc/>
    public override string Extension => ".md";

    /// <inheritdoc/>
    public override IEnumerable<Document<TextPage>> Process(InputFile file, Diagnostics report) =>
        TextPage.Read(file, report) is { } page ? [new(file.Start, file.Folder, page)] : [];

    /// <summary>The pages.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.TextPages.SelectMany(document => PagesOf(site, document));

    /// <summary>The page of one text.</summary>
    internal static IEnumerable<Output> PagesOf(Site site, Document<TextPage> document)
    {
        Language language = site.Settings.Language(document.Language);
        TextPage page = document.Content;
        PageInfo info = new(Routes.Page(language, page), language, page.Title, page.Summary, "");
        return [Page.Of<TextPagePage, TextPageModel>(document.Source, info, site, new(page, new TextView(site, language, []).Parts(page.Body), page.Translation is null ? null : Routes.Page(site.Settings.DefaultLanguage, page)))];
    }
}

namespace RecoveryGuide.Content;

/// <summary>A plain page: about, privacy, accessibility.</summary>
/// <param name="Slug">The file's name; its address is <c>/{slug}/</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">50 to 160 characters.</param>
/// <param name="Order">Its place in the footer.</param>
/// <param name="Body">Its text.</param>
/// <param name="TextHash">Hash of its words (<see cref="Translation.HashOf"/>): what translations of it name.</param>
/// <param name="Translation">What it says of itself as a translation; null for an original.</param>
public sealed record TextPage(string Slug, string Title, string Summary, int Order, MarkdownText Body, string TextHash, Translation? Translation)
{
    /// <summary>Reads a page from its Markdown file.</summary>
    public static TextPage? Read(InputFile file, Diagnostics report)
    {
        if (FrontMatter.Read(file, report) is not { } front)
            return null;
        if (!Core.Slug.IsValid(file.Name))
            report.Error(Rule.FileName, file.Start, $"file name '{file.Name}' cannot stand in an address; use lower-case letters a to z, digits and single hyphens.");
        string title = front.Map.Required("title", 3, 90), summary = front.Map.Required("summary", 50, 160);
        TextPage page = new(
            file.Name, title, summary, front.Map.RequiredNumber("order", 1, 99),
            MarkdownText.Parse(front.Body, new(file.Path, front.BodyLine), report),
            Translation.HashOf(title, summary, front.Body), Translation.Read(front.Map));
        front.Map.NothingElse();
        front.Map.NoTypedPhones("title", "summary");
        Modules.ShortCodes.Check(page.Body.ShortCodes, report);
        return page;
    }
}

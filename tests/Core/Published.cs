using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsvHelper;
using Calendar = Ical.Net.Calendar;

namespace RecoveryGuide.Tests.Core;

/// <summary>Looks at what a site publishes as others do, and not by the rules of the build: whether anything in it became more than a text.</summary>
internal sealed class Published
{
    // What a writer of Markdown, or a site with meetings, may have although the real site happens not to.
    private static readonly ImmutableArray<string> OfMarkdown = ["em", "strong", "code", "pre", "blockquote", "ul", "ol", "ol start", "li", "hr", "br", "h2", "h2 id", "h3", "h3 id", "p", "a", "a href", "a rel", "table", "thead", "tbody", "tr", "th", "td", "link title"];

    private static readonly Lazy<ImmutableHashSet<string>> Known = new(() =>
        [.. OfMarkdown, .. Repository.Site.Files.Where(file => file.IsPage).SelectMany(file => Parts(new HtmlParser().ParseDocument(file.Html!))).Distinct()]);

    private static readonly ImmutableArray<string> Schemes = ["https://", "http://", "mailto:", "tel:", "sms:", "/", "#"];

    // Files are made by us, so what harms is written by us: these stand in no template.
    private static readonly ImmutableArray<string> NeverInPages = ["<script>alert", "<img src=x", "<svg onload", "javascript:alert(1)\"", "<b>x</b>"];

    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);

    private static IEnumerable<string> Parts(IParentNode document) => AllOf(document).SelectMany(element =>
        element.Attributes.Where(attribute => !attribute.Name.StartsWith("aria-", StringComparison.Ordinal) && !attribute.Name.StartsWith("data-", StringComparison.Ordinal)).Select(attribute => $"{element.LocalName} {attribute.Name}").Prepend(element.LocalName));

    private static IEnumerable<IElement> AllOf(IParentNode document) =>
        document.QuerySelectorAll("*").SelectMany(element => element is IHtmlTemplateElement template ? AllOf(template.Content).Prepend(element) : [element]);

    /// <summary>What is wrong with a site's files; null where nothing is.</summary>
    public string? Complaint(BuiltSite built)
    {
        foreach (Rendered file in built.Files)
        {
            byte[] bytes = file.Bytes.ToArray();
            string hash = file.Output.Route.Url + Convert.ToHexString(SHA256.HashData(bytes));
            if (seen.ContainsKey(hash))
                continue;
            if (Complaint(file, bytes) is { } complaint)
                return $"{file.Output.Route.Url} {complaint}";
            seen[hash] = true;
        }
        return null;
    }

    /// <summary>What is wrong with a piece of HTML made of Markdown; null where nothing is.</summary>
    public static string? Fragment(string html) => OfDocument(new HtmlParser().ParseDocument("<!doctype html><body><div class=\"text\">" + html + "</div>"), html);

    private static string? Complaint(Rendered file, byte[] bytes)
    {
        if (file.IsPage)
            return OfDocument(new HtmlParser().ParseDocument(file.Html!), file.Html!);
        try
        {
            return Path.GetExtension(file.Output.Route.Url) switch
            {
                ".json" or ".geojson" or ".webmanifest" => OfJson(bytes),
                ".csv" => OfTable(file.Text),
                ".ics" => OfCalendar(file.Text),
                ".vcf" => OfContact(file.Text),
                ".xml" => OfXml(file.Text),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is JsonException or XmlException or CsvHelperException or FormatException or System.Runtime.Serialization.SerializationException)
        {
            return $"cannot be read: {failure.Message}";
        }
    }

    private static string? OfDocument(IHtmlDocument document, string html)
    {
        if (Parts(document).FirstOrDefault(part => !Known.Value.Contains(part)) is { } unknown)
            return $"has '{unknown}'";
        foreach (IElement element in AllOf(document))
        {
            foreach (IAttr attribute in element.Attributes.Where(attribute => attribute.Name is "href" or "src" or "action" or "formaction" or "xlink:href"))
                // In a template a script fills in where it leads.
                if (attribute.Value.Length > 0 && !Schemes.Any(scheme => attribute.Value.StartsWith(scheme, StringComparison.Ordinal) && !attribute.Value.StartsWith("//", StringComparison.Ordinal)))
                    return $"leads to '{attribute.Value}'";
            if (element is IHtmlScriptElement { Source: null } script && Data(script) is { } complaint)
                return complaint;
        }
        return NeverInPages.FirstOrDefault(text => html.Contains(text, StringComparison.OrdinalIgnoreCase)) is { } raw ? $"holds '{raw}' as it is" : null;
    }

    private static string? Data(IHtmlScriptElement script)
    {
        if (script.Type is not ("application/json" or "application/ld+json"))
            return $"runs '{script.Text}'";
        using JsonDocument data = JsonDocument.Parse(script.Text);
        return null;
    }

    private static string? OfJson(byte[] bytes)
    {
        using JsonDocument data = JsonDocument.Parse(bytes);
        return null;
    }

    private static string? OfTable(string text)
    {
        using CsvParser table = new(new StringReader(text), CultureInfo.InvariantCulture);
        int? columns = null;
        while (table.Read())
        {
            columns ??= table.Count;
            if (table.Count != columns)
                return $"has {table.Count} cells in row {table.Row}, not {columns}";
            if (table.Record!.FirstOrDefault(cell => cell.Length > 1 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\u200B') is { } formula)
                return $"has the formula '{formula}'";
        }
        return null;
    }

    private static string? OfLines(string text)
    {
        if (text.Replace("\r\n", "", StringComparison.Ordinal).AsSpan().ContainsAny('\r', '\n'))
            return "has a line end that is no CRLF";
        return text.Split("\r\n").FirstOrDefault(line => line.StartsWith("X-INJECTED", StringComparison.Ordinal)) is { } line ? $"has the line '{line}'" : null;
    }

    private static string? OfCalendar(string text) => OfLines(text) ?? (Calendar.Load(text) is { Events.Count: > 0 } ? null : "has no entry");

    private static string? OfContact(string text) =>
        OfLines(text) ?? (text.Split("\r\n").Count(line => line is "BEGIN:VCARD" or "END:VCARD") == 2 ? null : "is no single contact");

    private static string? OfXml(string text)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader).Descendants().FirstOrDefault(element => element.Name.LocalName is "script" or "svg" or "img" or "x") is { } foreign ? $"has '{foreign.Name}'" : null;
    }
}

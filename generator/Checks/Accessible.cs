using System.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>
/// Looks for what keeps readers out who do not see the page, do not use a mouse, or listen to it: landmarks, names of what can be used, pictures without words, languages without a mark. Follows
/// one page as it is read.
/// </summary>
/// <param name="offences">Takes rule and sentence of each.</param>
internal sealed class Accessible(List<(string Rule, string Sentence)> offences)
{
    // WCAG 2.2, 3.1.2, leaves out names and words of the trade: so many words in a row are a sentence.
    private const int WordsOfSentence = 4;

    // What has to say what it is, and does so in its own words or in one of these attributes.
    private sealed record Named(int Depth, string Element, string Shown)
    {
        public bool HasName { get; set; }
    }

    private readonly List<(int Depth, Script Script)> languages = [];
    private readonly List<Named> named = [];
    private readonly List<(string Kind, string Name)> landmarks = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> labelled = new(StringComparer.Ordinal);
    private readonly List<(string Id, string Shown)> fields = [];
    private readonly List<(string Attribute, string Id)> references = [];
    private int skipped;
    private int silent;
    private int call;
    private string? number;
    private bool isSet;
    private int mains;

    /// <summary>Takes the token the reader stands on.</summary>
    internal void Take(HtmlToken token, scoped ref HtmlReader reader)
    {
        if (token == HtmlToken.Close)
            Close(reader.Depth);
        else if (token == HtmlToken.Start)
            Start(ref reader);
        else if (skipped == 0 && !HtmlText.IsBlank(reader.RawText) && !reader.IsDirectlyIn("script"u8) && !reader.IsDirectlyIn("title"u8))
            Text(ref reader);
    }

    /// <summary>Looks at what only the whole page tells.</summary>
    internal void Finish()
    {
        if (mains != 1)
            offences.Add((Rule.Landmark, $"has {mains} elements 'main'; a page has one, and the skip link leads there."));
        foreach (IGrouping<string, (string Kind, string Name)> kind in landmarks.GroupBy(landmark => landmark.Kind).Where(kind => kind.Count() > 1))
            foreach (IGrouping<string, (string Kind, string Name)> same in kind.GroupBy(landmark => landmark.Name).Where(same => same.Key.Length == 0 || same.Count() > 1))
                offences.Add((Rule.Landmark, $"has {kind.Count()} landmarks '{kind.Key}', of which {same.Count()} {(same.Key.Length == 0 ? "have no name" : $"are named by '{same.Key}'")}; give each an 'aria-label' or 'aria-labelledby' of its own."));
        foreach ((string id, string shown) in fields.Where(field => !labelled.Contains(field.Id)))
            offences.Add((Rule.Label, $"holds {shown} without a label; put it into a 'label', or point one at it with 'for'."));
        foreach ((string attribute, string id) in references.Distinct().Where(reference => !ids.Contains(reference.Id)))
            offences.Add((Rule.Label, $"says {attribute}=\"{id}\", but nothing on it has that id."));
    }

    private void Close(int depth)
    {
        while (languages is [.., var last] && last.Depth > depth)
            languages.RemoveAt(languages.Count - 1);
        while (named is [.., var open] && open.Depth > depth)
        {
            named.RemoveAt(named.Count - 1);
            if (!open.HasName)
                offences.Add((Rule.Name, $"holds {open.Shown} without words; whoever hears the page would not know what it is. Write what it does or is, or give it an 'aria-label'."));
        }
        skipped = skipped > depth ? 0 : skipped;
        silent = silent > depth ? 0 : silent;
        if (call <= depth)
            return;
        call = 0;
        if (number is not null)
            offences.Add((Rule.NumberDirection, $"holds a link that calls, with the number '{number}' outside 'bdi'; in a text from right to left its groups would change places. Write <bdi dir=\"ltr\">{number}</bdi>."));
        number = null;
    }

    private void Start(scoped ref HtmlReader reader)
    {
        ReadOnlySpan<byte> name = reader.Name;
        ReadOnlySpan<byte> language = reader.Attribute("lang"u8, out bool hasLanguage);
        if (hasLanguage)
            Speak(language, reader.Depth);
        else if (name.SequenceEqual("html"u8))
            offences.Add((Rule.Language, "does not say its language; give 'html' a 'lang'."));
        ReadOnlySpan<byte> id = reader.Attribute("id"u8, out bool hasId);
        if (hasId)
            ids.Add(HtmlText.Resolve(id));
        if (skipped > 0)
            return;
        // A script fills it in and names what it makes.
        if (name.SequenceEqual("template"u8))
        {
            skipped = reader.Depth;
            return;
        }
        if (silent == 0 && reader.Attribute("aria-hidden"u8, out _).SequenceEqual("true"u8))
            silent = reader.Depth;
        Refer(ref reader);
        Landmark(ref reader);
        if (name.SequenceEqual("img"u8))
            Image(ref reader);
        else if (name.SequenceEqual("input"u8) || name.SequenceEqual("select"u8) || name.SequenceEqual("textarea"u8))
            Field(ref reader);
        else if ((name.SequenceEqual("a"u8) && IsLink(ref reader)) || name.SequenceEqual("button"u8) || name.SequenceEqual("label"u8) || name.SequenceEqual("summary"u8) || name.SequenceEqual("legend"u8) || IsHeading(name))
            named.Add(new(reader.Depth, Spelled(name), Shown(ref reader)) { HasName = OwnName(ref reader).Length > 0 || IsHidden(ref reader) });
        if (name.SequenceEqual("a"u8) && reader.Attribute("href"u8, out _) is var address && (address.StartsWith("tel:"u8) || address.StartsWith("sms:"u8)))
        {
            call = reader.Depth;
            isSet = false;
        }
        // Beside its number a link may hold a name that has digits, too.
        if (name.SequenceEqual("bdi"u8) && call > 0 && reader.Attribute("dir"u8, out _).SequenceEqual("ltr"u8))
        {
            isSet = true;
            number = null;
        }
        for (int i = 0; i < reader.AttributeCount; i++)
            if (reader.AttributeName(i).SequenceEqual("aria-label"u8) || reader.AttributeName(i).SequenceEqual("alt"u8) || reader.AttributeName(i).SequenceEqual("placeholder"u8))
                Judge(reader.AttributeValue(i));
    }

    private void Text(scoped ref HtmlReader reader)
    {
        Judge(reader.RawText);
        if (silent == 0)
            foreach (Named open in named)
                open.HasName = true;
        if (call > 0 && !isSet && Digits(reader.RawText) > 2)
            number = HtmlText.Resolve(reader.RawText).Trim();
    }

    private void Speak(ReadOnlySpan<byte> language, int depth)
    {
        string code = HtmlText.Resolve(language);
        string first = code.Split('-')[0];
        if (!LanguageNames.IsKnown(first))
            offences.Add((Rule.Language, $"has lang=\"{code}\", which is no language code known here.{Suggestion.For(first, LanguageNames.Codes)}"));
        languages.Add((depth, ForeignLetters.Of(first)));
    }

    private void Refer(scoped ref HtmlReader reader)
    {
        for (int i = 0; i < reader.AttributeCount; i++)
        {
            ReadOnlySpan<byte> attribute = reader.AttributeName(i);
            bool isLabel = attribute.SequenceEqual("for"u8) && reader.Name.SequenceEqual("label"u8);
            if (!isLabel && !attribute.SequenceEqual("aria-labelledby"u8) && !attribute.SequenceEqual("aria-describedby"u8) && !attribute.SequenceEqual("aria-controls"u8))
                continue;
            foreach (string id in HtmlText.Resolve(reader.AttributeValue(i)).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                references.Add((Spelled(attribute), id));
                if (isLabel)
                    labelled.Add(id);
            }
        }
    }

    private void Landmark(scoped ref HtmlReader reader)
    {
        ReadOnlySpan<byte> role = reader.Attribute("role"u8, out bool hasRole);
        if (reader.Name.SequenceEqual("main"u8) || role.SequenceEqual("main"u8))
            mains++;
        string? kind = (hasRole ? Spelled(role) : Spelled(reader.Name)) switch
        {
            "nav" or "navigation" => "navigation",
            "aside" or "complementary" => "complementary",
            "search" => "search",
            "form" when hasRole => "form",
            _ => null,
        };
        if (kind is not null && !IsHidden(ref reader))
            landmarks.Add((kind, OwnName(ref reader)));
    }

    private void Image(scoped ref HtmlReader reader)
    {
        ReadOnlySpan<byte> words = reader.Attribute("alt"u8, out bool hasWords);
        reader.Attribute("width"u8, out bool hasWidth);
        reader.Attribute("height"u8, out bool hasHeight);
        if (!hasWords)
            offences.Add((Rule.PictureWords, $"holds {Shown(ref reader)} without 'alt'; say in it what the picture shows, or leave it empty where the picture only adorns."));
        if (!hasWidth || !hasHeight)
            offences.Add((Rule.PictureWords, $"holds {Shown(ref reader)} without 'width' and 'height'; the text would jump when it comes."));
        if (!HtmlText.IsBlank(words) && silent == 0)
            foreach (Named open in named)
                open.HasName = true;
    }

    private void Field(scoped ref HtmlReader reader)
    {
        ReadOnlySpan<byte> type = reader.Attribute("type"u8, out _);
        if (type.SequenceEqual("hidden"u8) || reader.IsIn("label"u8) && OwnName(ref reader).Length == 0)
            return;
        if (OwnName(ref reader).Length > 0)
        {
            // The label around it only makes it larger to hit.
            foreach (Named open in named.Where(open => open.Element == "label"))
                open.HasName = true;
            return;
        }
        fields.Add((HtmlText.Resolve(reader.Attribute("id"u8, out _)), Shown(ref reader)));
    }

    private void Judge(ReadOnlySpan<byte> text)
    {
        Script own = languages is [.., var last] ? last.Script : Script.Latin;
        if (ForeignLetters.First(text, own, WordsOfSentence) is { } foreign)
            offences.Add((Rule.ForeignText, $"holds '{Shortened(HtmlText.Resolve(text).Trim())}', {foreign}, without a 'lang' that says so; a screen reader would read it out in the page's language."));
    }

    // A name that lies elsewhere on the page stands for itself: two of one id are one name.
    private static string OwnName(scoped ref HtmlReader reader)
    {
        ReadOnlySpan<byte> name = reader.Attribute("aria-label"u8, out _);
        return HtmlText.IsBlank(name) ? HtmlText.Resolve(reader.Attribute("aria-labelledby"u8, out _)).Trim() : HtmlText.Resolve(name).Trim();
    }

    // Without an address it is only the place of a link, such as of a number that a region does not have.
    private static bool IsLink(scoped ref HtmlReader reader)
    {
        reader.Attribute("href"u8, out bool isLink);
        return isLink;
    }

    // What a script shows, it also fills.
    private static bool IsHidden(scoped ref HtmlReader reader)
    {
        reader.Attribute("hidden"u8, out bool isHidden);
        return isHidden;
    }

    private static bool IsHeading(ReadOnlySpan<byte> name) => name is [(byte)'h', >= (byte)'1' and <= (byte)'6'];

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int digits = 0;
        foreach (byte letter in text)
            digits += letter is >= (byte)'0' and <= (byte)'9' ? 1 : 0;
        return digits;
    }

    private static string Shown(scoped ref HtmlReader reader)
    {
        foreach (string attribute in new[] { "id", "class", "href", "src", "name" })
            if (reader.Attribute(Encoding.UTF8.GetBytes(attribute), out bool isThere) is var value && isThere)
                return $"<{Spelled(reader.Name)} {attribute}=\"{HtmlText.Resolve(value)}\">";
        return $"<{Spelled(reader.Name)}>";
    }

    private static string Shortened(string text)
    {
        const int most = 80;
        return text.Length <= most ? text : text[..most] + "…";
    }

    private static string Spelled(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);
}

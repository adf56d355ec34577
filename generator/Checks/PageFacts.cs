using System.Buffers;
using System.Text;

namespace RecoveryGuide.Checks;

/// <summary>A link of a page.</summary>
internal readonly record struct PageLink(Href Href, string Rel);

/// <summary>
/// What is found by reading a finished page as a browser would. It depends on the page's HTML and nothing else, so a rebuild that makes the same HTML again need not read it again.
/// </summary>
/// <param name="Language">Code of its language.</param>
/// <param name="Title">Its title.</param>
/// <param name="Ids">All ids, in order, twice where they stand twice.</param>
/// <param name="Links">What a reader can follow.</param>
/// <param name="Resources">What a browser loads.</param>
/// <param name="HeadingFaults">What is wrong with the order of its headings, to be read after its address.</param>
/// <param name="NotAllowed">Rule and sentence for each thing no page may hold.</param>
/// <param name="Forbidden">The numbers of the do-not-call list on it.</param>
/// <param name="ShowsShortCode">Whether a short-code is left over on it.</param>
/// <param name="Elements">How many elements it has.</param>
/// <param name="Weight">Bytes, compressed with Brotli in haste; as they are where they are few enough not to matter.</param>
internal sealed record PageFacts(
    string Language,
    string Title,
    ImmutableArray<string> Ids,
    ImmutableArray<PageLink> Links,
    ImmutableArray<PageLink> Resources,
    ImmutableArray<string> HeadingFaults,
    ImmutableArray<(string Rule, string Sentence)> NotAllowed,
    ImmutableArray<Content.ForbiddenNumber> Forbidden,
    bool ShowsShortCode,
    int Elements,
    long Weight)
{
    // How far it was compressed, and what came of it: each further step costs as much as reading a hundred pages.
    private (int Quality, long Bytes) weighed;

    /// <summary>Its weight, as exact as it must be to tell whether it is above a limit.</summary>
    /// <param name="most">The limit.</param>
    /// <param name="html">The page.</param>
    internal long WeightUpTo(long most, ReadOnlyMemory<byte> html)
    {
        if (Weight <= most)
            return Weight;
        foreach (int quality in (ReadOnlySpan<int>)[5, PageWeights.Thorough])
        {
            if (weighed.Quality < quality)
                weighed = (quality, PageWeights.Compressed(html.Span, quality));
            if (weighed.Bytes <= most)
                break;
        }
        return weighed.Bytes;
    }

    /// <summary>Whether two elements have one id.</summary>
    internal bool HasIdTwice { get; } = Ids.Length > 1 && new HashSet<string>(Ids, StringComparer.Ordinal).Count < Ids.Length;

    internal static PageFacts Read(ReadOnlyMemory<byte> bytes, DigitRuns numbers, Shared shared)
    {
        ReadOnlySpan<byte> html = bytes.Span;
        Gatherer found = new(bytes, shared);
        HtmlReader reader = new(html);
        try
        {
            for (HtmlToken token = reader.Read(); token != HtmlToken.End; token = reader.Read())
                found.Take(token, ref reader);
            if (reader.Fault is { } fault)
                found.Offences.Add((Rule.Malformed, fault));
            else
                found.Accessible.Finish();
            if (HiddenCharacters.FirstIn(html) is { } hidden)
                found.Offences.Add((Rule.ForbiddenCharacter, $"holds the character U+{hidden.Value:X4}, which is invisible or changes how text reads."));
        }
        finally
        {
            reader.Dispose();
        }
        return new(
            found.Language,
            found.Title,
            [.. found.Ids],
            [.. found.Links],
            [.. found.Resources],
            found.HeadingFaults(),
            [.. found.Offences],
            numbers.In(html, isHtml: true),
            html.IndexOf("{{"u8) >= 0,
            found.Elements,
            WeightOf(bytes));
    }

    /// <summary>Of what a page refers to, what a browser loads with it: styles, scripts, icons.</summary>
    internal static IEnumerable<string> Loaded(IEnumerable<PageLink> resources) => resources.Where(resource => resource.Rel is "" or "stylesheet" or "icon").Select(resource => resource.Href.Text).Distinct(StringComparer.Ordinal);

    /// <summary>What a browser loads with a page.</summary>
    internal static ImmutableArray<string> LoadedBy(ReadOnlyMemory<byte> bytes)
    {
        Gatherer found = new(bytes, new());
        HtmlReader reader = new(bytes.Span);
        try
        {
            for (HtmlToken token = reader.Read(); token != HtmlToken.End; token = reader.Read())
                found.Take(token, ref reader);
        }
        finally
        {
            reader.Dispose();
        }
        return [.. Loaded(found.Resources)];
    }

    // The quick way of compressing already tells of nearly every page that it is light enough.
    private static long WeightOf(ReadOnlyMemory<byte> bytes)
    {
        const int small = 8 * 1024, quick = 1;
        return bytes.Length <= small ? bytes.Length : PageWeights.Compressed(bytes.Span, quick);
    }

    private sealed class Gatherer
    {
        // Where a Greek or Cyrillic letter may begin: the first bytes of those in UTF-8, and a reference.
        private static readonly SearchValues<byte> InLookAlikes = SearchValues.Create([(byte)'&', 0xCD, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4]);

        private readonly ReadOnlyMemory<byte> page;
        private readonly Shared shared;
        private readonly List<(int Level, int From, int To)> headings = [];
        private int level;
        private int from;
        private bool isTitle;
        private bool isOwnScript;

        public Gatherer(ReadOnlyMemory<byte> page, Shared shared)
        {
            this.page = page;
            this.shared = shared;
            Accessible = new(Offences);
        }

        public string Language { get; private set; } = "";

        public string Title { get; private set; } = "";

        public int Elements { get; private set; }

        public List<string> Ids { get; } = [];

        public List<PageLink> Links { get; } = new(64);

        public List<PageLink> Resources { get; } = new(16);

        public List<(string Rule, string Sentence)> Offences { get; } = [];

        public Accessible Accessible { get; }

        public void Take(HtmlToken token, ref HtmlReader reader)
        {
            Accessible.Take(token, ref reader);
            if (token == HtmlToken.Text)
            {
                if (isTitle)
                    Title = OneSpaced(HtmlText.Resolve(reader.RawText));
                if (isOwnScript && !reader.RawText.IsEmpty)
                    Offences.Add(Allowed.OwnScript);
                if (reader.RawText.ContainsAny(InLookAlikes) && !reader.IsIn("script"u8) && Characters.FirstLookAlike(HtmlText.Resolve(reader.RawText)) is { } word)
                    Offences.Add((Rule.ForbiddenCharacter, $"shows '{word}', which mixes Latin with Greek or Cyrillic letters that look alike."));
                isTitle = isOwnScript = false;
                return;
            }
            isTitle = isOwnScript = false;
            if (token == HtmlToken.Close)
            {
                if (level > 0 && reader.Name is [(byte)'h', var number] && number == '0' + level)
                {
                    headings.Add((level, from, reader.Position));
                    level = 0;
                }
                return;
            }
            Elements++;
            Allowed.Check(ref reader, Offences);
            Note(ref reader);
            if (reader.Name is [(byte)'h', >= (byte)'1' and <= (byte)'6'])
            {
                level = reader.Name[1] - '0';
                from = reader.End;
            }
        }

        private void Note(ref HtmlReader reader)
        {
            ReadOnlySpan<byte> name = reader.Name;
            ReadOnlySpan<byte> id = reader.Attribute("id"u8, out bool hasId);
            if (hasId)
                Ids.Add(shared.Text(id));
            if (name.SequenceEqual("html"u8))
                Language = shared.Text(reader.Attribute("lang"u8, out _));
            else if (name.SequenceEqual("title"u8))
                isTitle = Title.Length == 0;
            else if (name.SequenceEqual("a"u8))
                AddTo(Links, ref reader, "href"u8);
            else if (name.SequenceEqual("link"u8))
                AddTo(Resources, ref reader, "href"u8);
            else if (name.SequenceEqual("script"u8) || name.SequenceEqual("img"u8))
            {
                AddTo(Resources, ref reader, "src"u8);
                reader.Attribute("src"u8, out bool isFile);
                isOwnScript = isFile && name.SequenceEqual("script"u8) && !Allowed.IsData(ref reader);
            }
        }

        private void AddTo(List<PageLink> list, ref HtmlReader reader, ReadOnlySpan<byte> attribute)
        {
            ReadOnlySpan<byte> address = reader.Attribute(attribute, out bool isThere);
            if (isThere)
                list.Add(new(shared.Href(address), shared.Text(reader.Attribute("rel"u8, out _))));
        }

        public ImmutableArray<string> HeadingFaults()
        {
            ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();
            int last = 0;
            foreach ((int level, int begin, int end) in headings)
            {
                if (level > last + 1)
                    faults.Add($": heading '{WordsOf(page.Span[begin..end])}' is of level {level} but follows level {last}; do not skip one.");
                last = level;
            }
            int titles = headings.Count(heading => heading.Level == 1);
            if (titles != 1)
                faults.Add($" has {titles} headings of level 1; a page has one.");
            return faults.ToImmutable();
        }

        private static string WordsOf(ReadOnlySpan<byte> html)
        {
            StringBuilder words = new();
            while (!html.IsEmpty)
            {
                int tag = html.IndexOf((byte)'<');
                words.Append(HtmlText.Resolve(tag < 0 ? html : html[..tag]));
                int end = tag < 0 ? -1 : html[tag..].IndexOf((byte)'>');
                html = end < 0 ? default : html[(tag + end + 1)..];
            }
            return words.ToString().Trim();
        }

        // What a browser shows in its tab: WHATWG HTML, 3.1.5, "strip and collapse ASCII whitespace".
        private static string OneSpaced(string text) => string.Join(' ', text.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }
}

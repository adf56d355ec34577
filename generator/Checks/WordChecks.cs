using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Checks;

/// <summary>Whether texts use kind words and short sentences, in every language.</summary>
public static class WordChecks
{
    /// <summary>The longest sentence a text may have, in words.</summary>
    public const int MostWords = 25;

    /// <summary>How long the sentences of a guide may be on average, in languages whose reading grade cannot be computed.</summary>
    public const int MostMeanWords = 14;

    /// <summary>Reports words to avoid, sentences that are too long, and guides whose sentences are long on average.</summary>
    public static void Check(Site site, Diagnostics report)
    {
        foreach (IGrouping<string, (string Language, TextBlock Block)> language in Written(site).GroupBy(text => text.Language))
        {
            WordsToAvoid? words = site.WordsToAvoid.FirstOrDefault(list => list.Language == language.Key)?.Content;
            foreach ((_, TextBlock block) in language)
            {
                CheckWords(block, words, report);
                CheckSentences(block, report);
            }
        }
        foreach (Document<Guide> guide in site.Guides.Where(guide => guide.Language != ReadingGrade.Language))
            CheckMean(guide, report);
    }

    private static IEnumerable<(string Language, TextBlock Block)> Written(Site site) =>
    [
        .. site.Guides.SelectMany(guide => guide.Content.Blocks.Select(block => (guide.Language, block))),
        .. site.TextPages.SelectMany(page => page.Content.Body.Blocks.Select(block => (page.Language, block))),
        .. site.SafetyBlocks.SelectMany(block => block.Content.Text.Blocks.Append(Whole(new(block.Content.Title, block.Source))).Select(text => (block.Language, text))),
        .. site.Worksheets.SelectMany(sheet => sheet.Content.Texts.Select(text => (sheet.Language, Whole(text)))),
        .. site.Strings.SelectMany(words => words.Value.Texts.Select(text => (words.Key, Whole(text)))),
        .. site.Glossary.SelectMany(term => new[] { (term.Language, Whole(new(term.Content.Meaning, term.Content.At))) }),
        .. site.Situations.Select(situation => (situation.Language, Whole(new(situation.Content.Say, situation.Content.At)))),
        .. site.Listings.SelectMany(listing => OurWords(listing.Content).Select(text => (site.Settings.DefaultLanguage.Code, Whole(text)))),
    ];

    // A listing's names are its own; the sentences about it are ours.
    private static IEnumerable<Located> OurWords(Listing listing)
    {
        // What a feed says was made to fit where it was read, and its file is its publisher's.
        if (listing.Feed is not null)
            yield break;
        yield return new(listing.Summary, listing.Places.Summary);
        if (listing.Note is { } note)
            yield return new(note, listing.Places.Note);
    }

    private static TextBlock Whole(Located text) => new(TextBlockKind.Fragment, text.Text, [(0, text.At)]);

    private static void CheckWords(TextBlock block, WordsToAvoid? words, Diagnostics report)
    {
        foreach ((int at, string word, WordToAvoid entry) in words?.In(block.Text) ?? [])
            report.Error(Rule.WordToAvoid, block.At(at), $"'{block.Text.Substring(at, word.Length)}' is a word to avoid: write {entry.Use}. What somebody says may stand in quotation marks.");
    }

    private static void CheckSentences(TextBlock block, Diagnostics report)
    {
        if (block.Kind == TextBlockKind.Heading)
            return;
        foreach (Sentence sentence in Sentences.Of(block.Text).Where(sentence => sentence.Words > MostWords))
            report.Error(Rule.LongSentence, block.At(sentence.Offset), $"the sentence '{Beginning(sentence.Text)}…' has {sentence.Words} words; cut it: at most {MostWords}.");
    }

    private static void CheckMean(Document<Guide> document, Diagnostics report)
    {
        int[] lengths = [.. document.Content.Blocks.Where(block => block.Kind == TextBlockKind.Prose).SelectMany(block => Sentences.Of(block.Text)).Select(sentence => sentence.Words)];
        if (lengths.Length > 0 && lengths.Average() > MostMeanWords)
            report.Error(Rule.LongSentences, document.Source, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the sentences have {lengths.Average():0.0} words on average; at most {MostMeanWords}. There is no reading grade for '{document.Language}', so short sentences stand for it."));
    }

    private static string Beginning(string sentence) => string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6));
}

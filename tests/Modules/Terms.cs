using CsCheck;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Tests.Modules;

/// <summary>Words are found whole, in any script; the first use of each explained word on a page leads to its meaning.</summary>
public class Terms
{
    private static GlossaryTerm Term(string id, string word, params ReadOnlySpan<string> forms) => new(id, word, [.. forms], "What it means.", new("input/glossary/en.yml"), null);

    private static Phrases<string> Names(string name) => new([(name, name)]);

    [Theory]
    [InlineData("An addict, an ADDICT.", "addict", new[] { 3, 14 })]
    [InlineData("Addicted to addiction", "addict", new int[0])]
    [InlineData("12-step", "step", new[] { 3 })]
    [InlineData("तलब उठी, तलबगार नहीं", "तलब", new[] { 0 })]
    // A vowel sign belongs to the word: केंद्र is not केंद्रों.
    [InlineData("केंद्रों में", "केंद्र", new int[0])]
    [InlineData("ਤਲਬ।", "ਤਲਬ", new[] { 0 })]
    [InlineData("", "x", new int[0])]
    public void A_word_is_found_only_as_a_whole(string text, string word, int[] places) => Assert.Equal(places, new Phrases<int>([(word, 0)]).In(text).Select(found => found.At));

    [Theory]
    [InlineData("He said “I am an addict” once.", "He said                  once.")]
    [InlineData("\"dirty\" and clean", "        and clean")]
    [InlineData("“never closed", "“never closed")]
    [InlineData("At Alcoholics Anonymous, not alcoholics", "At                     , not alcoholics")]
    public void What_is_quoted_and_what_is_a_name_is_blanked_out(string text, string rest) => Assert.Equal(rest, Quoted.Blanked(text, Names("Alcoholics Anonymous")));

    [Fact]
    public void Blanking_out_moves_no_letter() => Gen.String.Try(text =>
        Assert.Equal(text.Length, Quoted.Blanked(text, Names("a")).Length));

    [Fact]
    public void Only_the_first_use_of_a_word_is_linked_and_the_longer_word_wins()
    {
        TermLinks links = new([Term("recovery", "Recovery"), Term("recovery-position", "Recovery position"), Term("craving", "Craving", "cravings")]);

        Assert.Equal("The <a class=\"term\" href=\"#word-recovery-position\">recovery position</a> and <a class=\"term\" href=\"#word-recovery\">recovery</a>, recovery.", links.Html("The recovery position and recovery, recovery."));
        Assert.Equal("<a class=\"term\" href=\"#word-craving\">Cravings</a> &amp; craving", links.Html("Cravings & craving"));
        Assert.Equal(["recovery", "recovery-position", "craving"], links.Found.Select(term => term.Id));
    }

    [Fact]
    public void Any_text_comes_out_as_the_same_text() => Gen.String.Try(text =>
    {
        TermLinks links = new([Term("a", "a"), Term("bc", "b c")]);
        AngleSharp.Html.Parser.HtmlParser parser = new();
        // What HTML itself changes or cannot hold is no business of the links.
        string plain = string.Concat(text.Where(letter => !char.IsSurrogate(letter) && letter is not ('\r' or '\0')));

        Assert.Equal(parser.ParseDocument($"<p>{System.Net.WebUtility.HtmlEncode(plain)}</p>").Body!.TextContent, parser.ParseDocument($"<p>{links.Html(plain)}</p>").Body!.TextContent);
    });

    [Theory]
    [InlineData("Stop here. And here?", new[] { 0, 11 })]
    [InlineData("  Wait.  “Now.” Go", new[] { 2, 9, 16 })]
    [InlineData("पानी पिएँ। बैठें।", new[] { 0, 11 })]
    public void A_sentence_knows_where_it_begins(string paragraph, int[] offsets) => Assert.Equal(offsets, Sentences.Of(paragraph).Select(sentence => sentence.Offset));

    [Theory]
    [InlineData("One two-three, four — five.", 4)]
    [InlineData("In 2019, 3 in 10.", 5)]
    public void A_word_is_what_holds_a_letter_or_a_digit(string sentence, int words) => Assert.Equal(words, new Sentence(0, sentence).Words);
}

using RecoveryGuide.Modules;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Modules;

/// <summary>How hard a text is to read, by the formula of Kincaid and others (1975), counted by hand here.</summary>
public class ReadingGrades
{
    private static double GradeOf(string sentence, int times) => ReadingGrade.Of([string.Join(' ', Enumerable.Repeat(sentence, times))]);

    [Theory]
    // 10 words, 15 syllables: 0.39 × 10 + 11.8 × 1.5 − 15.59
    [InlineData("The doctor gave my sister water after the long winter.", 10, 6.0)]
    // 10 words, 10 syllables: 0.39 × 10 + 11.8 − 15.59
    [InlineData("You can stop here and rest for a short time.", 10, 0.1)]
    // 20 words, 20 syllables: 0.39 × 20 + 11.8 − 15.59
    [InlineData("You can stop here and rest for a short time or you can go home and sleep for a bit.", 5, 4.0)]
    // 5 words, 12 syllables, the emergency exempt: 0.39 × 5 + 11.8 × 2.4 − 15.59
    [InlineData("Medication helps prevent another emergency.", 20, 14.7)]
    public void A_known_text_has_the_grade_counted_by_hand(string sentence, int times, double grade) => Assert.Equal(grade, GradeOf(sentence, times));

    [Theory]
    [InlineData("help", 1)]
    [InlineData("safe", 1)]
    [InlineData("makes", 1)]
    [InlineData("stopped", 1)]
    [InlineData("used", 1)]
    [InlineData("needed", 2)]
    [InlineData("houses", 2)]
    [InlineData("changes", 2)]
    [InlineData("water", 2)]
    [InlineData("little", 2)]
    [InlineData("people", 2)]
    [InlineData("family", 3)]
    [InlineData("medicine", 3)]
    [InlineData("while", 1)]
    [InlineData("called", 1)]
    [InlineData("feels", 1)]
    [InlineData("rules", 1)]
    public void Common_words_have_the_syllables_people_say(string word, int syllables)
    {
        // Ten sentences of ten words leave only the syllables in the formula.
        string sentence = string.Join(' ', Enumerable.Repeat(word, 10)) + ".";

        Assert.Equal(Math.Max(0, Math.Round(3.9 + 11.8 * syllables - 15.59, 1)), GradeOf(sentence, 10));
    }

    [Fact]
    public void A_very_easy_text_has_no_grade_below_zero() => Assert.Equal(0, GradeOf("Sit down now.", 40));

    [Fact]
    public void Under_a_hundred_words_nothing_is_said()
    {
        Assert.Equal(0, GradeOf("Institutional rehabilitation necessitates considerable interdisciplinary collaboration.", 16));
        Assert.True(GradeOf("Institutional rehabilitation necessitates considerable interdisciplinary collaboration.", 17) > 12);
    }

    [Fact]
    public void Words_readers_must_meet_anyway_do_not_make_a_text_hard() =>
        Assert.True(GradeOf("Take buprenorphine with your benzodiazepine in recovery.", 20) < GradeOf("Take preparations with your institutional in recovery.", 20));

    [Fact]
    public void Longer_sentences_make_the_same_words_harder() =>
        Assert.True(GradeOf("You can stop here and rest for a bit and then go home and eat and sleep.", 10) > GradeOf("You can stop here. Rest for a bit and then go home. Eat and sleep.", 10));

    [Theory]
    [InlineData("Stop. Breathe. Call.", 3)]
    [InlineData("Is it safe? No! Then \"wait.\" Good.", 4)]
    [InlineData("It costs 3.5 pounds at example.org today.", 1)]
    [InlineData("No full stop", 1)]
    [InlineData("पानी पिएँ। बैठ जाएँ। ठीक है?", 3)]
    [InlineData("... !!! 123.", 0)]
    public void Sentences_are_told_apart(string paragraph, int sentences) => Assert.Equal(sentences, Sentences.Of(paragraph).Count());

    [Fact]
    public void A_guide_that_is_too_hard_is_refused_with_its_grade_and_target()
    {
        using SmallSite site = new();
        site.Change(Editing.Guide, "Drink water and sit down.", string.Join(' ', Enumerable.Repeat("Institutional rehabilitation necessitates considerable interdisciplinary collaboration.", 20)));

        Diagnostic refused = Assert.Single(site.Build().Diagnostics);

        Assert.Equal(Rule.ReadingGrade, refused.Code);
        Assert.Contains("its target is 6", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_and_headings_are_not_counted()
    {
        using SmallSite site = new();
        site.Change(Editing.Guide, "## What to do next", "| Institutional | Rehabilitation |\n|---|---|\n" + string.Concat(Enumerable.Repeat("| interdisciplinary collaboration | considerable administrative organisation |\n", 40)) + "\n## What to do next");

        Assert.Empty(site.Build().Diagnostics);
    }
}

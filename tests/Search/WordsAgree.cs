using RecoveryGuide.Search;

namespace RecoveryGuide.Tests.Search;

/// <summary>The writer makes the words that golden.json says, which the reader makes too.</summary>
public sealed class WordsAgree
{
    private static readonly Golden Golden = Golden.Read();

    [Fact]
    public void TextIsFoldedIntoTheSameWords() =>
        Assert.All(Golden.Words, static golden => Assert.Equal(golden.Words, Words.Of(golden.Text)));

    [Fact]
    public void TelephoneNumbersAreJoinedTheSameWay() =>
        Assert.All(Golden.Numbers, static golden => Assert.Equal(golden.Words, Words.Numbers(golden.Text)));

    [Fact]
    public void HyphenatedWordsAreJoinedTheSameWay() =>
        Assert.All(Golden.Compounds, static golden => Assert.Equal(golden.Words, Words.Compounds(golden.Text)));

    [Fact]
    public void TheSameWordsSayNothing() =>
        Assert.All(Golden.Telling, static golden => Assert.Equal(golden.Words, Words.Of(golden.Text).Where(static word => !StopWords.Contains(word))));

    [Fact]
    public void StemsAreTheSame() =>
        Assert.All(Golden.Stems, static golden => Assert.Equal(golden.Stem, Stem.Of(golden.Word)));

    [Fact]
    public void SkeletonsAreTheSame() => Assert.All(Golden.Skeletons, static golden =>
    {
        string folded = Words.Fold(golden.Word);
        Assert.Equal(golden.Latin, Skeleton.Romanise(folded));
        Assert.Equal(golden.Skeleton, Skeleton.Of(folded));
    });

    [Fact]
    public void FoldingTwiceIsFoldingOnce() => Assert.All(Golden.Words, static golden =>
    {
        string once = Words.Fold(golden.Text);
        Assert.Equal(once, Words.Fold(once));
    });
}

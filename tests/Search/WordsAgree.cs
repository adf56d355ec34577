using System.Text.Json;
using CsCheck;
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

    private const string Between = " -.'+()\u2019\u2010\u200C\u200D\u00AD";

    /// <summary>Letters people type and what comes with them: Latin with accents, Devanagari and Gurmukhi with their marks and digits, joiners, hyphens, apostrophes, full stops.</summary>
    private static readonly Gen<char> Letter = Gen.Frequency(
        (8, Gen.Char['a', 'z']), (2, Gen.Char['A', 'Z']), (2, Gen.Char['0', '9']), (3, Gen.Int[0, Between.Length - 1].Select(static at => Between[at])),
        (2, Gen.Char['\u00C0', '\u017F']), (1, Gen.Char['\u0300', '\u036F']), (8, Gen.Char['\u0900', '\u0963']), (1, Gen.Char['\u0966', '\u096F']), (8, Gen.Char['\u0A01', '\u0A4D']), (1, Gen.Char['\u0A66', '\u0A75']));

    private static readonly Gen<string> Text = Gen.OneOf(Letter.Array[0, 30].Select(static letters => new string(letters)), Gen.OneOf(Of(Gen.Char['a', 'z']), Of(Gen.Char['\u0904', '\u094D']), Of(Gen.Char['\u0A05', '\u0A4D'])));

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    // One word of one script: what stems and skeletons are made of.
    private static Gen<string> Of(Gen<char> letter) => letter.Array[2, 12].Select(static letters => new string(letters));

    [Fact]
    public void WhateverIsTypedIsTheSameOnBothSides()
    {
        const int Texts = 400;
        using TemporaryFolder folder = new();
        folder.Write("agree.mjs", $$"""
            import { readFileSync } from 'node:fs';
            const from = (name) => import({{JsonSerializer.Serialize(new Uri(Path.Combine(Repository.Theme, "scripts", "search")).AbsoluteUri + "/")}} + name);
            const { fold, wordsOf, compoundsOf, numbersOf } = await from('words.js');
            const { stem } = await from('stem.js');
            const { skeleton } = await from('skeleton.js');
            const texts = JSON.parse(readFileSync(process.argv[2], 'utf8'));
            console.log(JSON.stringify(texts.map((text) => ({ folded: fold(text), words: wordsOf(text), compounds: compoundsOf(text), numbers: numbersOf(text), stems: wordsOf(text).map(stem), skeletons: wordsOf(text).map(skeleton) }))));
            """);
        Text.Array[Texts].Try(texts =>
        {
            folder.Write("texts.json", JsonSerializer.Serialize(texts));
            Said[] reader = JsonSerializer.Deserialize<Said[]>(NodeScripts.Run(folder["agree.mjs"], folder["texts.json"]), Plain)!;
            Assert.All(texts.Zip(reader), static pair => Assert.Equal(JsonSerializer.Serialize(SaidOf(pair.First)), JsonSerializer.Serialize(pair.Second)));
        }, iter: 10);
    }

    private static Said SaidOf(string text)
    {
        ImmutableArray<string> words = Words.Of(text);
        return new(Words.Fold(text), words, Words.Compounds(text), Words.Numbers(text), [.. words.Select(Stem.Of)], [.. words.Select(Skeleton.Of)]);
    }

    private sealed record Said(string Folded, ImmutableArray<string> Words, ImmutableArray<string> Compounds, ImmutableArray<string> Numbers, ImmutableArray<string> Stems, ImmutableArray<string> Skeletons);
}

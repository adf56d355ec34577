using HarfBuzzSharp;
using RecoveryGuide.Pdf;

namespace RecoveryGuide.Tests.Pdf;

/// <summary>
/// Fonts are cut by functions that HarfBuzzSharp's library exports but its interface does not offer: a version without them, or with others, is found here.
/// </summary>
public class CuttingFonts
{
    [Fact]
    public void A_font_is_cut_to_three_glyphs_that_are_still_the_same()
    {
        string path = Path.Combine(Repository.Theme, "fonts", "NotoSans-Regular.ttf");
        byte[] whole = File.ReadAllBytes(path);
        FontFace face = new(whole, "NotoSans-Regular", Script.Latin);
        uint[] glyphs = [.. face.Shape("aWé", "en").Select(glyph => glyph.Id).Distinct()];
        Assert.Equal(3, glyphs.Length);

        CutFont cut = face.Cut(glyphs);
        FontProgram before = new(whole), after = new(cut.Bytes);

        Assert.InRange(cut.Bytes.Length, 200, whole.Length / 10);
        Assert.Equal(glyphs.Order(), cut.NewGlyphs.Keys.Order());
        Assert.Equal(3, cut.NewGlyphs.Values.Distinct().Count());
        // Glyph 0 stays, and what an accented letter is put together from comes along.
        Assert.InRange(after.GlyphCount, 4, 6);
        Assert.All(cut.NewGlyphs, pair =>
        {
            Assert.InRange((int)pair.Value, 1, after.GlyphCount - 1);
            Assert.Equal(before.WidthOf((int)pair.Key), after.WidthOf((int)pair.Value));
            Assert.True(after.HasOutline((int)pair.Value));
        });
    }

    [Fact]
    public void The_font_of_fields_knows_every_character_that_may_be_typed()
    {
        FontProgram font = new(Samples.Fonts.ForTyping.CutForTyping([]).Bytes);

        Assert.Contains((3, 1), font.CharacterTables);
        Assert.All(Enumerable.Range('!', 94), character => Assert.True(font.GlyphOf(character) > 0 && font.HasOutline(font.GlyphOf(character)), char.ConvertFromUtf32(character)));
    }
}

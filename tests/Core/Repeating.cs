using System.Buffers;
using System.Globalization;

namespace RecoveryGuide.Tests.Core;

/// <summary>The same input gives the same bytes, whoever builds it.</summary>
public class Repeating
{
    // One of everything: dates, counts, opening hours, an old listing, an overdue guide, another script.
    private static SmallSite Varied() => new SmallSite()
        .Change(Editing.Guide, "next_review: 2027-11-01", "next_review: 2026-11-02")
        .Change(Editing.Listings, "country: IN\n    region: punjab", "country: IN\n    other_names: [\"पंजाब हेल्पलाइन\", \"İstanbul Iğdır\"]\n    point: {lat: 30.9, lon: -75.85}\n    region: punjab")
        .Change(Editing.Listings, "date: undated}\n    checked: {on: 2026-11-23", "date: 2025-07-12}\n    checked: {on: 2026-01-02");

    [Fact]
    public void Two_builds_have_the_same_bytes()
    {
        using SmallSite one = Varied();
        using SmallSite other = Varied();

        Assert.Equal(one.Build().Hashes(), other.Build().Hashes());
    }

    [Theory]
    [InlineData("hi-IN")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    public void The_builder_s_language_changes_no_byte(string culture)
    {
        using SmallSite site = Varied();
        ImmutableSortedDictionary<string, string> here = In(CultureInfo.InvariantCulture, site);

        ImmutableSortedDictionary<string, string> there = In(CultureInfo.GetCultureInfo(culture), site);

        Assert.NotEmpty(here);
        Assert.Equal(here, there);
    }

    [Fact]
    public void Files_copied_as_they_are_keep_every_byte()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value), 0xEF, 0xBB, 0xBF, 0x0D, 0x0A];
        using SmallSite site = new();
        site.WithBytes("files/papers/plan.pdf", bytes);

        BuiltSite built = site.Build();

        Assert.Equal(bytes, built.Files.Single(file => file.Output.Route.Url == "/papers/plan.pdf").Bytes.ToArray());
    }

    private static ImmutableSortedDictionary<string, string> In(CultureInfo culture, SmallSite site)
    {
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            BuiltSite built = site.Build();
            Assert.True(!built.HasErrors, string.Join('\n', built.Diagnostics));
            return built.Hashes();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}

using RecoveryGuide.Content;
using RecoveryGuide.Formats;

namespace RecoveryGuide.Tests.Formats;

/// <summary>A type code says what it says in its own fellowship, and our words find their way back into it.</summary>
public class TypeCodes
{
    [Theory]
    [InlineData(Fellowship.AlcoholicsAnonymous, "T", "Transgender")]
    [InlineData(Fellowship.AdultChildren, "T", "Fellowship text")]
    [InlineData(Fellowship.AlcoholicsAnonymous, "S", "Spanish")]
    [InlineData(Fellowship.AdultChildren, "S", "Speaker")]
    [InlineData(Fellowship.AlcoholicsAnonymous, "IS", "Icelandic")]
    [InlineData(Fellowship.RecoveryDharma, "IS", "Inquiry study")]
    [InlineData(Fellowship.AlAnon, "Y", "Alateen")]
    [InlineData(Fellowship.AdultChildren, "Y", "Yellow Workbook study")]
    [InlineData(Fellowship.AlAnon, "POA", "Parents of alcoholics")]
    [InlineData(Fellowship.AlcoholicsAnonymous, "POA", "Proof of attendance")]
    public void A_code_means_what_its_fellowship_means(Fellowship fellowship, string code, string says) => Assert.Equal(says, MeetingGuideTypes.Of(fellowship, code)!.Says);

    [Theory]
    [InlineData("T")]
    [InlineData("Y")]
    [InlineData("S")]
    public void Without_a_fellowship_a_code_with_two_meanings_means_nothing(string code) => Assert.Null(MeetingGuideTypes.Of(null, code));

    [Theory]
    [InlineData("O", "Open")]
    [InlineData("C", "Closed")]
    [InlineData("W", "Women")]
    [InlineData("PUN", "Punjabi")]
    [InlineData("TC", "Location temporarily closed")]
    public void Without_a_fellowship_a_code_all_agree_on_is_known(string code, string says) => Assert.Equal(says, MeetingGuideTypes.Of(null, code)!.Says);

    [Theory]
    [InlineData("onl", "Online meeting")]
    [InlineData("Online Meeting", "Online meeting")]
    [InlineData("discussion", "Discussion")]
    [InlineData("ASBI", "As Bill Sees It")]
    [InlineData("LGBTQIA", "LGBTQIA")]
    public void Old_and_written_out_codes_are_known(string code, string says) => Assert.Equal(says, MeetingGuideTypes.Of(Fellowship.AlcoholicsAnonymous, code)!.Says);

    [Fact]
    public void A_code_nobody_has_says_nothing()
    {
        Assert.Null(MeetingGuideTypes.Of(Fellowship.AlcoholicsAnonymous, "ZZZ"));
        Assert.Null(MeetingGuideTypes.Of(Fellowship.AlcoholicsAnonymous, "AC"));
    }

    public static TheoryData<Fellowship> Fellowships => [.. Enum.GetValues<Fellowship>()];

    [Theory, MemberData(nameof(Fellowships))]
    public void A_word_of_ours_goes_out_and_comes_back_the_same(Fellowship fellowship)
    {
        int held = 0;
        foreach (MeetingFormat format in Enum.GetValues<MeetingFormat>())
            Returns(MeetingGuideTypes.CodeOf(fellowship, format), type => Assert.Equal(format, type.Format));
        foreach (Serves serves in Enum.GetValues<Serves>())
            Returns(MeetingGuideTypes.CodeOf(fellowship, serves), type => Assert.Equal(serves, type.Serves));
        foreach (Access access in Enum.GetValues<Access>())
            Returns(MeetingGuideTypes.CodeOf(fellowship, access), type => Assert.Equal(access, type.Access));
        foreach (Attendance attendance in Enum.GetValues<Attendance>())
            Returns(MeetingGuideTypes.CodeOf(fellowship, attendance), type => Assert.Equal(attendance, type.Attendance));
        foreach (string language in LanguageNames.Codes)
            Returns(MeetingGuideTypes.CodeOfLanguage(fellowship, language), type => Assert.Equal(language, type.Language));

        // Every fellowship can at least say open, closed, men, women, Hindi and Punjabi.
        Assert.True(held >= 6, $"{held}");

        void Returns(string? code, Action<MeetingType> same)
        {
            if (code is null)
                return;
            held++;
            same(MeetingGuideTypes.Of(fellowship, code)!);
        }
    }

    [Fact]
    public void A_word_takes_the_code_that_says_no_more_than_it()
    {
        Assert.Equal("LIT", MeetingGuideTypes.CodeOf(Fellowship.AlcoholicsAnonymous, MeetingFormat.Literature));
        Assert.Equal("LGBTQ", MeetingGuideTypes.CodeOf(Fellowship.AlcoholicsAnonymous, Serves.Lgbtq));
        Assert.Equal("S", MeetingGuideTypes.CodeOf(Fellowship.AdultChildren, MeetingFormat.Speaker));
        Assert.Equal("PUN", MeetingGuideTypes.CodeOfLanguage(null, "pa"));
    }
}

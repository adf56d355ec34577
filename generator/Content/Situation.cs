namespace RecoveryGuide.Content;

/// <summary>How soon somebody in a situation has to act: the groups of the page "Where are things right now?", in order.</summary>
public enum SituationGroup
{
    /// <summary>Danger to life, this minute.</summary>
    Now,

    /// <summary>Today.</summary>
    Today,

    /// <summary>The weeks around treatment and coming home.</summary>
    Weeks,

    /// <summary>Steady for now, and wanting to stay so.</summary>
    Steady,

    /// <summary>For the people around.</summary>
    Around,
}

/// <summary>Where a reader may be, in the reader's words, and the guide that answers; from <c>input/situations/{language}.yml</c>.</summary>
/// <param name="Say">What the reader would say.</param>
/// <param name="Guide">Slug of the guide.</param>
/// <param name="Group">How soon to act.</param>
/// <param name="OnFrontPage">Whether it stands on the page "Where are things right now?" as well as on its guide's section.</param>
/// <param name="Translation">What the file says of itself as a translation; null for an original.</param>
/// <param name="At">Where the words were written.</param>
public sealed record Situation(string Say, Located Guide, SituationGroup Group, bool OnFrontPage, Translation? Translation, Source At)
{
    /// <summary>Reads one entry.</summary>
    public static Situation Read(YamlMap map, Translation? translation)
    {
        Situation situation = new(map.Required("say", 5, 120), new(map.Required("guide"), map.PlaceOf("guide")), map.RequiredChoice<SituationGroup>("group"), !map.Flag("section_only"), translation, map.PlaceOf("say"));
        map.NothingElse();
        map.NoTypedPhones();
        return situation;
    }
}

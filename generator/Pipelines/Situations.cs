using RecoveryGuide.Content;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>What a reader would say, and the guide that answers.</summary>
public sealed record Way(string Say, GuideCard Guide);

/// <summary>Ways for those who must act as soon as each other.</summary>
public sealed record WayGroup(SituationGroup Group, ImmutableArray<Way> Ways);

/// <summary>The page "Where are things right now?".</summary>
public sealed record SituationsModel(ImmutableArray<WayGroup> Groups);

/// <summary><c>situations/{language}.yml</c> → <c>/right-now/</c>, and the choices on the page of each section.</summary>
public sealed class Situations : Pipeline<Situation>
{
    /// <summary>The pipeline.</summary>
    public static Situations Pipeline { get; } = new();

    /// <inheritdoc/>
    public override string Input => "situations/";

    /// <inheritdoc/>
    public override string Extension => ".yml";

    /// <inheritdoc/>
    public override int Folders => 0;

    /// <inheritdoc/>
    public override IEnumerable<Document<Situation>> Process(InputFile file, Diagnostics report)
    {
        if (Yaml.Read(file.Path, file.Text, report) is not { } map)
            return [];
        Translation? translation = Translation.Read(map);
        ImmutableArray<Document<Situation>> situations = [.. map.Items("situations").Select(entry => new Document<Situation>(entry.At, file.Name, Situation.Read(entry, translation)))];
        map.NothingElse();
        return situations;
    }

    /// <summary>A page for each language that has situations.</summary>
    public static IEnumerable<Output> PostProcess(Site site) =>
        from language in site.Settings.Languages
        let groups = GroupsIn(site, language)
        where !groups.IsEmpty
        let words = site.WordsIn(language)
        let info = new PageInfo(Routes.RightNow(language), language, words.RightNow, words.RightNowDescription, "guides")
        select Page.Of<SituationsPage, SituationsModel>(new("input/situations"), info, site, new(groups));

    /// <summary>Ways to the guides of a section, the most urgent first.</summary>
    public static ImmutableArray<Way> WaysTo(Site site, Language language, GuideSection section) =>
        [.. In(site, language).OrderBy(situation => situation.Group).Select(situation => WayOf(site, language, situation)).OfType<Way>().Where(way => way.Guide.Section == section)];

    private static ImmutableArray<WayGroup> GroupsIn(Site site, Language language) =>
    [
        .. In(site, language).Where(situation => situation.OnFrontPage).GroupBy(situation => situation.Group).OrderBy(group => group.Key)
            .Select(group => new WayGroup(group.Key, [.. group.Select(situation => WayOf(site, language, situation)).OfType<Way>()])),
    ];

    private static IEnumerable<Situation> In(Site site, Language language) => site.Situations.Where(situation => situation.Language == language.Code).Select(situation => situation.Content);

    private static Way? WayOf(Site site, Language language, Situation situation) =>
        site.Guide(situation.Guide.Text, language) is { } guide ? new(situation.Say, Guides.CardOf(site, language, guide)) : null;
}

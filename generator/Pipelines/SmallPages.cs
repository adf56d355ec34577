using RecoveryGuide.Content;
using RecoveryGuide.Modules;
using RecoveryGuide.Theme;

namespace RecoveryGuide.Pipelines;

/// <summary>Help numbers of all countries.</summary>
public sealed record HelpModel(ImmutableArray<NumberView> Numbers, ImmutableArray<CountryHelp> Countries);

/// <summary>A country's help numbers, for the button that makes them the help bar's.</summary>
public sealed record CountryHelp(Country Country, ImmutableArray<(HelpNumber Number, CountryNumber Entry)> Numbers);

/// <summary>Countries' help numbers → <c>/help-now/</c></summary>
public static class HelpNumbers
{
    /// <summary>A page a language.</summary>
    public static IEnumerable<Output> PostProcess(Site site) => site.Settings.Languages.Select(language =>
    {
        Strings words = site.WordsIn(language);
        ImmutableArray<NumberView> numbers = [.. Enum.GetValues<HelpNumber>().Select(number => TextView.NumberIn(site, number))];
        ImmutableArray<CountryHelp> countries =
        [
            .. site.Countries.Select(country => new CountryHelp(country,
                [.. numbers.SelectMany(view => view.Countries.Where(entry => entry.Country == country).Select(entry => (view.Number, entry)))])).Where(help => help.Numbers.Any(entry => entry.Number == HelpNumber.Emergency)),
        ];
        PageInfo info = new(Routes.Help(language), language, words.HelpTitle, words.HelpDescription, "");
        return Page.Of<HelpPage, HelpModel>(new("input/places/countries.yml"), info, site, new(numbers, countries));
    });
}

/// <summary>Nothing → <c>/404.html</c></summary>
public static class NotFound
{
    /// <summary>One page, in the default language: the host cannot know another.</summary>
    public static IEnumerable<Output> PostProcess(Site site)
    {
        Strings words = site.WordsIn(site.Settings.DefaultLanguage);
        PageInfo info = new(Routes.NotFound, site.Settings.DefaultLanguage, words.NotFoundTitle, words.NotFoundDescription, "", Indexed: false);
        return [Page.Of<NotFoundPage, FinderModel>(new("input/site.yml"), info, site, Finder.ModelOf(site, site.Settings.DefaultLanguage))];
    }
}

/// <summary>Nothing → <c>/leave/</c>, a blank page that goes on to a neutral one.</summary>
public static class Leave
{
    /// <summary>One page for all languages: it shows nothing.</summary>
    public static IEnumerable<Output> PostProcess(Site site)
    {
        PageInfo info = new(Routes.Leave, site.Settings.DefaultLanguage, site.WordsIn(site.Settings.DefaultLanguage).LeaveTitle, "", "", Indexed: false);
        return [Page.Of<LeavePage, string>(new("input/site.yml"), info, site, site.Settings.LeaveTo)];
    }
}

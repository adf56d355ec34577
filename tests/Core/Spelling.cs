using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Core;

/// <summary>"Did you mean", and the words of closed lists.</summary>
public class Spelling
{
    private static readonly ImmutableArray<string> Words = ["phones", "sources", "summary", "serves", "services"];

    [Theory]
    [InlineData("phone", "phones")]
    [InlineData("pohnes", "phones")]
    [InlineData("Phones", "phones")]
    [InlineData("sumary", "summary")]
    [InlineData("servicse", "services")]
    [InlineData("serve", "serves")]
    public void A_slip_of_the_keyboard_is_answered_with_the_word_meant(string written, string meant) =>
        Assert.Equal($" Did you mean '{meant}'?", Suggestion.For(written, Words));

    [Theory]
    [InlineData("crisisline", "crisis-line")]
    [InlineData("Crisis Line", "crisis-line")]
    [InlineData("crisis_lines", "crisis-line")]
    [InlineData("NI", "IN")]
    [InlineData("in", "IN")]
    [InlineData("monday", "mon")]
    [InlineData("family", "families")]
    [InlineData("पंजाब", "punjab")]
    [InlineData("ਪਟਿਆਲਾ", "Patiala")]
    [InlineData("पटियाला", "Patiala")]
    public void What_people_mix_up_is_known(string written, string meant) =>
        Assert.Equal(meant, Suggestion.Nearest(written, ["crisis-line", "drug-line", "NL", "IN", "mon", "tue", "families", "punjab", "Patiala", "Ludhiana"]));

    [Theory]
    [InlineData("India", "IN")]
    [InlineData("भारत", "IN")]
    [InlineData("united kingdom", "GB")]
    [InlineData("UK", "GB")]
    [InlineData("Untied Kingdom", "GB")]
    [InlineData("ni", "IN")]
    public void A_name_is_answered_with_the_word_that_stands_for_it(string written, string meant) =>
        Assert.Equal($" Did you mean '{meant}'?", Suggestion.For(written, ["IN", "GB"], [("India", "IN"), ("भारत", "IN"), ("United Kingdom", "GB"), ("UK", "GB")]));

    [Theory]
    [InlineData("listings/hotlines/in.yml", "country: IN\n    region: punjab", "country: India\n    region: punjab", "Did you mean 'IN'?")]
    [InlineData("listings/hotlines/in.yml", "region: punjab", "region: पंजाब", "Did you mean 'punjab'?")]
    [InlineData("listings/hotlines/in.yml", "serves: [substances, families]", "serves: [substances, families]\n    languages: [punjabi]", "Did you mean 'pa'?")]
    [InlineData("listings/hotlines/in.yml", "serves: [substances, families]", "serves: [substances, families]\n    languages: [हिन्दी]", "Did you mean 'hi'?")]
    [InlineData("listings/hotlines/in.yml", "days: mon-fri", "days: monday", "Did you mean 'mon'?")]
    [InlineData("guides/en/after-a-lapse.md", "kind=hotline", "hotlines", "Did you mean 'kind=hotline'?")]
    [InlineData("guides/en/after-a-lapse.md", "kind=hotline", "for=families", "Did you mean 'with=families'?")]
    [InlineData("site.yml", "default_country: IN", "default_country: India", "Did you mean 'IN'?")]
    [InlineData("site.yml", "default_country: IN", "default_country: IN\nplan_regions: [Punjab]", "Did you mean 'IN/punjab'?")]
    public void What_the_site_has_is_suggested_by_its_names(string file, string from, string to, string suggestion)
    {
        using SmallSite site = new();
        site.Change(file, from, to);

        Assert.Contains(site.Build().Diagnostics, diagnostic => diagnostic.Message.Contains(suggestion, StringComparison.Ordinal));
    }

    [Fact]
    public void A_town_in_another_script_is_answered_with_its_name_in_latin_letters()
    {
        using SmallSite site = new("_rules");
        site.Change("listings/centres/in.yml", "town: Patiala", "town: पटियाला").With("strings/hi.yml", File.ReadAllText(Path.Combine(Repository.Input, "strings", "hi.yml")));

        Diagnostic told = Assert.Single(site.Build().Diagnostics);

        Assert.Contains("write it in Latin letters, with at most 80 of them. Did you mean 'Patiala'? Until then", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("website")]
    [InlineData("")]
    public void Where_no_word_is_near_nothing_is_suggested(string written) => Assert.Equal("", Suggestion.For(written, Words));

    [Fact]
    public void Very_long_words_are_not_compared()
    {
        string nearly = new('a', 81);
        Assert.Null(Suggestion.Nearest(nearly, [nearly]));
    }

    [Fact]
    public void Of_two_words_equally_near_it_is_always_the_same_one()
    {
        Assert.Equal("bat", Suggestion.Nearest("xat", ["cat", "bat"]));
        Assert.Equal("bat", Suggestion.Nearest("xat", ["bat", "cat"]));
    }

    [Theory]
    [InlineData("SkipLink", "skip-link")]
    [InlineData("Home", "home")]
    [InlineData("DrugAndAlcoholLine", "drug-and-alcohol-line")]
    [InlineData("", "")]
    public void Names_become_words_joined_by_hyphens(string name, string word) => Assert.Equal(word, Kebab.Of(name));

    [Fact]
    public void Every_word_of_a_closed_list_is_read_back_as_its_value()
    {
        Assert.All(Enum.GetValues<ListingType>(), value => Assert.True(Kebab<ListingType>.TryParse(Kebab<ListingType>.Of(value), out ListingType read) && read == value));
        Assert.All(Enum.GetValues<Serves>(), value => Assert.True(Kebab<Serves>.TryParse(Kebab<Serves>.Of(value), out Serves read) && read == value));
        Assert.All(Enum.GetValues<Offer>(), value => Assert.True(Kebab<Offer>.TryParse(Kebab<Offer>.Of(value), out Offer read) && read == value));
    }

    [Theory]
    [InlineData("CrisisLine")]
    [InlineData("Crisis-line")]
    [InlineData("crisis line")]
    [InlineData("1")]
    [InlineData("")]
    public void A_word_is_read_exactly_as_it_is_written(string word) => Assert.False(Kebab<ListingType>.TryParse(word, out _));

    [Fact]
    public void An_unknown_key_is_answered_with_the_one_meant()
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "    phones:\n      - number: \"+91 1800 891 4416\"", "    phone:\n      - number: \"+91 1800 891 4416\"");

        Diagnostic unknown = Assert.Single(site.Build().Diagnostics, diagnostic => diagnostic.Code == Rule.UnknownKey);

        Assert.Contains("'phone' is not known here. Did you mean 'phones'?", unknown.Message, StringComparison.Ordinal);
    }
}

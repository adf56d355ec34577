using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RecoveryGuide.Content;
using RecoveryGuide.Modules;

namespace RecoveryGuide.Tests.Content;

/// <summary>The real gazetteer: names of towns and points lead to each other.</summary>
public class FindingTowns
{
    private static readonly Site Site = Repository.Site.Site;

    private static string? Found(string country, string? region, string town) => Site.Gazetteer.Find(country, region, town) is { } place ? $"{place.Name}, {place.Region}" : null;

    public static TheoryData<string, string?, string> TownsOfListings => [.. Site.Listings.Select(listing => listing.Content).Where(listing => listing.Town is not null)
        .Select(listing => (listing.Country, listing.Region, listing.Town!)).Distinct().Order()];

    public static TheoryData<string> Named => [.. Site.Gazetteer.Countries.SelectMany(country => country.Towns).Select(named => named.Town.Name).Distinct().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(TownsOfListings))]
    public void Every_town_of_a_listing_is_known_and_named_in_three_scripts(string country, string? region, string town)
    {
        GazetteerPlace place = Assert.IsType<GazetteerPlace>(Site.Gazetteer.Find(country, region, town));

        string hindi = Site.Gazetteer.NameIn(Site.Settings.Language("hi"), place);
        string punjabi = Site.Gazetteer.NameIn(Site.Settings.Language("pa"), place);
        Assert.All(hindi.Where(letter => letter != ' '), letter => Assert.InRange(letter, '\u0900', '\u097F'));
        Assert.All(punjabi.Where(letter => letter != ' '), letter => Assert.InRange(letter, '\u0A00', '\u0A7F'));
    }

    [Theory]
    [InlineData("IN", null, "Patran", "Patran, Punjab")]
    [InlineData("IN", null, "पातड़ां", "Patran, Punjab")]
    [InlineData("IN", null, "ਪਾਤੜਾਂ", "Patran, Punjab")]
    [InlineData("IN", "punjab", "Ludhiyana", "Ludhiana, Punjab")]
    [InlineData("IN", "punjab", "Jullundur", "Jalandhar, Punjab")]
    [InlineData("IN", null, "Bombay", "Mumbai, Maharashtra")]
    [InlineData("IN", null, "ਕਲਕੱਤਾ", "Kolkata, West Bengal")]
    [InlineData("IN", "jammu-and-kashmir", "Srinagar", "Srinagar, Jammu and Kashmir")]
    [InlineData("IN", "J&K", "Jammu", "Jammu, Jammu and Kashmir")]
    [InlineData("US", "IL", "Springfield", "Springfield, Illinois")]
    [InlineData("US", "California", "Fresno", "Fresno, California")]
    [InlineData("DE", "Berlin", "Berlin", "Berlin, State of Berlin")]
    [InlineData("CA", "quebec", "Montreal", "Montréal, Quebec")]
    public void A_town_is_found_as_people_write_it(string country, string? region, string town, string place) => Assert.Equal(place, Found(country, region, town));

    [Theory]
    [InlineData("US", null, "Springfield")]
    [InlineData("US", "Atlantis", "Springfield")]
    [InlineData("IN", "kerala", "Patran")]
    [InlineData("IN", null, "Zzyzzx")]
    [InlineData("IN", null, "")]
    [InlineData("INTL", null, "Patran")]
    public void A_wrong_point_is_worse_than_none(string country, string? region, string town) => Assert.Null(Found(country, region, town));

    [Fact]
    public void Of_two_towns_of_a_name_the_one_with_names_in_the_scripts_of_readers_is_meant()
    {
        Assert.Equal("Chandigarh, Chandigarh", Found("IN", null, "Chandigarh"));
        Assert.Equal("Chandigarh, Tripura", Found("IN", "tripura", "Chandigarh"));
    }

    [Fact]
    public void A_page_can_name_a_town_and_its_region_in_the_reader_s_language()
    {
        GazetteerPlace patiala = Site.Gazetteer.Find("IN", null, "Patiala")!;
        GazetteerPlace jaipur = Site.Gazetteer.Find("IN", null, "Jaipur")!;

        Assert.Equal(["Patiala", "पटियाला", "ਪਟਿਆਲਾ"], Site.Settings.Languages.Select(language => Site.Gazetteer.NameIn(language, patiala)));
        Assert.Equal(["Punjab", "पंजाब", "ਪੰਜਾਬ"], Site.Settings.Languages.Select(language => Site.Gazetteer.RegionIn(language, patiala)));
        Assert.Equal(["Rajasthan", "राजस्थान", "ਰਾਜਸਥਾਨ"], Site.Settings.Languages.Select(language => Site.Gazetteer.RegionIn(language, jaipur)));
    }

    [Theory, MemberData(nameof(Named))]
    public void Every_name_an_editor_wrote_finds_its_town(string english)
    {
        foreach (NamedCountry country in Site.Gazetteer.Countries)
            foreach ((GazetteerPlace place, Town town) in country.Towns.Where(named => named.Town.Name == english))
                Assert.All(NamedCountry.OtherNames(town).Append(english), name => Assert.Equal(place, Site.Gazetteer.Find(country.Code, place.Region, name)));
    }

    [Fact]
    public void The_nearest_town_is_the_nearest_of_all()
    {
        Random chance = new(7);
        foreach (string code in (string[])["IN", "US", "NZ", "SG"])
        {
            NamedCountry country = Site.Gazetteer.Countries.Single(country => country.Code == code);
            GazetteerPlace[] all = [.. country.Own.Places, .. country.Added];
            for (int times = 0; times < 25; times++)
            {
                GeoPoint point = new(chance.NextDouble() * 180 - 90, chance.NextDouble() * 360 - 180);

                (GazetteerPlace _, double kilometres) = Site.Gazetteer.Nearest(code, point)!.Value;

                Assert.Equal(all.Min(place => Distance.Kilometres(point, place.Point)), kilometres, 1e-9);
            }
        }
    }

    [Fact]
    public void A_point_beside_a_town_is_near_that_town()
    {
        (GazetteerPlace place, double kilometres) = Site.Gazetteer.Nearest("IN", new(29.95, 76.05))!.Value;

        Assert.Equal("Patran", place.Name);
        Assert.InRange(kilometres, 0.5, 1.5);
        Assert.Null(Site.Gazetteer.Nearest("INTL", new(29.95, 76.05)));
    }

    [Fact]
    public void Every_point_an_editor_wrote_lies_among_the_towns_of_its_region() => Assert.All(Site.Gazetteer.Countries.SelectMany(country => country.Added.Select(place => (country, place))), added =>
    {
        (GazetteerPlace nearest, double kilometres) = added.country.Own.Nearest(added.place.Point)!.Value;
        Assert.InRange(kilometres, 0, 30);
        Assert.Contains(added.country.Own.Places, place => place.Region == added.place.Region && Distance.Kilometres(place.Point, added.place.Point) < 30);
        Assert.NotEqual(added.place.Name, nearest.Name);
    });

    [Fact]
    public void The_page_of_sources_names_where_the_places_come_from_in_every_language() => Assert.All(Site.Settings.Languages, language =>
    {
        IElement places = new HtmlParser().ParseDocument(Repository.Text(RecoveryGuide.Pipelines.Routes.Sources(language).Url)).GetElementById("places")!;
        Strings words = Site.WordsIn(language);
        Assert.Equal($"{words.PlacesSource} GeoNames (CC BY 4.0). {words.PlacesSourceChanged}", places.TextContent);
        Assert.Equal(["https://www.geonames.org/", "https://creativecommons.org/licenses/by/4.0/"], places.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    });
}

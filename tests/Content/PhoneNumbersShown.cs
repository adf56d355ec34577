using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PhoneNumbers;
using RecoveryGuide.Content;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Content;

/// <summary>A number is shown as people of its country write it, and what is shown is what is dialled.</summary>
public class PhoneNumbersShown
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    private static (Phone? Phone, ImmutableArray<Diagnostic> Refused) Read(string yaml, string country)
    {
        Diagnostics report = new();
        Phone? phone = Phone.Read(Editing.Yaml(yaml, report), country);
        return (phone, report.Sorted());
    }

    private static Phone Accepted(string yaml, string country)
    {
        (Phone? phone, ImmutableArray<Diagnostic> refused) = Read(yaml, country);
        Assert.Empty(refused);
        return phone!;
    }

    [Theory]
    [InlineData("+91 1800 891 4416", "IN", "1800 891 4416", "+91 1800 891 4416", "tel:+9118008914416")]
    [InlineData("+911800-891-4416", "IN", "1800 891 4416", "+91 1800 891 4416", "tel:+9118008914416")]
    [InlineData("+44 808 808 2121", "GB", "0808 808 2121", "+44 808 808 2121", "tel:+448088082121")]
    [InlineData("+1 800 662 4357", "US", "(800) 662-4357", "+1 800-662-4357", "tel:+18006624357")]
    [InlineData("+1 800 662 4357", "CA", "(800) 662-4357", "+1 800-662-4357", "tel:+18006624357")]
    [InlineData("+44 808 808 2121", "INTL", "+44 808 808 2121", "+44 808 808 2121", "tel:+448088082121")]
    public void At_home_it_is_the_national_form_and_abroad_the_international_one(string number, string country, string shown, string abroad, string href)
    {
        Phone phone = Accepted($"number: \"{number}\"", country);

        Assert.Equal((shown, abroad, href), (phone.Shown, phone.Abroad, phone.Href));
    }

    [Fact]
    public void Each_kind_of_number_has_its_own_link()
    {
        Assert.Equal("sms:+18006624357", Accepted("{number: \"+1 800 662 4357\", kind: text, keyword: HELP}", "US").Href);
        Assert.Equal("https://wa.me/919876543210", Accepted("{number: \"+91 98765 43210\", kind: whatsapp}", "IN").Href);
        Assert.Equal("tel:+18006624357", Accepted("{number: \"+1 800 662 4357\", kind: textphone}", "US").Href);
    }

    [Theory]
    [InlineData("112", "112")]
    [InlineData("14446", "14446")]
    [InlineData("116 123", "116123")]
    [InlineData("9-8-8", "988")]
    public void A_short_code_is_shown_as_people_write_it_and_dialled_without_gaps(string number, string dialled)
    {
        Phone phone = Accepted($"{{number: \"{number}\", short_code: true}}", "IN");

        Assert.Equal((number, null, "tel:" + dialled), (phone.Shown, phone.Abroad, phone.Href));
    }

    [Fact]
    public void A_text_code_is_written_to() => Assert.Equal("sms:741741", Accepted("{number: \"741741\", short_code: true, kind: text, keyword: HOME}", "US").Href);

    [Theory]
    [InlineData("{number: \"12\", short_code: true}", "IN")]
    [InlineData("{number: \"1234567\", short_code: true}", "IN")]
    [InlineData("{number: \"11b2\", short_code: true}", "IN")]
    [InlineData("{number: \"+91 1800 891 4416\", short_code: true}", "IN")]
    [InlineData("{number: \"112\"}", "IN")]
    [InlineData("{number: \"1800 891 4416\"}", "IN")]
    [InlineData("{number: \"+91 1800 891\"}", "IN")]
    [InlineData("{number: \"+44 808 808 2121\"}", "IN")]
    [InlineData("{number: \"+91 1800 891 4416 or +91 1800 891 4417\"}", "IN")]
    [InlineData("{number: \"call us\"}", "IN")]
    [InlineData("{number: \"+91 1800 891 4416 at night\"}", "IN")]
    [InlineData("{number: \"javascript:alert(1)\"}", "IN")]
    [InlineData("{number: \"+91 1800 891 4416\", keyword: HELP}", "IN")]
    [InlineData("{number: \"14446\", short_code: true, kind: whatsapp}", "IN")]
    public void What_cannot_be_dialled_as_it_stands_is_refused(string yaml, string country) => Assert.NotEmpty(Read(yaml, country).Refused);

    [Theory]
    [InlineData("+91 1800 891 4416 ext. 5", "IN")]
    [InlineData("+91 1800 891 4416;ext=5", "IN")]
    [InlineData("+1 800 662 4357 x89", "US")]
    public void An_extension_is_dialled_too_or_refused(string number, string country)
    {
        (Phone? phone, _) = Read($"number: \"{number}\"", country);

        Assert.True(phone is null || DigitsOf(phone.Shown) == DigitsOf(NationalOf(phone)), $"shown {phone?.Shown}, dialled {phone?.Href}");
    }

    // The library's own example of every sort of number in every country, as an editor would copy it from a source.
    [Fact]
    public void What_is_shown_is_what_is_dialled_in_every_country()
    {
        List<string> wrong = [];
        int seen = 0;
        foreach (string region in Numbers.GetSupportedRegions().Order(StringComparer.Ordinal))
            foreach (PhoneNumber example in Enum.GetValues<PhoneNumberType>().Select(type => Numbers.GetExampleNumberForType(region, type)).OfType<PhoneNumber>().Distinct())
            {
                seen++;
                Phone phone = Accepted($"number: \"{Numbers.Format(example, PhoneNumberFormat.INTERNATIONAL)}\"", region);
                string dialled = Numbers.Format(Numbers.Parse(phone.Shown, region), PhoneNumberFormat.E164);
                if (dialled != phone.Digits || Numbers.Format(Numbers.Parse(phone.Abroad!, null), PhoneNumberFormat.E164) != phone.Digits)
                    wrong.Add($"{region}: shows {phone.Shown} and {phone.Abroad}, dials {phone.Href}");
            }

        Assert.True(seen > 500, $"{seen} numbers");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_page_s_button_dials_the_number_it_shows()
    {
        using SmallSite site = new();

        IElement button = site.Build().Document(Editing.ListingUrl).QuerySelector(".reach__number")!;

        Assert.Equal("1800 891 4416", button.QuerySelector("bdi")!.TextContent);
        Assert.Equal("tel:+9118008914416", button.GetAttribute("href"));
        Assert.Equal("ltr", button.QuerySelector("bdi")!.GetAttribute("dir"));
    }

    [Fact]
    public void Every_number_on_the_site_dials_what_it_shows()
    {
        using SmallSite site = new();
        BuiltSite built = site.Build();
        IElement[] links = [.. built.Files.Where(file => file.Html is not null).SelectMany(file => built.Document(file.Output.Route.Url).QuerySelectorAll("a[href^='tel:'],a[href^='sms:']"))];

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            string dialled = DigitsOf(link.GetAttribute("href")!);
            Assert.EndsWith(DigitsOf(link.QuerySelector("bdi")!.TextContent).TrimStart('0'), dialled, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_mail_address_and_a_chat_are_links_as_well()
    {
        using SmallSite site = new();
        site.Change(Editing.Listings, "    phones:\n      - number: \"+91 1800 891 4416\"", "    email: help@example.org\n    chat: https://chat.example.org/now\n    phones:\n      - number: \"+91 1800 891 4416\"");

        IHtmlDocument page = site.Build().Document(Editing.ListingUrl);

        Assert.NotNull(page.QuerySelector("a[href='mailto:help@example.org']"));
        Assert.Equal("noreferrer noopener", page.QuerySelector("a[href='https://chat.example.org/now']")!.GetAttribute("rel"));
    }

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string NationalOf(Phone phone) => Numbers.Format(Numbers.Parse(phone.Digits, null), PhoneNumberFormat.NATIONAL);
}

using System.Text.RegularExpressions;
using PhoneNumbers;

namespace RecoveryGuide.Content;

/// <summary>How a number is used.</summary>
public enum PhoneKind
{
    /// <summary>Somebody answers.</summary>
    Voice,

    /// <summary>Text messages (SMS).</summary>
    Text,

    /// <summary>WhatsApp messages or calls.</summary>
    Whatsapp,

    /// <summary>Textphone for deaf callers.</summary>
    Textphone,
}

/// <summary>A number somebody can reach a service by. What is shown is what is dialled.</summary>
/// <param name="Kind">How it is used.</param>
/// <param name="Digits">E.164 with its plus, or the bare digits of a short code.</param>
/// <param name="Shown">As people of its country write it.</param>
/// <param name="Abroad">As it is written for callers from abroad; null for short codes, which work only at home.</param>
/// <param name="Keyword">The word to send, for text codes that need one.</param>
/// <param name="Label">What this number is for, where a service has several.</param>
public sealed partial record Phone(PhoneKind Kind, string Digits, string Shown, string? Abroad, string? Keyword, string? Label)
{
    /// <summary>When it is answered, where that differs from the listing's hours.</summary>
    public Hours? Hours { get; init; }

    /// <summary>Languages it is answered in, where they differ from the listing's.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>What calling it costs, where that differs from the listing's cost.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Whether an editor knows that other listings, run by others, have this number too.</summary>
    public bool SharedNumber { get; init; }

    /// <summary>Whether it is a short code, which works only in its own country.</summary>
    public bool IsShortCode => !Digits.StartsWith('+');

    /// <summary>Where its number was written.</summary>
    public Source At { get; init; }

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The link that calls or writes.</summary>
    public string Href => Kind switch
    {
        PhoneKind.Text => "sms:" + Digits,
        PhoneKind.Whatsapp => "https://wa.me/" + Digits.TrimStart('+'),
        _ => "tel:" + Digits,
    };

    /// <summary>The link's <c>rel</c>: WhatsApp is another site and must not learn where its visitor came from.</summary>
    public string? Rel => Kind == PhoneKind.Whatsapp ? "noreferrer noopener" : null;

    /// <summary>Reads one entry of a listing's <c>phones</c>.</summary>
    /// <param name="map">The entry.</param>
    /// <param name="country">The listing's country, which the number must belong to.</param>
    /// <returns>The phone, or null where its number was reported.</returns>
    public static Phone? Read(YamlMap map, string country)
    {
        string number = map.Required("number");
        PhoneKind kind = map.Choice<PhoneKind>("kind") ?? PhoneKind.Voice;
        bool isShort = map.Flag("short_code");
        string? keyword = map.Text("keyword");
        string? label = map.Text("label");
        Hours? hours = Hours.Read(map.Map("hours"));
        ImmutableArray<string> languages = LanguageNames.Read(map, "languages");
        Cost? cost = map.Choice<Cost>("cost");
        bool isShared = map.Flag("shared_number");
        map.NothingElse();
        if (keyword is not null && kind != PhoneKind.Text)
            map.Error(Rule.BadPhone, "keyword", $"keyword '{keyword}' is only for numbers of kind text.");
        if (number.Length == 0)
            return null;
        Phone? phone = isShort ? ShortCode(map, number, kind, keyword, label) : Full(map, number, country, kind, keyword, label);
        return phone is null ? null : phone with { Hours = hours, Languages = languages, Cost = cost, SharedNumber = isShared, At = map.PlaceOf("number") };
    }

    private static Phone? ShortCode(YamlMap map, string number, PhoneKind kind, string? keyword, string? label)
    {
        // People write 116 123 and 9-8-8; what is dialled has no gaps.
        if (kind == PhoneKind.Whatsapp)
        {
            map.Error(Rule.ShortCode, "number", $"'{number}' is a short code, which WhatsApp does not know; write the full number beginning with +.");
            return null;
        }
        string digits = ShortDigits(number);
        if (IsShort(digits))
            return new(kind, digits, number, null, keyword, label);
        map.Error(Rule.ShortCode, "number", $"'{number}' is not a short code; a short code has 3 to 6 digits and nothing else. Leave out short_code for a full number beginning with +.");
        return null;
    }

    private static Phone? Full(YamlMap map, string number, string country, PhoneKind kind, string? keyword, string? label)
    {
        PhoneNumber parsed;
        try
        {
            parsed = Numbers.Parse(number, null);
        }
        catch (NumberParseException)
        {
            map.Error(Rule.BadPhone, "number", $"'{number}' is not a phone number; write it with + and the country code, such as +91 1800 891 4416, or add 'short_code: true'.");
            return null;
        }
        if (Complaint(parsed, number, country) is { } complaint)
        {
            map.Error(Rule.BadPhone, "number", complaint);
            return null;
        }
        string abroad = Numbers.Format(parsed, PhoneNumberFormat.INTERNATIONAL);
        // Mobiles are dialled with the country code everywhere; other numbers are shown as their country writes them.
        bool isMobile = Numbers.GetNumberType(parsed) == PhoneNumberType.MOBILE;
        string shown = country == Country.Everywhere || isMobile ? abroad : Numbers.Format(parsed, PhoneNumberFormat.NATIONAL);
        return new(kind, Numbers.Format(parsed, PhoneNumberFormat.E164), shown, abroad, keyword, label);
    }

    private static string? Complaint(PhoneNumber parsed, string number, string country)
    {
        if (parsed.HasExtension)
            return $"'{number}' has an extension, which a link cannot dial; put it into 'label'.";
        if (!Numbers.IsValidNumber(parsed))
            return $"'{number}' is not a number that can exist in its country; compare it with the source digit by digit.";
        // Territories share a country code (1 is the whole of North America), so the code is compared and not the region.
        int expected = Numbers.GetCountryCodeForRegion(country);
        return country == Country.Everywhere || expected == 0 || expected == parsed.CountryCode
            ? null
            : $"'{number}' has country code +{parsed.CountryCode}, but a listing of {country} needs +{expected}.";
    }

    /// <summary>What is dialled of a short code as it is written.</summary>
    internal static string ShortDigits(string written) => written.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    /// <summary>Whether digits have the length of a short code.</summary>
    internal static bool IsShort(string digits) => ShortCode().IsMatch(digits);

    [GeneratedRegex("^[0-9]{3,6}$", RegexOptions.NonBacktracking)]
    private static partial Regex ShortCode();
}

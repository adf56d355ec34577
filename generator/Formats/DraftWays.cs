using System.Text.RegularExpressions;
using PhoneNumbers;

namespace RecoveryGuide.Formats;

/// <summary>Numbers and addresses of other people's rows, as our own rules want them.</summary>
internal static partial class DraftWays
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>A web address over https; null where there is none, or it may not be published.</summary>
    public static string? Address(string? written, Action<string> changed)
    {
        string text = PlainText.Of(written);
        if (text.Length == 0 || text is "http://" or "https://")
            return null;
        string secure = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "https://" + text[7..] : text.Contains("://", StringComparison.Ordinal) ? text : BareHost().IsMatch(text) ? "https://" + text : text;
        if (WebAddress.Complaint(secure) is not null)
        {
            changed("a web address that may not be published was left out");
            return null;
        }
        if (PersonalData.IsPersonalPage(secure))
        {
            changed("a web address that may be a person's was left out");
            return null;
        }
        if (secure != text)
            changed(text.Contains("://", StringComparison.Ordinal) ? "an address with http was written with https" : "an address without https:// was written with it");
        return secure;
    }

    /// <summary>Address of an online meeting without its passcode.</summary>
    public static string? Join(string? written, Action<string> changed)
    {
        if (Address(written, changed) is not { } address)
            return null;
        string? clean = PersonalData.WithoutPasscode(address);
        if (clean is null)
            changed("an address to join that holds a name or a passcode was left out");
        else if (clean != address)
            changed("an address to join lost its passcode and what else stood behind the question mark");
        return clean is not null && WebAddress.Complaint(clean) is null ? clean : null;
    }

    /// <summary>A number in E.164 with its extension; null where it cannot exist in the country.</summary>
    public static (string Number, string? Extension)? Phone(string? written, string country, Action<string> changed)
    {
        string text = PlainText.Of(written).Trim('"', ' ');
        if (text.Length == 0)
            return null;
        try
        {
            PhoneNumber parsed = Numbers.Parse(text, country.Length == 2 ? country : "ZZ");
            int expected = Numbers.GetCountryCodeForRegion(country);
            if (Numbers.IsValidNumber(parsed) && (expected == 0 || expected == parsed.CountryCode))
            {
                string? extension = parsed.HasExtension ? parsed.Extension : null;
                return (Numbers.Format(parsed, PhoneNumberFormat.E164), extension);
            }
        }
        catch (NumberParseException)
        {
            // Told below: it is no number of its country.
        }
        changed("a phone number that cannot exist in its country was left out");
        return null;
    }

    /// <summary>Number of a meeting by phone, and the meeting's own number to type behind it; passcodes are dropped.</summary>
    /// <param name="written">The number and what a phone types behind it: <c>+16699009128,,382544042#,,1935#</c>.</param>
    /// <param name="country">The listing's country.</param>
    /// <param name="changed">Told what was changed.</param>
    public static (string Number, string? Meeting)? Dial(string? written, string country, Action<string> changed)
    {
        string text = PlainText.Of(written);
        int end = text.IndexOfAny([',', ';', '*', '#', 'p', 'w']);
        // In words, nobody can tell the number of the meeting from its passcode.
        if (text.Any(char.IsLetter))
        {
            if (text.Length > 0)
                changed("a number to dial that is told in words was left out");
            return null;
        }
        if (Phone(end < 0 ? text : text[..end], country, changed) is not { } phone)
            return null;
        string[] typed = end < 0 ? [] : text[end..].Split([',', '#', '*', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        string? meeting = typed.FirstOrDefault(part => part.Length is >= 5 and <= 12 && part.All(char.IsAsciiDigit));
        if (typed.Any(part => part != meeting && part.Any(char.IsAsciiDigit)))
            changed("a number to dial lost its passcode");
        return (phone.Number, meeting);
    }

    [GeneratedRegex(@"^(www\.)?[a-z0-9\-]+(\.[a-z0-9\-]+)*\.[a-z]{2,}(/[^\s]*)?\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BareHost();
}

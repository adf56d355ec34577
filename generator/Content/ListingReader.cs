using System.Globalization;

namespace RecoveryGuide.Content;

/// <summary>Reads one entry of a file below <c>input/listings/</c>.</summary>
public static class ListingReader
{
    /// <summary>Reads a listing and reports what is wrong with it.</summary>
    public static Listing Read(ListingKind kind, YamlMap map)
    {
        string country = map.Required("country");
        Listing listing = new()
        {
            Kind = kind,
            Id = map.RequiredSlug("id"),
            Name = map.Required("name", 2, 120),
            OtherNames = [.. map.Texts("other_names").Select(name => name.Text)],
            Type = ReadType(kind, map),
            Summary = map.Required("summary", 20, 240),
            Operator = map.Text("operator"),
            Country = country,
            Places = new(map.PlaceOf("country"), map.PlaceOf("region"), map.Map("checked")?.PlaceOf("on") ?? map.At) { Summary = map.PlaceOf("summary"), Note = map.PlaceOf("note") },
            Region = map.Text("region"),
            Town = map.Text("town"),
            Address = map.Text("address"),
            Point = ReadPoint(map.Map("point")),
            Serves = map.Choices<Serves>("serves"),
            Services = map.Choices<Offer>("services"),
            Languages = ReadLanguages(map),
            LanguagesNote = map.Text("languages_note"),
            Cost = map.Choice<Cost>("cost"),
            Hours = Hours.Read(map.Map("hours")),
            Phones = [.. map.Items("phones").Select(phone => Phone.Read(phone, country)).OfType<Phone>()],
            Chat = map.Address("chat"),
            Email = ReadEmail(map),
            Website = map.Address("website"),
            MeetingFinder = map.Address("meeting_finder"),
            OnlineMeetings = map.Address("online_meetings"),
            Note = map.Text("note"),
            Sources = [.. map.Items("sources").Select(ReadSource)],
            Checked = ReadCheck(map),
        };
        map.NothingElse();
        CheckWhole(listing, map);
        return listing;
    }

    private static void CheckWhole(Listing listing, YamlMap map)
    {
        if (map.LacksItems("sources"))
            map.Error(Rule.NoSource, "sources", $"listing '{listing.Id}' has no source; nothing is published without a public address that prints it.");
        if (map.LacksItems("serves"))
            map.Error(Rule.MissingKey, "serves", $"listing '{listing.Id}' does not say whom it serves; allowed: {string.Join(", ", Kebab<Serves>.All)}.");
        // A way that is there but wrong was reported where it stands.
        if (map.LacksItems("phones") && !Ways.Any(map.Has))
            map.Error(Rule.NoContact, "id", $"listing '{listing.Id}' cannot be reached: give it a phone, a website, a chat, an e-mail address or a place, or a note that says who leads there.");
    }

    private static readonly ImmutableArray<string> Ways = ["website", "chat", "email", "meeting_finder", "address", "town", "note"];

    private static ListingType ReadType(ListingKind kind, YamlMap map)
    {
        string written = map.Required("type");
        if (Kebab<ListingType>.TryParse(written, out ListingType type) && Listing.Allows(kind, type))
            return type;
        ImmutableArray<string> allowed = [.. Enum.GetValues<ListingType>().Where(other => Listing.Allows(kind, other)).Select(Kebab<ListingType>.Of)];
        if (written.Length > 0)
            map.Error(Rule.WrongType, "type", $"'{written}' is not a type of {Kebab<ListingKind>.Of(kind)}.{Suggestion.For(written, allowed)} Allowed: {string.Join(", ", allowed)}.");
        return type;
    }

    private static ImmutableArray<string> ReadLanguages(YamlMap map)
    {
        List<string> languages = [];
        foreach (Located language in map.Texts("languages"))
            if (LanguageNames.IsKnown(language.Text))
                languages.Add(language.Text);
            else
                map.Error(Rule.NotAllowed, language.At, $"'{language.Text}' is not a language code known here.{Suggestion.For(language.Text, LanguageNames.Codes)} Allowed: {string.Join(", ", LanguageNames.Codes)}.");
        return [.. languages.Distinct()];
    }

    internal static GeoPoint? ReadPoint(YamlMap? map)
    {
        if (map is null)
            return null;
        double? latitude = Degrees(map, "lat", 90);
        double? longitude = Degrees(map, "lon", 180);
        map.NothingElse();
        return latitude is { } lat && longitude is { } lon ? new(lat, lon) : null;
    }

    private static double? Degrees(YamlMap map, string key, int most)
    {
        string text = map.Required(key);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) && Math.Abs(degrees) <= most)
            return degrees;
        if (text.Length > 0)
            map.Error(Rule.NotAllowed, key, $"'{key}' is '{text}'; it must be degrees from -{most} to {most}.");
        return null;
    }

    private static string? ReadEmail(YamlMap map)
    {
        string? email = map.Text("email");
        bool isOne = email is null || (email.Count(letter => letter == '@') == 1 && !email.Any(letter => char.IsWhiteSpace(letter) || letter is '?' or '&' or '<' or '>' or '"')
            && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && email[at..].Contains('.', StringComparison.Ordinal));
        if (!isOne)
            map.Error(Rule.BadAddress, "email", $"'{email}' is not an e-mail address.");
        return isOne ? email : null;
    }

    private static ListingSource ReadSource(YamlMap map)
    {
        string url = map.Required("url");
        if (url.Length > 0 && WebAddress.Complaint(url, forSource: true) is { } complaint)
            map.Error(Rule.BadAddress, "url", $"'{url}' {complaint}");
        ListingSource source = new(url, map.Required("publisher"), map.Text("says"), ReadSourceDate(map), map.PlaceOf("date"));
        map.NothingElse();
        return source;
    }

    private static PartialDate? ReadSourceDate(YamlMap map)
    {
        if (map.Text("date") is not { } text)
        {
            map.Error(Rule.NoSource, "date", "a source needs a 'date': the one it prints, or 'undated' where it prints none.");
            return null;
        }
        PartialDate? date = PartialDate.Parse(text);
        if (date is null && text != "undated")
            map.Error(Rule.BadDate, "date", $"'{text}' is not a date; write 2026-07-12, 2026-07 or 2026 as the source prints it, or 'undated'.");
        return date;
    }

    private static LastCheck ReadCheck(YamlMap map)
    {
        if (map.Map("checked") is not { } check)
        {
            if (!map.Has("checked"))
                map.Required("checked");
            return new(DateOnly.MinValue, CheckedAgainst.SavedCopies);
        }
        LastCheck last = new(check.RequiredDate("on"), check.RequiredChoice<CheckedAgainst>("against"));
        check.NothingElse();
        return last;
    }
}

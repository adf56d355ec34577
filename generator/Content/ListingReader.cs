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
            Places = new(map.PlaceOf("country"), map.PlaceOf("region"), map.Map("checked")?.PlaceOf("on") ?? map.At) { Summary = map.PlaceOf("summary"), Note = map.PlaceOf("note"), Point = map.PlaceOf("point"), Closed = PlaceOfClosure(map) },
            Region = map.Text("region"),
            Town = map.Text("town"),
            Address = map.Text("address"),
            Point = ReadPoint(map.Map("point")),
            Serves = map.Choices<Serves>("serves"),
            Services = map.Choices<Offer>("services"),
            Languages = LanguageNames.Read(map, "languages"),
            LanguagesNote = map.Text("languages_note"),
            Cost = map.Choice<Cost>("cost"),
            Hours = Hours.Read(map.Map("hours")),
            Phones = [.. map.Items("phones").Select(phone => Phone.Read(phone, country)).OfType<Phone>()],
            Chat = ReadChat(map),
            Email = ReadEmail(map),
            Website = map.Address("website"),
            MeetingFinder = map.Address("meeting_finder"),
            OnlineMeetings = map.Address("online_meetings"),
            Medicines = map.Choices<Medicine>("medicines"),
            Admits = map.Choices<Admits>("admits"),
            Admission = map.Choices<Admission>("admission"),
            MinimumAge = map.Number("minimum_age", 0, OldestAge),
            MaximumAge = map.Number("maximum_age", 0, OldestAge),
            Payment = map.Choices<Payment>("payment"),
            Licence = ReadLicence(map.Map("licence")),
            Access = map.Choices<Access>("access"),
            Fellowship = map.Choice<Fellowship>("fellowship"),
            Method = map.Choice<Method>("method"),
            Meetings = [.. map.Items("meetings").Select(meeting => Meeting.Read(meeting, country)).OfType<Meeting>()],
            Anonymous = map.Answer("anonymous"),
            ThirdPartyCalls = map.Answer("third_party_calls"),
            MaySendEmergency = map.Answer("may_send_emergency"),
            TemporarilyClosed = ReadClosure(map.Map("temporarily_closed")),
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
        foreach ((ListingKind kind, ImmutableArray<string> keys) in Own.Where(own => own.Key != listing.Kind))
            foreach (string key in keys.Where(map.Holds))
                map.Error(Rule.NotAllowed, key, $"'{key}' is only for listings of kind {Kebab<ListingKind>.Of(kind)}.");
        if (listing.MinimumAge > listing.MaximumAge)
            map.Error(Rule.NotAllowed, "maximum_age", $"'maximum_age' is {listing.MaximumAge}, below 'minimum_age' {listing.MinimumAge}.");
        // A way that is there but wrong was reported where it stands.
        if (map.LacksItems("phones") && !Ways.Any(map.Has))
            map.Error(Rule.NoContact, "id", $"listing '{listing.Id}' cannot be reached: give it a phone, a website, a chat, an e-mail address or a place, or a note that says who leads there.");
    }

    private static readonly ImmutableArray<string> Ways = ["website", "chat", "email", "meeting_finder", "address", "town", "note", "meetings"];

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

    private const int OldestAge = 120;

    // What only one kind of listing can have, said of another, is a fact in the wrong place.
    private static readonly ImmutableDictionary<ListingKind, ImmutableArray<string>> Own = ImmutableDictionary.CreateRange<ListingKind, ImmutableArray<string>>(
    [
        new(ListingKind.Centre, ["medicines", "admits", "admission", "minimum_age", "maximum_age", "payment", "licence"]),
        new(ListingKind.Group, ["fellowship", "method", "meetings"]),
        new(ListingKind.Hotline, ["anonymous", "third_party_calls", "may_send_emergency"]),
    ]);

    private static Chat? ReadChat(YamlMap map)
    {
        if (!map.IsMap("chat"))
            return map.Address("chat") is { } address ? new(address, null, []) : null;
        YamlMap chat = map.Map("chat")!;
        chat.Required("url");
        string? url = chat.Address("url");
        Hours? hours = Hours.Read(chat.Map("hours"));
        ImmutableArray<string> languages = LanguageNames.Read(chat, "languages");
        chat.NothingElse();
        return url is null ? null : new(url, hours, languages);
    }

    private static Licence? ReadLicence(YamlMap? map)
    {
        if (map is null)
            return null;
        Licence licence = new(map.Required("register"), map.Text("number"), map.Address("url"), map.Date("until"));
        map.NothingElse();
        return licence;
    }

    private static Closure? ReadClosure(YamlMap? map)
    {
        if (map is null)
            return null;
        string written = map.Required("since");
        PartialDate? since = PartialDate.Parse(written);
        if (since is null && written.Length > 0)
            map.Error(Rule.BadDate, "since", $"'{written}' is not a date; write 2026-07-12, 2026-07 or 2026 as the source prints it.");
        Closure closure = new(since ?? default, map.Text("why"), map.Date("until"), map.Text("instead"));
        map.NothingElse();
        return since is null ? null : closure;
    }

    private static Source PlaceOfClosure(YamlMap map) => map.IsMap("temporarily_closed") ? map.Map("temporarily_closed")!.PlaceOf("until") : map.At;

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
        bool isOne = email is null || EmailAddress.IsOne(email);
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

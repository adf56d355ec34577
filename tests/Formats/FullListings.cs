using System.Collections;
using System.Globalization;
using System.Reflection;
using CsCheck;
using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Tests.Formats;

/// <summary>Invented listings that say all a listing can say, any part of it, or next to nothing; and their facts as texts that can be compared.</summary>
internal static class FullListings
{
    // Of these only the site that publishes a listing knows, or only the editor who wrote it.
    private static readonly ImmutableArray<string> Elsewhere = [nameof(Listing.Id), nameof(Listing.Places), nameof(Listing.Feed), nameof(Phone.SharedNumber), "At", "ZoneAt"];

    /// <summary>The fields of a listing.</summary>
    public static ImmutableArray<PropertyInfo> Fields { get; } = FieldsOf(typeof(Listing));

    private static ImmutableArray<PropertyInfo> FieldsOf(Type type) => [.. type.GetProperties().Where(field => field.CanWrite && !Elsewhere.Contains(field.Name))];

    /// <summary>A value with all that lies below it.</summary>
    public static string Said(object? value) => value switch
    {
        null => "none",
        string text => $"'{text}'",
        IEnumerable many => $"[{string.Join(", ", many.Cast<object>().Select(Said))}]",
        _ when value.GetType() is { IsEnum: false, Namespace: "RecoveryGuide.Content" } type => $"{{{string.Join(", ", FieldsOf(type).Select(field => $"{field.Name}: {Said(field.GetValue(value))}"))}}}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static Gen<ImmutableArray<T>> Some<T>(params T[] of) => Gen.Shuffle(of, 0, of.Length).Select(some => some.ToImmutableArray());

    private static Gen<ImmutableArray<T>> SomeOf<T>() where T : struct, Enum => Some(Enum.GetValues<T>());

    private static Gen<T?> OneOf<T>() where T : struct, Enum => Gen.OneOf<T?>([null, .. Enum.GetValues<T>().Cast<T?>()]);

    private static Gen<string?> Text(params string[] texts) => Gen.OneOf<string?>([null, .. texts]);

    private static Gen<T?> Perhaps<T>(Gen<T> gen) where T : class => Gen.Select(Gen.Bool, gen, (has, value) => has ? value : null);

    private static readonly Gen<string?> Prose = Text("The hall is on the first floor.", "Closed on public holidays; ring the bell at other times.", "Bring a \"letter\" \\ no card. Tea is free.", "शाम को खुला रहता है।", "ਗੁਰਦੁਆਰੇ ਦੇ ਪਿੱਛੇ।", "- not a list: a sentence # all the same");

    private static readonly Gen<string?> Address = Text("https://www.example.org/quay", "https://example.org/a?b=c&d=%C3%A9");

    private static readonly Gen<ImmutableArray<string>> Languages = Some("en", "hi", "pa", "ne");

    private static readonly Gen<ImmutableArray<IsoDayOfWeek>> Days = Gen.Shuffle(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToArray(), 1, 7).Select(days => days.Order().ToImmutableArray());

    private static readonly Gen<LocalTime> Time = Gen.Int[0, 287].Select(at => LocalTime.FromMinutesSinceMidnight(at * 5));

    private static readonly Gen<string> Zone = Gen.OneOf("Asia/Kolkata", "Europe/London", "America/Argentina/Buenos_Aires");

    private static readonly Gen<string?> MaybeZone = Text("Asia/Kolkata", "UTC");

    private static readonly Gen<LocalDate> Date = Gen.Int[0, 3000].Select(days => new LocalDate(2020, 1, 1).PlusDays(days));

    private static readonly Gen<DateOnly?> MaybeDate = Gen.Select(Gen.Bool, Date, (has, date) => has ? date.ToDateOnly() : (DateOnly?)null);

    private static readonly Gen<PartialDate> Partial = Gen.Select(Date, Gen.Int[1, 3], (date, parts) => new PartialDate(date.Year, parts > 1 ? date.Month : null, parts > 2 ? date.Day : null));

    private static readonly Gen<OpenSpan> Span = Gen.Select(Days, Time, Time, (days, from, until) => new OpenSpan(days, from, until));

    private static readonly Gen<Hours?> AnyHours = Gen.OneOf(
        Gen.Bool.Select(_ => (Hours?)null),
        Gen.Select(MaybeZone, Prose, (zone, note) => (Hours?)new Hours(true, zone, [], note)),
        Gen.Select(MaybeZone, Prose, (zone, note) => note is null ? null : new Hours(false, zone, [], note)),
        Gen.Select(Zone, Span.Array[1, 4], Prose, (zone, spans, note) => (Hours?)new Hours(false, zone, [.. spans], note)));

    private static Phone Numbered(string country, PhoneKind kind, string number, bool isShort, string? keyword, string? label) => Phone.Read(Yaml.Read("phone.yml",
        $"number: \"{number}\"\nkind: {Kebab<PhoneKind>.Of(kind)}\nshort_code: {(isShort ? "true" : "false")}{(keyword is null ? "" : $"\nkeyword: {keyword}")}{(label is null ? "" : $"\nlabel: {label}")}\n", new())!, country)!;

    private static Gen<Phone> AnyPhone(string country) =>
        from kind in Gen.OneOf(Enum.GetValues<PhoneKind>())
        from number in Gen.OneOf("+9118008914416", "+919876543210", "14416", "116 123")
        from keyword in Text("HOME", "HELLO1")
        from label in Text("at night", "for families (free)")
        from hours in AnyHours
        from languages in Languages
        from cost in OneOf<Cost>()
        let isShort = number[0] != '+' && kind != PhoneKind.Whatsapp
        select Numbered(country, kind, isShort || number[0] == '+' ? number : "+919876543210", isShort, kind == PhoneKind.Text ? keyword : null, label) with { Hours = hours, Languages = languages, Cost = cost };

    private static readonly Gen<Schedule> AnySchedule =
        from days in Days
        from weeks in Some(1, 2, 3, 4, 5, -1)
        from every in Gen.Int[1, 12]
        from rule in Gen.Int[0, 2]
        from time in Gen.Select(Time, Time, Gen.Bool)
        from zone in Zone
        from dates in Gen.Select(Date, Gen.Int[0, 400], Gen.Bool, Gen.Bool)
        from except in Date.Array[0, 3]
        let isEvery = rule == 1 && every > 1
        select new Schedule(days, rule == 2 ? [.. weeks.Where(week => week > 0).Order(), .. weeks.Where(week => week < 0)] : [], isEvery ? every : 1, time.Item1, time.Item3 ? time.Item2 : null, zone,
            isEvery || dates.Item3 ? dates.Item1 : null, dates.Item4 ? dates.Item1.PlusDays(dates.Item2) : null, [.. except.Distinct().Order()]);

    private static Gen<Meeting> AnyMeeting(string country) =>
        from mode in Gen.OneOf(Enum.GetValues<MeetingMode>())
        from schedule in Perhaps(AnySchedule)
        from name in Text("Morning Light", "सुबह")
        from attendance in OneOf<Attendance>()
        from formats in SomeOf<MeetingFormat>()
        from address in Text("https://meet.example.org/quay")
        from dial in Perhaps(AnyPhone(country))
        from note in Prose
        select new Meeting(mode, schedule, name, attendance, formats, address, dial, schedule is null ? note ?? "By arrangement." : note, default);

    private static readonly Gen<ListingSource> AnySource =
        from url in Gen.OneOf("https://example.org/harbour", "http://www.example.org/old;page", "https://example.org/a?b=c")
        from publisher in Gen.OneOf("Example News", "Example; a paper")
        from says in Text("the hours; the address", "where it is \\ when it opens")
        from date in Gen.Select(Gen.Bool, Partial, (has, date) => has ? date : (PartialDate?)null)
        select new ListingSource(url, publisher, says, date, default);

    private static readonly Gen<Licence> AnyLicence = Gen.Select(Text("PB/12/2024"), Address, MaybeDate, (number, url, until) => new Licence("Punjab Health Register", number, url, until));

    private static readonly Gen<Closure> AnyClosure = Gen.Select(Partial, Prose, MaybeDate, Prose, (since, why, until, instead) => new Closure(since, why, until, instead));

    private static readonly Gen<bool?> Answer = Gen.OneOf<bool?>(null, true, false);

    // What every kind has in common.
    private static Gen<Listing> Common(ListingKind kind) =>
        from type in Gen.OneOf(Enum.GetValues<ListingType>().Where(type => Listing.Allows(kind, type)).ToArray())
        from country in Gen.OneOf("IN", "INTL")
        from name in Gen.OneOf("Quay Clinic", "क्वे; क्लिनिक")
        from names in Gen.Select(Some("QC Amritsar", "क्वे केंद्र", "Quay; the clinic", "C:\\Quay"), Gen.OneOf("A clinic that helps with coming off alcohol.", "Meets every week. Tea at \"four\"."), Text("Quay Trust", "Quay Clinic"))
        from place in Gen.Select(Text("punjab"), Text("Amritsar", "Patiala"), Text("1 Quay Road", "Old School, 12 Temple Street, Amritsar"), Gen.Select(Gen.Bool, Gen.Int[3000000, 3200000], Gen.Int[7450000, 7650000]))
        from what in Gen.Select(SomeOf<Serves>().Where(serves => !serves.IsEmpty), SomeOf<Offer>(), Languages, Prose, OneOf<Cost>(), SomeOf<Access>())
        from hours in AnyHours
        from phones in AnyPhone(country).Array[0, 4]
        from chat in Perhaps(Gen.Select(AnyHours, Languages, (times, spoken) => new Chat("https://chat.example.org/", times, spoken)))
        from ways in Gen.Select(Text("help@example.org"), Address, Address, Address)
        from closure in Perhaps(AnyClosure)
        from note in Prose
        from sources in AnySource.Array[1, 3]
        from check in Gen.Select(Gen.Int[0, 900], Gen.OneOf(Enum.GetValues<CheckedAgainst>()))
        select Invented.Group with
        {
            Kind = kind,
            Id = "quay-place",
            Name = name,
            Type = type,
            OtherNames = names.Item1,
            Summary = names.Item2,
            Operator = names.Item3,
            Country = country,
            Region = place.Item1,
            Town = place.Item2,
            Address = place.Item3,
            Point = place.Item4.Item1 ? new(place.Item4.Item2 / 100_000.0, place.Item4.Item3 / 100_000.0) : null,
            Serves = what.Item1,
            Services = what.Item2,
            Languages = what.Item3,
            LanguagesNote = what.Item4,
            Cost = what.Item5,
            Access = what.Item6,
            Hours = hours,
            Phones = [.. phones.DistinctBy(phone => Said(phone))],
            Chat = chat,
            Email = ways.Item1,
            // A listing nobody can reach is none.
            Website = phones.Length == 0 && chat is null ? ways.Item2 ?? "https://www.example.org/" : ways.Item2,
            MeetingFinder = ways.Item3,
            OnlineMeetings = ways.Item4,
            TemporarilyClosed = closure,
            Note = note,
            Sources = [.. sources],
            Checked = new(new DateOnly(2026, 11, 23).AddDays(-check.Item1), check.Item2),
        };

    private static readonly Gen<Listing> Hotline =
        from listing in Common(ListingKind.Hotline)
        from anonymous in Answer
        from third in Answer
        from emergency in Answer
        select listing with { Anonymous = anonymous, ThirdPartyCalls = third, MaySendEmergency = emergency };

    private static readonly Gen<Listing> Group =
        from listing in Common(ListingKind.Group)
        from fellowship in OneOf<Fellowship>()
        from method in OneOf<Method>()
        from meetings in AnyMeeting(listing.Country).Array[0, 4]
        select listing with { Fellowship = fellowship, Method = method, Meetings = [.. meetings] };

    private static readonly Gen<Listing> Centre =
        from listing in Common(ListingKind.Centre)
        from medicines in SomeOf<Medicine>()
        from admits in SomeOf<Admits>()
        from admission in SomeOf<Admission>()
        from payment in SomeOf<Payment>()
        from ages in Gen.Select(Gen.Bool, Gen.Int[0, 30], Gen.Bool, Gen.Int[31, 120])
        from licence in Perhaps(AnyLicence)
        select listing with
        {
            Medicines = medicines,
            Admits = admits,
            Admission = admission,
            Payment = payment,
            MinimumAge = ages.Item1 ? ages.Item2 : null,
            MaximumAge = ages.Item3 ? ages.Item4 : null,
            Licence = licence,
        };

    /// <summary>Any listing of India, or of no country.</summary>
    public static Gen<Listing> Any { get; } = Gen.OneOf(Hotline, Group, Centre);
}

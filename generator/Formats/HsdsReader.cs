using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>Reads Open Referral's HSDS, 1.1 and 3.0: nested JSON, a page of a list, a package of tables. A service at a place is a row.</summary>
public static class HsdsReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">What it is called.</param>
    /// <param name="text">Its text.</param>
    /// <param name="terms">What is said of all rows.</param>
    /// <param name="report">Takes what is wrong with the file.</param>
    /// <param name="beside">Gives the tables that lie beside a <c>datapackage.json</c>.</param>
    public static IEnumerable<Draft> Read(string file, string text, FeedTerms terms, Diagnostics report, Func<string, byte[]?> beside)
    {
        HsdsTables tables = HsdsTables.Read(file, text, report, beside);
        int number = 0;
        foreach (RowFields service in tables.Of("service"))
        {
            RowFields?[] places = [.. tables.PlacesOf(service)];
            foreach (RowFields? place in places.Length == 0 ? [null] : places)
                yield return Read(service, place, places.Length > 1, ++number, tables, terms);
        }
    }

    private static Draft Read(RowFields service, RowFields? place, bool isOneOfMany, int number, HsdsTables tables, FeedTerms terms)
    {
        RowFields? organization = tables.Find("organization", service.Text("organization_id"));
        if (organization is not null && HsdsOwn.Identifier(organization, tables) is { } identifier)
            return HsdsOwn.Read(identifier, organization, service, place, number, tables);
        string? link = tables.LinkOf(service, place);
        RowFields[] own = [.. tables.Below("schedule", service, place, link)];
        RowFields? address = tables.ChildrenOf("address", "location", place?.Text("id")).FirstOrDefault(row => row.Text("address_type") is not ("postal" or "virtual"));
        ListingType? type = terms.Columns.Type;
        ListingKind kind = terms.Columns.Kind ?? (type is { } sort ? Enum.GetValues<ListingKind>().First(whole => Listing.Allows(whole, sort)) : ListingKind.Centre);
        string status = service.Text("status")?.ToLowerInvariant() ?? "";
        DraftMeeting? meeting = kind == ListingKind.Group ? Meeting(own, place, service) : null;
        RowFields[] accesses = [.. tables.ChildrenOf("accessibility", "location", place?.Text("id"))];
        return new()
        {
            At = service.At,
            Number = number,
            RowId = service.Text("id") is { } id ? isOneOfMany ? $"{id}-{RowIds.Hash(place?.Text("id") ?? "")}" : id : null,
            Kind = kind,
            Type = type,
            Name = service.Text("name"),
            OtherNames = [.. new[] { service.Text("alternate_name") }.OfType<string>()],
            Description = service.Text("description"),
            Operator = organization?.Text("name"),
            Country = address?.Text("country"),
            Town = address?.Text("city"),
            Place = place?.Raw("name"),
            Street = address is null ? null : string.Join(", ", new[] { address.Text("address_1"), address.Text("address_2") }.OfType<string>()),
            State = address?.Raw("state_province", "region"),
            Postcode = address?.Raw("postal_code"),
            Latitude = place?.Raw("latitude"),
            Longitude = place?.Raw("longitude"),
            Languages = [.. tables.Below("language", service, place, link).Select(Language).OfType<string>()],
            Access = accesses.Any(row => (row.Text("description") + row.Text("accessibility") + row.Text("details")).Contains("wheelchair", StringComparison.OrdinalIgnoreCase)) ? [Access.StepFree] : [],
            Phones = [.. tables.Below("phone", service, place, link).Concat(tables.ChildrenOf("phone", "organization", organization?.Text("id")).Where(row => row.Text("service_id", "location_id", "service_at_location_id", "contact_id") is null)).Select(PhoneOf).OfType<(string, PhoneKind, string?)>()],
            Email = service.Text("email") ?? organization?.Text("email"),
            Website = service.Raw("url") ?? organization?.Raw("website", "url"),
            MinimumAge = OwnFacts.Age(service.Text("minimum_age")),
            MaximumAge = OwnFacts.Age(service.Text("maximum_age")),
            Hours = kind == ListingKind.Group ? [] : [.. own.Select(row => Span(row, terms)).OfType<DraftHours>()],
            Meeting = meeting,
            Notes = [.. new[] { service.Raw("alert"), service.Raw("eligibility_description", "eligibility") }.OfType<string>()],
            IsClosed = status == "temporarily closed",
            Updated = service.Text("assured_date", "last_modified", "last_verified_on", "updated"),
            LeftOut = tables.Below("contact", service, place, link).Any() ? ["a person to contact"] : [],
            Changed = own.Any(row => Span(row, terms) is null && meeting is null) ? ["opening hours that are not weekly, or over, were left out"] : [],
            Refused = status is "inactive" or "defunct" ? "it is no longer offered" : null,
        };
    }

    private static (string, PhoneKind, string?)? PhoneOf(RowFields row) => row.Text("type")?.ToLowerInvariant() switch
    {
        "fax" or "pager" => null,
        "sms" or "text" => (Number(row), PhoneKind.Text, row.Text("description")),
        "tty" or "tdd" or "textphone" => (Number(row), PhoneKind.Textphone, row.Text("description")),
        _ => (Number(row), PhoneKind.Voice, row.Text("description")),
    };

    private static string Number(RowFields row) => (row.Text("number") ?? "").Trim('"') + (row.Text("extension") is { } extension && extension.All(char.IsAsciiDigit) ? $" ext. {extension}" : "");

    private static string? Language(RowFields row)
    {
        string code = (row.Text("code", "language", "name") ?? "").Split('-')[0].ToLowerInvariant();
        return LanguageNames.IsKnown(code) ? code : LanguageNames.Codes.FirstOrDefault(known => string.Equals(CultureInfo.GetCultureInfo(known).EnglishName, row.Text("name", "language"), StringComparison.OrdinalIgnoreCase));
    }

    private static DraftHours? Span(RowFields row, FeedTerms terms)
    {
        bool isWeekly = row.Text("freq") is null or "WEEKLY" && row.Text("interval") is null or "1" && row.Text("bymonthday", "byweekno", "byyearday", "count") is null;
        bool isOver = FeedTimes.Date(row.Text("valid_to", "until")) is { } end && end < terms.Checked;
        ImmutableArray<IsoDayOfWeek> days = [.. Days(row).Where(day => day.Week == 0).Select(day => day.Day)];
        return isWeekly && !isOver && !days.IsEmpty && FeedTimes.Time(row.Text("opens_at")) is { } from && FeedTimes.Time(row.Text("closes_at")) is { } until ? new(days, from, until) : null;
    }

    private static readonly System.Buffers.SearchValues<char> WeekSigns = System.Buffers.SearchValues.Create("+-0123456789");

    // BYDAY of RFC 5545: TU, 2TU (the second), -1FR (the last); HSDS 1.1 has the English word.
    internal static IEnumerable<(IsoDayOfWeek Day, int Week)> Days(RowFields row)
    {
        foreach (string part in (row.Text("byday", "weekday") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int letters = part.AsSpan().IndexOfAnyExcept(WeekSigns);
            int week = letters > 0 && int.TryParse(part.AsSpan(0, letters), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0;
            if (letters >= 0 && week is >= -1 and <= 5 && FeedDays.Of(part[letters..], DayCount.Iso) is { } day)
                yield return (day, week);
        }
    }

    private static DraftMeeting Meeting(RowFields[] schedules, RowFields? place, RowFields service)
    {
        RowFields? row = schedules.FirstOrDefault(row => Days(row).Any() && FeedTimes.Time(row.Text("opens_at")) is not null);
        (IsoDayOfWeek Day, int Week)[] days = row is null ? [] : [.. Days(row)];
        bool isOnline = place is null || place.Text("location_type") == "virtual";
        string attending = row?.Text("attending_type")?.ToLowerInvariant() ?? "";
        int every = row is not null && row.Text("freq") is null or "WEEKLY" && int.TryParse(row?.Text("interval"), NumberStyles.None, CultureInfo.InvariantCulture, out int weeks) && weeks is > 1 and <= 12 ? weeks : 1;
        LocalDate? starts = row is null ? null : Day(row.Text("dtstart", "valid_from"));
        return new()
        {
            Mode = isOnline ? MeetingMode.Online : attending.Contains("hybrid", StringComparison.Ordinal) ? MeetingMode.Hybrid : MeetingMode.InPerson,
            Days = [.. days.Select(day => day.Day).Distinct()],
            Weeks = [.. days.Select(day => day.Week).Where(week => week != 0).Distinct()],
            Every = starts is null ? 1 : every,
            Starts = every > 1 ? starts : null,
            From = row is null ? null : FeedTimes.Time(row.Text("opens_at")),
            Until = row is null ? null : FeedTimes.Time(row.Text("closes_at")),
            Zone = row?.Text("timezone"),
            Join = place?.Raw("url") ?? row?.Raw("schedule_link") ?? service.Raw("url"),
        };
    }

    private static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text.Split('T')[0]) is { Success: true } day ? day.Value : null;
}

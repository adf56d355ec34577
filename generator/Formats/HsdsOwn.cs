using System.Globalization;
using NodaTime;
using RecoveryGuide.Content;

namespace RecoveryGuide.Formats;

/// <summary>
/// Reads what <see cref="HsdsWriter"/> writes: the fields of the standard, and where it has none, attributes under our own names. They are believed only of an organization that carries an identifier of our scheme; what
/// anybody else calls by the same names is not looked at.
/// </summary>
internal static class HsdsOwn
{
    /// <summary>The name of our taxonomy, and of the scheme of our identifiers.</summary>
    public const string Scheme = "RecoveryGuide";

    /// <summary>Our identifier of an organization, such as <c>hotlines/in-112</c>; null where it is not ours.</summary>
    public static string? Identifier(RowFields? organization, HsdsTables tables) =>
        tables.ChildrenOf("organization_identifier", "organization", organization?.Text("id")).FirstOrDefault(row => row.Text("identifier_scheme") == Scheme)?.Text("identifier");

    /// <summary>Reads a service of ours.</summary>
    public static Draft Read(string identifier, RowFields organization, RowFields service, RowFields? place, int number, HsdsTables tables)
    {
        string? id = service.Text("id");
        RowFields facts = Facts("service", service, [], tables);
        RowFields? address = tables.ChildrenOf("address", "location", place?.Text("id")).FirstOrDefault();
        (RowFields Row, RowFields Facts)[] schedules = [.. tables.ChildrenOf("schedule", "service", id).Select(row => (row, Facts("schedule", row, [], tables)))];
        IEnumerable<string> access = tables.ChildrenOf("accessibility", "location", place?.Text("id")).Select(row => row.Text("details")).OfType<string>();
        return new()
        {
            At = service.At,
            Number = number,
            RowId = identifier[(identifier.IndexOf('/', StringComparison.Ordinal) + 1)..],
            Kind = OwnFacts.Word<ListingKind>(facts.Text("kind")) ?? ListingKind.Centre,
            Type = OwnFacts.Word<ListingType>(facts.Text("type")),
            Name = service.Text("name"),
            OtherNames = CsvCells.Split(service.Raw("alternate_name") ?? ""),
            Description = service.Text("description"),
            // An organization needs a name even where nobody says who runs the service.
            Operator = facts.Text("operator") is null ? null : organization.Text("name"),
            Country = facts.Text("country"),
            Region = facts.Text("region") is { } region && Slug.IsValid(region) ? region : null,
            Town = address?.Text("city"),
            Street = address?.Raw("address_1"),
            IsWholeAddress = true,
            Latitude = place?.Raw("latitude"),
            Longitude = place?.Raw("longitude"),
            Serves = OwnFacts.Words<Serves>(facts.Texts("serves")),
            Services = OwnFacts.Words<Offer>(facts.Texts("services")),
            Languages = Languages("service", id, tables),
            Access = OwnFacts.Words<Access>(access.Concat(facts.Texts("access"))),
            Cost = OwnFacts.Word<Cost>(tables.ChildrenOf("cost_option", "service", id).FirstOrDefault()?.Text("option")),
            Email = service.Text("email"),
            Website = service.Raw("url"),
            Fellowship = OwnFacts.Word<Fellowship>(facts.Text("fellowship")),
            MinimumAge = OwnFacts.Age(service.Text("minimum_age")),
            MaximumAge = OwnFacts.Age(service.Text("maximum_age")),
            Notes = facts.Texts("note"),
            IsClosed = service.Text("status") == "temporarily closed",
            Own = new(
                Facts("service", service, [("languages_note", One(service.Raw("interpretation_services"))), .. Hours(schedules.Where(schedule => schedule.Facts.Text("meeting") is null))], tables),
                [.. tables.ChildrenOf("phone", "service", id).Select(phone => Phone(phone, tables))],
                [.. schedules.Where(schedule => schedule.Facts.Text("meeting") is not null).Select(schedule => Meeting(schedule.Row, tables))],
                [.. facts.Texts("source").Select(source => SourceOf(source, service.At))]),
        };
    }

    // What the standard says goes before what an attribute says.
    private static RowFields Facts(string entity, RowFields row, IEnumerable<(string, ImmutableArray<string>)> standard, HsdsTables tables) => RowFields.Of(row.At, 0,
    [
        .. standard,
        .. tables.ChildrenOf("attribute", entity, row.Text("id")).GroupBy(attribute => attribute.Text("link_type") ?? "", StringComparer.Ordinal).Select(same => (same.Key, same.Select(attribute => attribute.Raw("value")).OfType<string>().ToImmutableArray())),
    ]);

    private static IEnumerable<(string, ImmutableArray<string>)> Hours(IEnumerable<(RowFields Row, RowFields Facts)> schedules)
    {
        (RowFields Row, RowFields Facts)[] all = [.. schedules];
        if (all.Length == 0)
            return [];
        IEnumerable<string> spans = all.Where(schedule => schedule.Row.Text("byday") is not null).Select(schedule => FlatHours.Span(DaysOf(schedule.Row), schedule.Row.Text("opens_at") ?? "", schedule.Row.Text("closes_at") ?? ""));
        return [("hours", One(FlatHours.Of(all[0].Facts.Text("always") == "yes", spans))), ("hours_zone", One(all[0].Facts.Text("zone"))), ("hours_note", One(all[0].Facts.Text("note")))];
    }

    private static RowFields Phone(RowFields phone, HsdsTables tables)
    {
        string? number = phone.Text("number");
        // A short code as people write it has gaps; a number is believed only as it is dialled.
        string? shown = Facts("phone", phone, [], tables).Text("shown") is { } written && Content.Phone.ShortDigits(written) == number ? written : number;
        return Facts("phone", phone, [("number", One(shown)), ("kind", One(phone.Text("type"))), ("languages", Languages("phone", phone.Text("id"), tables))], tables);
    }

    private static RowFields Meeting(RowFields row, HsdsTables tables)
    {
        ImmutableArray<int> weeks = [.. HsdsReader.Days(row).Select(day => day.Week).Where(week => week != 0).Distinct()];
        return Facts("schedule", row,
        [
            ("mode", One(row.Text("attending_type"))), ("name", One(row.Raw("description"))), ("join", One(row.Raw("schedule_link"))),
            ("days", One(FlatHours.Days(DaysOf(row)))), ("weeks", [.. weeks.Select(week => week < 0 ? "last" : week.ToString(CultureInfo.InvariantCulture))]), ("every", One(row.Text("interval") is "1" ? null : row.Text("interval"))),
            ("from", One(row.Text("opens_at"))), ("to", One(row.Text("closes_at"))), ("starts", One(row.Text("valid_from"))), ("ends", One(row.Text("valid_to"))),
        ], tables);
    }

    private static IEnumerable<IsoDayOfWeek> DaysOf(RowFields row) => HsdsReader.Days(row).Select(day => day.Day).Distinct().Order();

    private static readonly ImmutableArray<string> SourceParts = ["url", "date", "publisher", "says"];

    private static RowFields SourceOf(string written, Source at)
    {
        ImmutableArray<string> parts = CsvCells.Split(written);
        return RowFields.Of(at, 0, SourceParts.Zip(parts, (name, text) => (name, One(text))));
    }

    private static ImmutableArray<string> Languages(string entity, string? id, HsdsTables tables) => [.. tables.ChildrenOf("language", entity, id).Select(row => row.Text("code")).OfType<string>()];

    private static ImmutableArray<string> One(string? text) => text is null ? [] : [text];
}

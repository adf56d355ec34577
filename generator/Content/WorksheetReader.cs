namespace RecoveryGuide.Content;

/// <summary>Reads a file below <c>input/worksheets/</c>.</summary>
public static class WorksheetReader
{
    /// <summary>Reads a worksheet and reports what is wrong with it.</summary>
    public static Worksheet Read(YamlMap map)
    {
        Worksheet worksheet = new(
            map.RequiredSlug("id"),
            map.Number("order", 1, 99) ?? 99,
            map.Required("title", 3, 90),
            map.Required("purpose", 20, 160),
            map.Choices<Audience>("audience"),
            map.Required("when", 3, 120),
            map.Required("time"),
            map.Choice<WorksheetLayout>("layout") ?? WorksheetLayout.Portrait,
            ReadPages(map),
            map.PlaceOf("pages"),
            Words(map, "how_used"),
            ReadStrip(map.Map("safety_strip")),
            map.Required("privacy"),
            [.. map.Items("sections").Select(ReadSection)],
            [.. map.AllTexts],
            Translation.Read(map));
        map.NothingElse();
        map.NoTypedPhones();
        CheckIds(worksheet, map);
        CheckDays(map);
        if (worksheet.Layout == WorksheetLayout.Cards && worksheet.Sections.Length != 2)
            map.Error(Rule.WrongShape, "layout", $"cards have two sides, so 'layout: cards' needs two sections; here are {worksheet.Sections.Length}.");
        return worksheet;
    }

    private static WorksheetPages ReadPages(YamlMap map)
    {
        if (map.Map("pages") is not { } pages)
        {
            map.Required("pages");
            return new(1, 1);
        }
        WorksheetPages read = new(pages.RequiredNumber("a4", 1, 12), pages.RequiredNumber("letter", 1, 12));
        pages.NothingElse();
        return read;
    }

    // Days can only be counted from a date the same sheet asks for.
    private static void CheckDays(YamlMap map)
    {
        YamlMap[] fields = [.. map.Items("sections").SelectMany(section => section.Items("fields"))];
        string[] dates = [.. fields.Where(field => field.Text("type") == "date").Select(field => field.Text("id")).OfType<string>()];
        foreach (YamlMap days in fields.Select(field => field.Map("days")).OfType<YamlMap>())
            if (days.Text("from") is { } from && !dates.Contains(from))
                days.Error(Rule.NotAllowed, "from", $"there is no date field '{from}' on this sheet.{Suggestion.For(from, dates)}");
    }

    // Ids are what a saved plan and a translation are matched by, so no two fields may share one.
    private static void CheckIds(Worksheet worksheet, YamlMap map)
    {
        if (worksheet.Sections.IsEmpty)
            map.Error(Rule.MissingKey, "sections", "a worksheet needs sections.");
        CheckIds("section", map.Items("sections"));
        foreach (YamlMap section in map.Items("sections"))
            CheckIds("field", section.Items("fields"));
    }

    private static void CheckIds(string what, IEnumerable<YamlMap> entries)
    {
        Dictionary<string, int> lines = [];
        foreach (YamlMap entry in entries.Where(entry => entry.Has("id")))
            if (entry.Text("id") is { } id && !lines.TryAdd(id, entry.At.Line))
                entry.Error(Rule.DuplicateId, "id", $"{what} '{id}' stands here twice (first in line {lines[id]}); each needs an id of its own.");
    }

    private static SafetyStrip? ReadStrip(YamlMap? map)
    {
        if (map is null)
            return null;
        SafetyStrip strip = new(map.Required("title"), Words(map, "text"), map.Choices<HelpNumber>("numbers"));
        map.NothingElse();
        return strip;
    }

    private static WorksheetSection ReadSection(YamlMap map)
    {
        WorksheetSection section = new(Id(map), map.Required("title"), map.Text("guidance"), [.. map.Items("fields").Select(ReadField)]);
        map.NothingElse();
        if (section.Fields.IsEmpty)
            map.Error(Rule.MissingKey, "fields", $"section '{section.Id}' has nothing to fill in.");
        return section;
    }

    private static WorksheetField ReadField(YamlMap map)
    {
        string id = Id(map);
        // Which other keys belong here depends on the type: without one, nothing can be said of them.
        if (!map.Has("type") || map.Choice<FieldType>("type") is not { } type)
        {
            map.RequiredChoice<FieldType>("type");
            return new(id, FieldType.Note, null, null, 0, [], [], [], 0, null, null, false, false, null, []);
        }
        WorksheetField field = new(
            id, type,
            type == FieldType.Note ? null : map.Required("label"),
            map.Text("hint"),
            type == FieldType.Lines ? map.RequiredNumber("n", 1, 12) : 0,
            type is FieldType.Checklist or FieldType.Choice ? Words(map, "options") : [],
            type switch { FieldType.Table or FieldType.Tickgrid => Words(map, "columns"), FieldType.Match => Words(map, "left"), _ => [] },
            type switch { FieldType.Tickgrid => Words(map, "rows"), FieldType.Match => Words(map, "right"), FieldType.Note => Words(map, "text"), _ => [] },
            type == FieldType.Table ? map.RequiredNumber("rows", 1, 31) : 0,
            type == FieldType.Scale ? new(map.RequiredNumber("min", 0, 1), map.RequiredNumber("max", 2, 10), map.Required("low"), map.Required("high")) : null,
            type == FieldType.Phone ? map.Choice<HelpNumber>("prefill") : null,
            map.Flag("optional"),
            type is FieldType.Table or FieldType.Tickgrid && map.Flag("strong"),
            type == FieldType.Tickgrid ? ReadDays(map.Map("days")) : null,
            type == FieldType.Tickgrid ? ReadWrittenRows(map) : []);
        map.NothingElse();
        return field;
    }

    private static WorksheetDays? ReadDays(YamlMap? map)
    {
        if (map is null)
            return null;
        WorksheetDays days = new(map.Required("from"), map.RequiredNumber("first", 1, 99));
        map.NothingElse();
        return days;
    }

    private static ImmutableArray<int> ReadWrittenRows(YamlMap map)
    {
        int rows = map.Texts("rows").Length;
        ImmutableArray<Located> written = map.Texts("written_rows");
        foreach (Located row in written.Where(row => !int.TryParse(row.Text, out int number) || number < 1 || number > rows))
            map.Error(Rule.NotAllowed, row.At, $"'{row.Text}' is no row of this grid; write a number from 1 to {rows}.");
        return [.. written.Select(row => int.TryParse(row.Text, out int number) ? number : 0)];
    }

    private static string Id(YamlMap map)
    {
        string id = map.Required("id");
        if (id.Length > 0 && !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
            map.Error(Rule.BadSlug, "id", $"'{id}' must be lower-case letters a to z, digits and underscores.");
        return id;
    }

    private static ImmutableArray<string> Words(YamlMap map, string key)
    {
        ImmutableArray<string> words = [.. map.Texts(key).Select(word => word.Text)];
        if (words.IsEmpty)
            map.Error(Rule.MissingKey, key, $"'{key}' is missing or empty.");
        return words;
    }
}

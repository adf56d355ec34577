namespace RecoveryGuide.Content;

/// <summary>How a field of a worksheet is filled in.</summary>
public enum FieldType
{
    /// <summary>Words to read, nothing to fill in.</summary>
    Note,

    /// <summary>One line.</summary>
    Short,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>A phone number, perhaps filled in from the directory.</summary>
    Phone,

    /// <summary>A date.</summary>
    Date,

    /// <summary>Boxes to tick.</summary>
    Checklist,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>A row of numbers to ring one of.</summary>
    Scale,

    /// <summary>Rows and columns to write in.</summary>
    Table,

    /// <summary>Two columns to join by lines.</summary>
    Match,

    /// <summary>Rows and columns to tick.</summary>
    Tickgrid,

    /// <summary>A signature.</summary>
    Signature,
}

/// <summary>How a worksheet lies on paper.</summary>
public enum WorksheetLayout
{
    /// <summary>Upright pages.</summary>
    Portrait,

    /// <summary>Pages on their side, for wide tables.</summary>
    Landscape,

    /// <summary>One page with four copies to cut out and fold, a section on each side.</summary>
    Cards,
}

/// <summary>A size of paper a plan is made for.</summary>
public enum Paper
{
    /// <summary>210 × 297 mm (ISO 216).</summary>
    A4,

    /// <summary>8.5 × 11 inches (ANSI/ASME Y14.1).</summary>
    Letter,
}

/// <summary>How many sheets of paper a worksheet needs, blank.</summary>
/// <param name="A4">Sheets of A4.</param>
/// <param name="Letter">Sheets of Letter.</param>
public sealed record WorksheetPages(int A4, int Letter)
{
    /// <summary>The sheets of a size.</summary>
    public int On(Paper paper) => paper == Paper.A4 ? A4 : Letter;
}

/// <summary>Days a grid ticks, counted from a date the sheet asks for.</summary>
/// <param name="From">Id of the date field; that day is day 1.</param>
/// <param name="First">Which day the grid's first column is.</param>
public sealed record WorksheetDays(string From, int First);

/// <summary>One thing to fill in. Which members are used depends on the type.</summary>
/// <param name="Id">Stable name within the sheet.</param>
/// <param name="Type">How it is filled in.</param>
/// <param name="Label">What is asked; null only for notes.</param>
/// <param name="Hint">An example.</param>
/// <param name="Lines">Writing lines, for <see cref="FieldType.Lines"/>.</param>
/// <param name="Options">Things to tick or choose.</param>
/// <param name="Columns">Column heads of a table or grid; the left side of a match.</param>
/// <param name="Rows">Row heads of a grid; the right side of a match; the text of a note.</param>
/// <param name="RowCount">Empty rows of a table.</param>
/// <param name="Scale">Ends of a scale.</param>
/// <param name="Prefill">Which help number the directory fills in.</param>
/// <param name="Optional">Whether it may stay empty.</param>
/// <param name="Strong">Whether its frame is drawn bold: what matters most.</param>
/// <param name="Days">The days of a grid; null where its columns are no days.</param>
/// <param name="WrittenRows">Rows of a grid, from 1, where something is written and not ticked.</param>
public sealed record WorksheetField(
    string Id,
    FieldType Type,
    string? Label,
    string? Hint,
    int Lines,
    ImmutableArray<string> Options,
    ImmutableArray<string> Columns,
    ImmutableArray<string> Rows,
    int RowCount,
    WorksheetScale? Scale,
    HelpNumber? Prefill,
    bool Optional,
    bool Strong,
    WorksheetDays? Days,
    ImmutableArray<int> WrittenRows);

/// <summary>A scale from one number to another.</summary>
public sealed record WorksheetScale(int Min, int Max, string Low, string High);

/// <summary>A part of a worksheet.</summary>
public sealed record WorksheetSection(string Id, string Title, string? Guidance, ImmutableArray<WorksheetField> Fields);

/// <summary>The safety words at a worksheet's top, with the numbers that belong to them.</summary>
public sealed record SafetyStrip(string Title, ImmutableArray<string> Text, ImmutableArray<HelpNumber> Numbers);

/// <summary>A plan people print: the same sheet on paper and on screen. Readers see the word "plan".</summary>
/// <param name="Id">Its id; its address is <c>/plans/{id}/</c>.</param>
/// <param name="Order">Its place among the plans; those without one stand last.</param>
/// <param name="Title">Its title, in the first person.</param>
/// <param name="Purpose">What it is for, in one sentence.</param>
/// <param name="Audience">Who fills it in.</param>
/// <param name="When">When to fill it in.</param>
/// <param name="Time">How long it takes.</param>
/// <param name="Layout">How it lies on paper.</param>
/// <param name="Pages">How many sheets of paper it needs: what its PDF must come to.</param>
/// <param name="PagesAt">Where that was written.</param>
/// <param name="HowUsed">How to use it, in steps.</param>
/// <param name="SafetyStrip">Safety words at its top; null where it has none.</param>
/// <param name="Privacy">What happens to what is written on it.</param>
/// <param name="Sections">Its parts.</param>
/// <param name="Texts">Every text of its file, with its place.</param>
/// <param name="Translation">What its file says of itself as a translation; null for an original.</param>
public sealed record Worksheet(
    string Id,
    int Order,
    string Title,
    string Purpose,
    ImmutableArray<Audience> Audience,
    string When,
    string Time,
    WorksheetLayout Layout,
    WorksheetPages Pages,
    Source PagesAt,
    ImmutableArray<string> HowUsed,
    SafetyStrip? SafetyStrip,
    string Privacy,
    ImmutableArray<WorksheetSection> Sections,
    ImmutableArray<Located> Texts,
    Translation? Translation)
{
    /// <summary>The help numbers it prints.</summary>
    public IEnumerable<HelpNumber> HelpNumbers =>
        (SafetyStrip?.Numbers ?? []).Concat(Sections.SelectMany(section => section.Fields).Select(one => one.Prefill).OfType<HelpNumber>()).Distinct().Order();

    /// <summary>Hash of its words (<see cref="Translation.HashOf"/>): what translations of it name. How many pages it takes is each language's own.</summary>
    public string TextHash => Content.Translation.HashOf(Texts.Select(text => text.Text).Where(text => !text.All(char.IsAsciiDigit)));
}

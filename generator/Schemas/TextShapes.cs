using RecoveryGuide.Content;
using static RecoveryGuide.Schemas.Shapes;

namespace RecoveryGuide.Schemas;

/// <summary>Guides, pages, plans, and the texts around them.</summary>
internal static class TextShapes
{
    private static ImmutableArray<Key> Words { get; } =
    [
        Needs("title", Text(5, 90), "the title as the reader would say it, 5 to 90 characters"),
        Needs("summary", Text(50, 160), "what the guide helps with, 50 to 160 characters: it stands on cards and in search engines"),
        Needs("question", Text(5, 160), "the question in the reader's words"),
        Needs("answer", Text(20, 400), "the answer in two lines, plain sentences in one paragraph"),
        Needs("do_first", new ListShape(AnyText, 2, 5), "two to five steps to do first, one sentence or two each"),
        May("words", AnyTexts, "other words people search by"),
    ];

    /// <summary>The front matter of a guide that is no translation.</summary>
    internal static MapShape Guide { get; } = new(
    [
        .. Words,
        Needs("section", OneOf<GuideSection>(), "the section of the library it stands in"),
        Needs("order", Whole(1, 99), "its place in the section, 1 to 99"),
        Needs("audience", SomeOf<Audience>(1), "who it is written for"),
        Needs("urgency", OneOf<Urgency>(), "how urgent its question is"),
        May("substances", SomeOf<Substance>(), "what it is about"),
        Needs("reading_grade_target", Whole(1, 8), "the school grade its English should read at, 1 to 8; 6 is usual"),
        May("clinical", Flag, "true where it gives medical advice: its top then says that no clinician has checked it"),
        Needs("published", Date, "the day it is first published, year-month-day"),
        Needs("reviewed", Date, "the day of its last whole review; of a new guide the day it is published"),
        Needs("next_review", Date, "when the next review is due, at most 36 months later"),
        Needs("review", Map(
            Needs("kind", OneOf<ReviewKind>(), "who looked it through: only a clinical review takes \"not yet checked\" off the page"),
            Needs("by", AnyText, "the name of who did the last review"),
            May("role", AnyText, "profession, registration and country; a clinical review needs it")), "who did the last review"),
        May("sources", Ids, "ids of the sources it rests on, from sources.yml; each is pointed to in the text"),
        May("safety", Ids, "ids of the safety texts shown before the answer"),
        May("related", Ids, "names of other guides"),
        Needs("directory", new ListShape(new TextShape("\"kind=hotline\"", "^(kind|with|place)=.+$"), 1), "ways into the directory, such as kind=hotline, with=families or place=india/punjab"),
        May("worksheets", Ids, "ids of plans that go with it"),
        May("quick_exit", Flag, "true where a reader may have to leave the page quickly"),
        May("wall_sheet", new ListShape(Whole(1, 99)), "numbers of the sections that stand on a sheet for the wall"),
    ]);

    /// <summary>The front matter of a guide's translation.</summary>
    internal static MapShape Translated { get; } = new([.. Words, Needs("translation", TranslationEntry, "what it was translated from, and when")]);

    /// <summary>The front matter of a page.</summary>
    internal static MapShape Page { get; } = new(
    [
        Needs("title", Text(3, 90), "the page's title, 3 to 90 characters"),
        Needs("summary", Text(50, 160), "what the page says, 50 to 160 characters"),
        Needs("order", Whole(1, 99), "its place in the footer, 1 to 99"),
        MayTranslate,
    ]);

    private static readonly Shape FieldId = new TextShape("some_id", "^[a-z0-9_]+$");

    private static ImmutableArray<Key> FieldOf(ImmutableArray<FieldType> types, params ImmutableArray<Key> own) =>
    [
        Needs("id", FieldId, "its name in saved plans, which must never change: small letters, digits and underscores"),
        Needs("type", new ChoiceShape([.. types.Select(Kebab<FieldType>.Of)]), "how it is filled in"),
        .. types.Contains(FieldType.Note) ? (ImmutableArray<Key>)[] : [Needs("label", AnyText, "what is asked")],
        .. own,
        May("hint", AnyText, "an example of what to write"),
        May("optional", Flag, "true where many will leave it blank"),
    ];

    private static readonly Key Strong = May("strong", Flag, "true for stronger lines");

    // Which keys a field has depends on its type.
    private static readonly Shape Field = new EitherShape(
    [
        new MapShape(FieldOf([FieldType.Lines], Needs("n", Whole(1, 12), "how many lines to write on, 1 to 12"))),
        new MapShape(FieldOf([FieldType.Short, FieldType.Date, FieldType.Signature])),
        new MapShape(FieldOf([FieldType.Note], Needs("text", SomeTexts, "what it says, a paragraph each"))),
        new MapShape(FieldOf([FieldType.Phone], May("prefill", OneOf<HelpNumber>(), "the help number that is filled in"))),
        new MapShape(FieldOf([FieldType.Checklist, FieldType.Choice], Needs("options", SomeTexts, "what to tick or choose; add new ones at the end"))),
        new MapShape(FieldOf([FieldType.Scale],
            Needs("min", Whole(0, 1), "the lowest number, 0 or 1"), Needs("max", Whole(2, 10), "the highest number, 2 to 10"),
            Needs("low", AnyText, "what the lowest number means"), Needs("high", AnyText, "what the highest number means"))),
        new MapShape(FieldOf([FieldType.Table], Needs("columns", SomeTexts, "heads of the columns"), Needs("rows", Whole(1, 31), "how many empty rows, 1 to 31"), Strong)),
        new MapShape(FieldOf([FieldType.Match], Needs("left", SomeTexts, "what stands on the left"), Needs("right", SomeTexts, "what stands on the right"))),
        new MapShape(FieldOf([FieldType.Tickgrid], Needs("columns", SomeTexts, "heads of the columns"), Needs("rows", SomeTexts, "heads of the rows"), Strong,
            May("days", Map(
                Needs("from", FieldId, "the id of the date field of this sheet that day 1 is"),
                Needs("first", Whole(1, 99), "which day the first column is")), "days counted from a date the sheet asks for"),
            May("written_rows", new ListShape(Whole(1, 99)), "numbers of the rows that are written in, not ticked"))),
    ]);

    /// <summary>A plan.</summary>
    internal static MapShape Worksheet { get; } = new(
    [
        Needs("id", SlugText, "its name in addresses and saved plans, the same in every language"),
        May("order", Whole(1, 99), "its place on the list of plans"),
        Needs("title", Text(3, 90), "the plan's title, 3 to 90 characters"),
        Needs("purpose", Text(20, 160), "what it helps with, 20 to 160 characters"),
        May("audience", SomeOf<Audience>(), "who it is for"),
        Needs("when", Text(3, 120), "when to fill it in, such as on a calm day"),
        Needs("time", AnyText, "how long it takes, such as 20 minutes"),
        May("layout", OneOf<WorksheetLayout>(), "how it lies on paper; portrait where nothing is written"),
        Needs("pages", Map(
            Needs("a4", Whole(1, 12), "sheets of A4 it takes, blank"),
            Needs("letter", Whole(1, 12), "sheets of Letter it takes, blank")), "how many sheets of paper it takes"),
        Needs("how_used", SomeTexts, "how it is used, a sentence or two each"),
        May("safety_strip", new MapShape(
        [
            Needs("title", AnyText, "the strip's heading"),
            Needs("text", SomeTexts, "what it says, a sentence or two each"),
            May("numbers", SomeOf<HelpNumber>(), "which help numbers stand in it"),
        ])
        { Usual = "{title: \"Safety first\", text: [\"Words\"], numbers: [emergency, crisis]}" }, "the strip at the top that says when to call for help"),
        Needs("privacy", AnyText, "what happens with what is typed, and who may find the paper"),
        Needs("sections", new ListShape(Map(
            Needs("id", FieldId, "its name in saved plans, which must never change: small letters, digits and underscores"),
            Needs("title", AnyText, "the section's heading"),
            May("guidance", AnyText, "a sentence on how to fill it in"),
            Needs("fields", new ListShape(Field, 1), "what is filled in")), 1), "its sections"),
        MayTranslate,
    ]);

    /// <summary>Safety texts.</summary>
    internal static Shape SafetyBlocks { get; } = Map(MayTranslate, May("blocks", ListOf(
        Needs("id", SlugText, "how guides name it"),
        Needs("level", OneOf<SafetyLevel>(), "how soon to act"),
        Needs("title", AnyText, "its heading"),
        Needs("text", AnyText, "what it says; {{number emergency}} stands for the reader's own number")), "the fixed safety texts"));

    /// <summary>Words of the field, explained.</summary>
    internal static Shape Glossary { get; } = Map(MayTranslate, May("terms", ListOf(
        Needs("id", SlugText, "its name, the same in every language"),
        Needs("term", Text(2, 80), "the word as readers say it"),
        May("forms", AnyTexts, "other forms of it in texts: plurals, spellings"),
        Needs("meaning", Text(10, 400), "one or two plain sentences that say what it means")), "the words explained"));

    /// <summary>Where readers may be.</summary>
    internal static Shape Situations { get; } = Map(MayTranslate, May("situations", ListOf(
        Needs("say", Text(5, 120), "what the reader would say"),
        Needs("guide", SlugText, "the name of the guide that answers"),
        Needs("group", OneOf<SituationGroup>(), "how soon to act"),
        May("section_only", Flag, "true keeps it off the page \"Where are things right now?\"")), "what readers say, and the guide that answers"));

    /// <summary>Words no text may use.</summary>
    internal static Shape WordsToAvoid { get; } = Map(
        May("words", ListOf(
            Needs("avoid", SomeTexts, "each form of the word that must not be written"),
            Needs("use", AnyText, "what to write in its place")), "words that hurt or mislead"),
        May("names", AnyTexts, "proper names that hold such a word and may stand"));

    /// <summary>The words of the interface.</summary>
    internal static MapShape Strings { get; } = new([.. Content.Strings.AllKeys.Select(key => Needs(key, AnyText, $"the site's words for: {key.Replace('-', ' ').Replace('.', ' ')}"))]);
}

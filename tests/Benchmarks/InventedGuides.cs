using System.Globalization;
using System.Text;

namespace RecoveryGuide.Tests.Benchmarks;

/// <summary>One guide that was made by counting.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Section">The section it lies in.</param>
/// <param name="Title">Its title; no other guide has it.</param>
/// <param name="Summary">A sentence for cards.</param>
/// <param name="Question">What a reader would ask.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Steps">What to do first.</param>
/// <param name="Sources">Which of the invented sources it rests on, from 0.</param>
/// <param name="Related">Other guides, by number.</param>
/// <param name="Body">Its text in Markdown, with our short-codes.</param>
internal sealed record InventedGuide(
    string Slug, string Section, string Title, string Summary, string Question, string Answer, ImmutableArray<string> Steps, ImmutableArray<int> Sources, ImmutableArray<int> Related, string Body);

/// <summary>
/// Guides of about 900 words with headings, lists, a table, links to one another, sources and fixed numbers. They are put together from plain sentences that advise nothing.
/// The same number always gives the same guide.
/// </summary>
/// <param name="count">How many guides there are: they lead to one another.</param>
internal sealed class InventedGuides(int count)
{
    /// <summary>How many invented sources there are.</summary>
    public const int Sources = 200;

    /// <summary>The sections, in reading order.</summary>
    public static readonly ImmutableArray<string> Sections = ["understanding", "planning", "relapse", "aftercare", "families"];

    /// <summary>How many sources a guide has.</summary>
    public const int SourcesOfOne = 4;

    /// <summary>Who published the invented sources.</summary>
    public const string Library = "Invented Library";

    /// <summary>When they were read.</summary>
    public const string SourceRead = "2026-11-20";

    private static readonly ImmutableArray<string> Things = ["garden path", "kitchen clock", "morning bus", "old bridge", "paper boat", "quiet street", "river bank", "summer house", "tea cup", "wooden bench", "yellow door", "small lamp", "long letter", "market day", "rainy walk", "night train", "open window", "blue coat", "empty chair", "apple tree"];

    private static readonly ImmutableArray<string> Views = ["what to look for", "a first look", "when it comes back", "how others see it", "a plan for a week", "small steps", "what can wait", "who can help", "a calm hour", "notes to keep"];

    // How far on the guides lie that a guide leads to.
    private static readonly ImmutableArray<int> Steps = [1, 7, 31];

    private static readonly ImmutableArray<string> People = ["a friend", "your sister", "a neighbour", "the person next door", "your uncle", "a cook", "the driver", "an old teacher", "your son", "a nurse"];

    private static readonly ImmutableArray<string> Times = ["in the morning", "at noon", "after work", "on a Sunday", "before bed", "twice a week", "when it rains", "on the way home", "at the table", "in a quiet hour"];

    private static readonly ImmutableArray<string> Acts = ["write one line", "drink some water", "open the window", "take a short walk", "read one page", "call back later", "sit down and breathe", "make a list", "put it away", "ask a plain question"];

    // {0} a thing, {1} a person, {2} a time, {3} an act.
    private static readonly ImmutableArray<string> Sentences =
    [
        "The {0} looks the same {2}, and that is good to know.", "You can {3} {2}.", "Ask {1} about the {0} and wait for the answer.", "Many people {3} and feel the day get lighter.",
        "It is fine to {3} more than once.", "If the {0} is far away, begin with what is near.", "Tell {1} what you plan to do {2}.", "Nobody has to do this alone, and {1} may know the way.",
        "Keep the {0} in view and {3}.", "A note by the {0} helps {1} to remember.", "Some days are long, so {3} and rest.", "The next step is small: {3}.",
        "What worked {2} may work again.", "Leave the {0} as it is until {1} comes.", "Say it in plain words, as you would to {1}.", "Then {3}, and see how the hour goes.",
        "You may find that the {0} matters less {2}.", "Let {1} hold the list while you {3}.", "There is no rush, and the {0} will still be there.", "Try it for a week before you choose.",
    ];

    private static readonly ImmutableArray<string> Heads = ["Where to begin", "What to notice", "A list for the day", "Side by side", "With other people", "When plans change", "What comes after"];

    /// <summary>A guide.</summary>
    public InventedGuide this[int number]
    {
        get
        {
            ImmutableArray<int> sources = [.. Enumerable.Range(0, SourcesOfOne).Select(index => ((number * SourcesOfOne) + index) % Sources)];
            ImmutableArray<int> related = [.. Steps.Select(step => (number + step) % count).Where(other => other != number).Distinct()];
            string thing = At(Things, number);
            return new(SlugOf(number), SectionOf(number), TitleOf(number), $"What the {thing} has to do with it, in plain words, for a measurement and for nobody else.", $"What about the {thing}?",
                $"There is time to look at the {thing}. Begin with one step and tell one person.", [$"Look at the {thing} and sit down.", $"If you are not safe, call {{{{number emergency}}}}.", $"Tell {At(People, number)}."],
                sources, related, BodyOf(number, sources, related));
        }
    }

    /// <summary>A guide's address on the site.</summary>
    public static string RouteOf(int number) => $"/guides/{SectionOf(number)}/{SlugOf(number)}/";

    /// <summary>A guide's title.</summary>
    public static string TitleOf(int number)
    {
        string thing = At(Things, number / Sections.Length);
        return $"{char.ToUpperInvariant(thing[0])}{thing[1..]}: {At(Views, number / 3)} ({Spelled(number)})";
    }

    /// <summary>The title of an invented source.</summary>
    public static string SourceTitle(int source) => $"Notes on the {At(Things, source)}, part {Spelled(source)}";

    /// <summary>How guides name an invented source.</summary>
    public static string SourceId(int source) => string.Create(CultureInfo.InvariantCulture, $"N{source + 1}");

    /// <summary>The year an invented source bears.</summary>
    public static int SourceYear(int source) => 2000 + (source % 26);

    /// <summary>Where an invented source would be.</summary>
    public static string SourceUrl(int source) => $"https://library.example.org/notes/{Spelled(source)}";

    private static string SlugOf(int number) => "guide-" + number.ToString(CultureInfo.InvariantCulture);

    private static string SectionOf(int number) => At(Sections, number);

    private static string BodyOf(int number, ImmutableArray<int> sources, ImmutableArray<int> related)
    {
        StringBuilder body = new();
        int sentence = 0;
        for (int part = 0; part < Heads.Length; part++)
        {
            body.Append(CultureInfo.InvariantCulture, $"## {Heads[part]}\n\n");
            body.Append(CultureInfo.InvariantCulture, $"{Paragraph(number, ref sentence, 6)} {{{{source {SourceId(sources[part % SourcesOfOne])}}}}}\n\n");
            switch (part)
            {
                case 1:
                    body.Append(CultureInfo.InvariantCulture, $"### At home\n\n{Paragraph(number, ref sentence, 4)} {{{{evidence fair}}}}\n\n");
                    break;
                case 2:
                    for (int item = 0; item < 6; item++)
                        body.Append(CultureInfo.InvariantCulture, $"- {Paragraph(number, ref sentence, 1)}\n");
                    body.Append('\n');
                    break;
                case 3:
                    body.Append("| What | When | Who |\n|---|---|---|\n");
                    for (int row = 0; row < 5; row++)
                        body.Append(CultureInfo.InvariantCulture, $"| {At(Things, number + (row * 3))} | {At(Times, number + row)} | {At(People, number + (row * 7))} |\n");
                    body.Append('\n');
                    break;
                case 4:
                    body.Append(CultureInfo.InvariantCulture, $"Call {{{{hotline in-line}}}} if you want to talk.\n\n");
                    break;
                case 5:
                    for (int item = 0; item < 4; item++)
                        body.Append(CultureInfo.InvariantCulture, $"{item + 1}. **{Capital(At(Acts, number + item))}.** {Paragraph(number, ref sentence, 1)}\n");
                    body.Append('\n');
                    break;
                default:
                    body.Append(CultureInfo.InvariantCulture, $"{Paragraph(number, ref sentence, 5)}\n\n");
                    break;
            }
            if (part < related.Length)
                body.Append(CultureInfo.InvariantCulture, $"More of this is in [{TitleOf(related[part])}]({RouteOf(related[part])}).\n\n");
            body.Append(CultureInfo.InvariantCulture, $"{Paragraph(number, ref sentence, 5)}\n\n");
        }
        return body.ToString().TrimEnd() + "\n";
    }

    private static string Paragraph(int number, ref int sentence, int sentences)
    {
        StringBuilder paragraph = new();
        for (int index = 0; index < sentences; index++, sentence++)
        {
            int choice = (number * 7) + (sentence * 3) + (sentence / 20);
            string text = string.Format(CultureInfo.InvariantCulture, At(Sentences, choice), At(Things, number + sentence), At(People, (number / 3) + (sentence * 3)), At(Times, (number / 5) + sentence), At(Acts, number + (sentence * 7)));
            paragraph.Append(index == 0 ? "" : " ").Append(text);
        }
        return paragraph.ToString();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string At(ImmutableArray<string> list, int number) => list[number % list.Length];

    // Digits in a sentence might look like a phone number to the build.
    private static string Spelled(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + (digit - '0'))));
}

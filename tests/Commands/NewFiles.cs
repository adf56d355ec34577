using System.Text.RegularExpressions;
using RecoveryGuide.Tests.Core;

namespace RecoveryGuide.Tests.Commands;

/// <summary>The verb <c>new</c>: what it writes says what is left to write, cannot be published before, and is right once that is written.</summary>
[Collection(nameof(StandardError))]
public sealed partial class NewFiles : IDisposable
{
    private readonly SmallSite site = new();

    public void Dispose() => site.Dispose();

    private (int Code, string Errors) New(params string[] arguments) => Commanding.Run(["new", .. arguments, "--input", site.Input]);

    private const string Summary = "What to do in the first hour and the first day, told in a few plain steps.";

    // What an editor would write, by the key the placeholder stands behind.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["title"] = "\"A title of some words\"",
        ["summary"] = $"\"{Summary}\"",
        ["question"] = "\"What do I do now?\"",
        ["answer"] = "\"Be safe first. Then tell one person.\"",
        ["do_first"] = "\"Sit down and drink water.\"",
        ["section"] = "planning",
        ["order"] = "7",
        ["audience"] = "person",
        ["urgency"] = "none",
        ["reading_grade_target"] = "6",
        ["published"] = "2026-11-20",
        ["reviewed"] = "2026-11-20",
        ["next_review"] = "2027-11-20",
        ["by"] = "\"Editors\"",
        ["directory"] = "\"kind=hotline\"",
        ["name"] = "\"Hope House\"",
        ["serves"] = "alcohol",
        ["number"] = "\"+91 1800 891 4417\"",
        ["address"] = "\"1 Mall Road\"",
        ["website"] = "https://hope.example.org/",
        ["url"] = "https://hope.example.org/page",
        ["publisher"] = "\"Example News\"",
        ["date"] = "2026-11",
        ["on"] = "2026-11-20",
        ["against"] = "saved-copies",
        ["purpose"] = "\"Helps you through the evening.\"",
        ["when"] = "\"On a calm day.\"",
        ["time"] = "\"10 minutes\"",
        ["a4"] = "1",
        ["letter"] = "1",
        ["how_used"] = "\"Fill it in.\"",
        ["privacy"] = "\"What you type stays on this device.\"",
        ["id"] = "evening",
        ["label"] = "\"Three things that help\"",
        ["n"] = "3",
        ["file"] = "town.csv",
        ["format"] = "csv",
        ["licence"] = "\"CC BY 4.0\"",
        ["attribution"] = "\"Town Office\"",
        ["country"] = "IN",
    };

    private static string Filled(string text, string kind, string review = "editorial")
    {
        string key = "";
        string[] lines = text.Split('\n');
        int heading = 0;
        for (int at = 0; at < lines.Length; at++)
        {
            key = Key().Match(lines[at]) is { Success: true } found ? found.Groups["key"].Value : key;
            string value = key switch { "type" => kind, "kind" => review, "map" => "", _ => Words.GetValueOrDefault(key, "") };
            bool isBody = lines[at].StartsWith("<<", StringComparison.Ordinal) || lines[at].StartsWith('#');
            lines[at] = isBody
                ? Placeholder().Replace(lines[at], _ => lines[at].StartsWith('#') ? $"Heading {++heading}" : "Sit down and drink water.")
                : QuotedPlaceholder().Replace(lines[at], value.Replace("$", "$$", StringComparison.Ordinal));
        }
        return string.Join('\n', lines);
    }

    [GeneratedRegex("^ *(- )?(?<key>[a-z0-9_]+):")]
    private static partial Regex Key();

    [GeneratedRegex("\"<<(\\\\\"|[^\"])*>>\"")]
    private static partial Regex QuotedPlaceholder();

    [GeneratedRegex("<<[^>]*>>")]
    private static partial Regex Placeholder();

    // A comment that shows how a key is written becomes the key.
    [GeneratedRegex("^( *)# ([a-z0-9_]+: .*)$", RegexOptions.Multiline)]
    private static partial Regex Offered();

    public static TheoryData<string, string, string> Skeletons => new()
    {
        { "guide evening --section relapse", "guides/en/evening.md", "" },
        { "guide evening", "guides/en/evening.md", "" },
        { "listing in-hope --kind hotline --country IN --region punjab", "listings/hotlines/in-hope.yml", "alcohol-line" },
        { "listing in-hope --kind group --country IN", "listings/groups/in-hope.yml", "self-help-meetings" },
        { "listing in-hope --kind centre --country IN --region punjab --file patiala", "listings/centres/patiala.yml", "rehabilitation-centre" },
        { "worksheet evening", "worksheets/en/evening.yml", "lines" },
        { "page our-team --language en", "pages/en/our-team.md", "" },
        { "feed town", "feeds/town.yml", "" },
    };

    [Theory, MemberData(nameof(Skeletons))]
    public void What_is_left_to_write_is_told_and_nothing_else(string arguments, string file, string _)
    {
        Assert.Equal((0, ""), New(arguments.Split(' ')));
        string[] lines = site.Read(file).Split('\n');

        ImmutableArray<Diagnostic> found = site.Build().Diagnostics;

        Assert.NotEmpty(found);
        Assert.All(found, diagnostic =>
        {
            Assert.Equal((Severity.Error, Rule.Placeholder, $"input/{file}"), (diagnostic.Severity, diagnostic.Code, diagnostic.At.File));
            Assert.Contains("<<", lines[diagnostic.At.Line - 1], StringComparison.Ordinal);
        });
        Assert.Equal(lines.Sum(line => Regex.Count(line, "<<")), found.Length);
        Assert.Empty(site.Build().Files);
    }

    [Theory, MemberData(nameof(Skeletons))]
    public void Once_that_is_written_the_site_is_right(string arguments, string file, string kind)
    {
        New(arguments.Split(' '));
        site.With(file, Filled(site.Read(file), kind));
        if (file == "feeds/town.yml")
            site.With("feeds/town.csv", "slug,name,day,time,address,city,types\na,Hope at Noon,1,19:00,1 Mall Road,Amritsar,O\n")
                .Change(file, "# fellowship: alcoholics-anonymous", "fellowship: alcoholics-anonymous").Change(file, "# zone: Asia/Kolkata", "zone: Asia/Kolkata").Change(file, "# region: some-name", "region: punjab");

        Assert.Equal("", site.Diagnostics());
        Assert.NotEmpty(site.Build().Files);
    }

    [Theory, MemberData(nameof(Skeletons))]
    public void Each_key_that_is_offered_can_be_used_as_it_is_shown(string arguments, string file, string kind)
    {
        New(arguments.Split(' '));
        string filled = Filled(site.Read(file), kind);
        site.With(file, Offered().Replace(filled, "$1$2"));

        Assert.NotEqual(filled, site.Read(file));
        string[] wrong = [Rule.Placeholder, Rule.YamlSyntax, Rule.DuplicateKey, Rule.UnknownKey, Rule.MissingKey, Rule.WrongShape, Rule.NotAllowed, Rule.BadAddress, Rule.BadSlug, Rule.FrontMatter];
        Assert.DoesNotContain(site.Build().Diagnostics, diagnostic => wrong.Contains(diagnostic.Code));
    }

    [Theory]
    [InlineData("guide after-a-lapse", "guides/en/after-a-lapse.md")]
    [InlineData("listing in-other --kind hotline --country IN --file in", "listings/hotlines/in.yml")]
    [InlineData("worksheet plan", "worksheets/en/plan.yml")]
    [InlineData("page about", "pages/en/about.md")]
    public void A_file_that_is_there_is_left_as_it_is(string arguments, string file)
    {
        string before = site.Read(file);

        (int code, string errors) = New(arguments.Split(' '));

        Assert.Equal((1, before), (code, site.Read(file)));
        Assert.Equal($"input/{file} is there already; nothing was written. Choose another name, or change that file.", errors.Trim());
    }

    [Theory]
    [InlineData("guide First_Aid", "'First_Aid' cannot be the name of a guide", "such as 'first-aid'")]
    [InlineData("guide x --section relapses", "Did you mean 'relapse'?", "Allowed: understanding, planning")]
    [InlineData("guide x --language em", "Did you mean 'en'?", "Allowed: en.")]
    [InlineData("guide x --language english", "Did you mean 'en'?", "Allowed: en.")]
    [InlineData("listing in-x --country IN", "--kind is missing", "Allowed: hotline, group, centre.")]
    [InlineData("listing in-x --kind hotlines --country IN", "Did you mean 'hotline'?", "Allowed: hotline, group, centre.")]
    [InlineData("listing in-x --kind hotline --country India", "Did you mean 'IN'?", "Allowed: IN.")]
    [InlineData("listing in-x --kind hotline --country भारत", "Did you mean 'IN'?", "Allowed: IN.")]
    [InlineData("listing in-x --kind hotline --country IN --region panjab", "Did you mean 'punjab'?", "Allowed: punjab.")]
    [InlineData("listing in-x --kind hotline --country IN --region ਪੰਜਾਬ", "Did you mean 'punjab'?", "Allowed: punjab.")]
    [InlineData("listing in-line --kind hotline --country IN", "listing 'in-line' stands already at input/listings/hotlines/in.yml", "once in the whole directory")]
    [InlineData("listing in-x --kind hotline --country IN --file ../x", "--file '../x' must be the name of a new file", "such as x.yml")]
    [InlineData("translation en after-a-lapse", "'en' is the language guides are translated from", "")]
    [InlineData("translation hi after-a-laps", "Did you mean 'after-a-lapse'?", "language 'hi' is not known")]
    public void What_cannot_be_is_refused_with_what_is_allowed(string arguments, string one, string other)
    {
        (int code, string errors) = New(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(one, errors, StringComparison.Ordinal);
        Assert.Contains(other, errors, StringComparison.Ordinal);
        Assert.Equal("", site.Diagnostics());
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(3, New("listing", "In_x", "--kind", "hotlnie", "--country", "India").Errors.Trim().Split('\n').Length);

    private void AddHindi() =>
        site.Change("site.yml", "  - {code: en, name: English}", "  - {code: en, name: English}\n  - {code: hi, name: हिन्दी}")
            .With("strings/hi.yml", File.ReadAllText(Path.Combine(Repository.Input, "strings", "hi.yml")))
            .With("guides/en/other.md", site.Read(Editing.Guide).Replace("I used. What now?", "Another guide", StringComparison.Ordinal)
                .Replace("Drink water and sit down.", "> A quotation.\n\n- **One** thing: call {{number crisis}} or {{number drugs}}.\n- Two things.\n\n1. First\n\n| Day | What |\n|---|---|\n| Monday | Rest |\n", StringComparison.Ordinal))
            .With("guides/hi/after-a-lapse.md", InHindi(site.Read(Editing.Guide)))
            .With("worksheets/hi/plan.yml", File.ReadAllText(Path.Combine(SmallSite.Cases, "_rules", "input", "worksheets", "hi", "plan.yml")));

    /// <summary>The guide with Hindi in the place of its English: a page in another language than its own would be told of.</summary>
    private static string InHindi(string guide) =>
        new[]
        {
            ("I used. What now?", "फिर से नशा हो गया। अब क्या करूँ?"),
            ("What to do in the first hour, the first day and the first week after using again.", "दोबारा नशा करने के बाद पहले घंटे, पहले दिन और पहले हफ़्ते में क्या करें।"),
            ("I slipped. How do I stop it here?", "मैं फिसल गया। इसे यहीं कैसे रोकूँ?"),
            ("You can stop here. Be safe first, then tell one person.", "आप यहीं रुक सकते हैं। पहले सुरक्षित हो जाएँ, फिर किसी एक को बताएँ।"),
            ("Check that you are safe. If not, call", "देखें कि आप सुरक्षित हैं। अगर नहीं, तो यहाँ फ़ोन करें:"),
            ("Tell one person.", "किसी एक को बताएँ।"),
            ("Drink water and sit down. In one trial of 150 people this helped.", "पानी पिएँ और बैठ जाएँ। एक अध्ययन में इससे मदद मिली।"),
            ("if you want to talk.", "अगर बात करनी हो।"),
            ("\nCall ", "\nफ़ोन करें: "),
            ("## The first hour", "## पहला घंटा"),
            ("## What to do next", "## आगे क्या करें"),
            ("Go back to [the first hour](#the-first-hour)", "फिर से पढ़ें: [पहला घंटा](#पहला-घंटा)"),
            (" or [find support]", " या [सहारा ढूँढें]"),
        }.Aggregate(guide, (text, pair) => text.Replace(pair.Item1, pair.Item2, StringComparison.Ordinal));

    [Fact]
    public void A_translation_asks_for_the_words_alone()
    {
        AddHindi();
        Assert.Equal("", site.Diagnostics());
        Assert.Equal((0, ""), New("translation", "hi", "other", "--now", "2026-11-20"));
        string text = site.Read("guides/hi/other.md");

        Assert.All(site.Build().Diagnostics, diagnostic => Assert.Equal((Rule.Placeholder, "input/guides/hi/other.md"), (diagnostic.Code, diagnostic.At.File)));
        Assert.Contains("\n## <<हिन्दी for “The first hour”>>\n", text, StringComparison.Ordinal);
        Assert.Contains("\n> <<हिन्दी for “A quotation.”>>\n", text, StringComparison.Ordinal);
        Assert.Contains("\n- <<हिन्दी for “**One** thing: call”>> {{number crisis}} <<हिन्दी for “or”>> {{number drugs}}.\n", text, StringComparison.Ordinal);
        Assert.Contains("|---|---|\n| <<हिन्दी for “Monday”>> | <<हिन्दी for “Rest”>> |\n", text, StringComparison.Ordinal);
        Assert.Contains(", on: 2026-11-20}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_with_its_words_written_is_up_to_date()
    {
        AddHindi();
        New("translation", "hi", "other");
        int count = 0;
        string words = Placeholder().Replace(site.Read("guides/hi/other.md"), asked => asked.Value.Contains("first week", StringComparison.Ordinal) ? "दोबारा नशा करने के बाद पहले घंटे, पहले दिन और पहले हफ़्ते में क्या करें।" : $"किसी एक को अभी सब बताएँ {++count}।");
        site.With("guides/hi/other.md", words);

        Assert.Equal("", site.Diagnostics());
        Assert.Contains("/hi/guides/relapse/other/", site.Build().Files.Select(file => file.Output.Route.Url));
    }

    [Theory]
    [InlineData("title: \"I used. What now?\"", "title: \"<<the title>>\"", "(2,8): error RG1115: '<<the title>>' is a placeholder: write the title in its place, without the marks << and >>.")]
    [InlineData("Drink water", "Drink <<what>> water", "(27,7): error RG1115: '<<what>>' is a placeholder: write what in its place, without the marks << and >>.")]
    [InlineData("Drink water", "Drink << water", "(27,7): error RG1115: '<<' is what is left of a placeholder; delete it.")]
    [InlineData("Drink water", "Drink water>> now", "(27,12): error RG1115: '>>' is what is left of a placeholder; delete it.")]
    public void A_placeholder_or_what_is_left_of_one_is_an_error_wherever_it_stands(string from, string to, string told)
    {
        site.Change(Editing.Guide, from, to);

        Assert.Equal($"input/guides/en/after-a-lapse.md{told}\n", site.Diagnostics());
    }

    [Fact]
    public void A_plan_may_say_what_is_dangerous_without_a_number_to_call()
    {
        site.Change("worksheets/en/plan.yml", "privacy:", "safety_strip: {title: \"Safety first\", text: [\"Stay with somebody.\"]}\nprivacy:");

        Assert.Equal("", site.Diagnostics());
        string page = site.Build().Files.Single(file => file.Output.Route.Url == "/plans/plan/").Text;
        Assert.Contains("Stay with somebody.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("worksheet__numbers", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_within_a_quotation_is_no_placeholder()
    {
        site.Change(Editing.Guide, "Drink water and sit down.", ">> Drink water and sit down.\n\nIn short:");

        Assert.Equal("", site.Diagnostics());
    }
}

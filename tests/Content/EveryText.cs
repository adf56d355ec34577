using System.Text;
using RecoveryGuide.Schemas;
using RecoveryGuide.Tests.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RecoveryGuide.Tests.Content;

/// <summary>
/// Every value of every kind of file holds a text that would do harm if it became more than a text. The reader refuses it, at a line of that value;
/// what it takes is built, and in none of the site's files does anything become more than a text.
/// </summary>
public class EveryText
{
    // They end a text, an attribute, an element, a script, a comment and a line; run, and are formulas. Short, because a title may not be long.
    private static readonly ImmutableArray<string> Payloads = ["\"'></title></script><script>alert(1)</script>", "<!--]]><img src=x onerror=alert(1)><x/>", "\n=1+1\nEND:VCARD\nX-INJECTED:1"];

    /// <summary>A value as it stands in its file: the key it belongs to, where, and what it says.</summary>
    private sealed record Value(string Key, int Start, int End, int FirstLine, int LastLine, string Text);

    private const string Sourced = """
            sources:
              - {url: "https://whole.example.org/about", publisher: "Whole", says: "all", date: undated}
            checked: {on: 2026-11-20, against: own-page}
            temporarily_closed: {since: 2026-11-01, why: "The hall is painted", until: 2026-12-24, instead: "The next town"}
            chat: "https://chat.example.org/"
            website: https://whole.example.org/
            meeting_finder: https://whole.example.org/find
            online_meetings: https://whole.example.org/online
            country: IN
            region: punjab
            serves: [alcohol]
        """;

    // With the keys that the others have not.
    private static ImmutableArray<(string Name, string Text)> Whole { get; } =
    [
        ("listings/hotlines/whole.yml", $"""
            listings:
              - id: whole-line
                name: Whole Line
                type: drug-line
                summary: "A line for people who drink, closed for now."
            {Sourced}
            """),
        ("listings/groups/whole.yml", $"""
            listings:
              - id: whole-group
                name: Whole Group
                type: fellowship
                summary: "A group that meets every other week on the net."
                meetings:
                  - {"{mode: online, days: tue, from: \"19:00\", to: \"20:00\", zone: Asia/Kolkata, every: 2, starts: 2026-11-03, ends: 2027-11-02, except: [2026-12-29], join: \"https://whole.example.org/join\"}"}
            {Sourced}
            """),
        ("listings/centres/whole.yml", $"""
            listings:
              - id: whole-centre
                name: Whole Centre
                type: rehabilitation-centre
                summary: "Residential treatment for people who drink."
                licence: {"{register: \"State Register\", number: \"12\", url: \"https://register.example.org/\"}"}
            {Sourced}
            """),
        ("guides/en/whole.md", """
            ---
            title: "A whole guide"
            section: relapse
            order: 9
            summary: "What to do when the first hours have passed and the day begins."
            question: "What now?"
            answer: "Rest, then tell one person."
            do_first:
              - "Check that you are safe. If not, call {{number emergency}}."
              - "Tell one person."
            audience: [person]
            urgency: caution
            substances: [any]
            reading_grade_target: 6
            clinical: true
            published: 2026-11-01
            reviewed: 2026-11-01
            next_review: 2027-11-01
            review: {kind: clinical, by: "A. B.", role: "Doctor, India"}
            sources: [S1]
            related: [after-a-lapse]
            directory: ["kind=hotline"]
            ---
            ## The day

            Drink water. {{source S1}}
            """),
        ("worksheets/en/whole.yml", """
            id: whole
            title: "A whole plan"
            purpose: "A plan with every sort of field in it."
            time: "10 minutes"
            pages: {a4: 2, letter: 2}
            how_used: ["Fill it in."]
            privacy: "What you type stays on this device."
            sections:
              - id: all
                title: "All"
                fields:
                  - {id: begun, type: date, label: "Day one"}
                  - {id: pairs, type: match, label: "What helps", left: ["Tired"], right: ["Sleep"]}
                  - {id: days, type: tickgrid, label: "Days", columns: ["1", "2"], rows: ["Slept"], days: {from: begun, first: 1}}
            when: "On a calm day."
            """),
        ("places/countries.yml", """
            countries:
              - code: IN
                slug: india
                name: {en: India, hi: भारत, pa: ਭਾਰਤ}
                also: [Bharat]
                help: {emergency: in-112, crisis: in-line, drugs: in-line, domestic-violence: in-line}
                regions:
                  - {slug: punjab, name: {en: Punjab, hi: पंजाब, pa: ਪੰਜਾਬ}}
            """),
        ("places/towns.yml", """
            towns:
              - {country: IN, region: punjab, name: {en: Patiala, hi: पटियाला, pa: ਪਟਿਆਲਾ}, also: [Puttiala], gazetteer: Patiala}
            """),
        ("listing_counts.yml", """
            counted: 2026-11-23
            listings: []
            feeds:
              - {feed: feeds/town.yml, count: 1}
            """),
        ("safety_blocks/hi.yml", """
            translation: {of: "0123456789ab", on: 2026-11-20, checked: {by: "A. B.", role: "Doctor, India", on: 2026-11-20}}
            blocks:
              - id: overdose
                level: emergency
                title: "साँस नहीं आ रही?"
                text: "अभी {{number emergency}} पर फ़ोन करें।"
            """),
        ("worksheets/hi/plan.yml", "translation: {of: \"0123456789ab\", on: 2026-11-20, checked: {by: \"A. B.\", role: \"Doctor, India\", on: 2026-11-20}}\n" + File.ReadAllText(Path.Combine(SmallSite.Cases, "_rules", "input", "worksheets", "hi", "plan.yml"))),
    ];

    public static TheoryData<string> Files => [.. Kinds.Keys];

    // The files that are damaged elsewhere too, those of the site the rules are shown with (two languages, a listing of each kind, two feeds), and what has the other keys.
    private static ImmutableSortedDictionary<string, MutatedFile> Kinds { get; } = MutatedFiles.Built.Select(file => (file.Name, File: file)).Concat(Shown())
        .Where(file => Path.GetExtension(file.File.Name) is ".yml" or ".md").DistinctBy(file => file.Name).ToImmutableSortedDictionary(file => file.Name, file => file.File, StringComparer.Ordinal);

    private static IEnumerable<(string Name, MutatedFile File)> Shown()
    {
        using SmallSite site = new("_rules");
        site.With("strings/hi.yml", File.ReadAllText(Path.Combine(Repository.Input, "strings", "hi.yml")));
        site.With("site.yml", site.Read("site.yml") + "calendar_title: Appointment\noffline_pages: [/]\nplan_regions: [IN]\n");
        site.With("feeds/town.yml", site.Read("feeds/town.yml") + "leave_out: [gone]\n");
        foreach ((string name, string text) in Whole)
            site.With(name, text);
        ImmutableSortedDictionary<string, string> texts = Directory.EnumerateFiles(site.Input, "*", SearchOption.AllDirectories)
            .ToImmutableSortedDictionary(file => Path.GetRelativePath(site.Input, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        return [.. texts.Keys.Select(name => ("shown " + name, new MutatedFile(name, texts)))];
    }

    private static ImmutableArray<Value> ValuesOf(string name, string text)
    {
        int begin = name.EndsWith(".md", StringComparison.Ordinal) ? "---\n".Length : 0;
        string yaml = begin > 0 ? text[begin..text.IndexOf("\n---\n", StringComparison.Ordinal)] : text;
        int lines = begin > 0 ? 1 : 0;
        Parser parser = new(new StringReader(yaml));
        ImmutableArray<Value>.Builder values = ImmutableArray.CreateBuilder<Value>();
        // In a map keys and values take turns.
        Stack<(bool IsMap, bool IsKey, string Key)> around = new([(false, false, "")]);
        void Done()
        {
            if (around.Peek() is (true, var isKey, var of))
            {
                around.Pop();
                around.Push((true, !isKey, of));
            }
        }
        while (parser.MoveNext())
            switch (parser.Current)
            {
                case MappingStart:
                    around.Push((true, true, around.Peek().Key));
                    break;
                case SequenceStart:
                    around.Push((false, false, around.Peek().Key));
                    break;
                case MappingEnd or SequenceEnd:
                    around.Pop();
                    Done();
                    break;
                case Scalar key when around.Peek() is (true, true, _):
                    around.Pop();
                    around.Push((true, false, key.Value));
                    break;
                case Scalar scalar:
                    values.Add(new(around.Peek().Key, begin + (int)scalar.Start.Index, begin + (int)scalar.End.Index, (int)scalar.Start.Line + lines, (int)scalar.End.Line + lines, scalar.Value));
                    Done();
                    break;
            }
        return values.ToImmutable();
    }

    private static string With(string text, Value value, string then) => text[..value.Start] + Quoted(then) + text[value.End..];

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char letter in text)
            quoted.Append(letter switch { '"' => "\\\"", '\\' => "\\\\", < ' ' => $"\\u{(int)letter:X4}", _ => letter.ToString() });
        return quoted.Append('"').ToString();
    }

    private static ImmutableArray<Diagnostic> Refused(MutatedFile file, string text)
    {
        Diagnostics report = new();
        MutatedFiles.Parse(file, Encoding.UTF8.GetBytes(text), report);
        return [.. report.Sorted().Where(diagnostic => diagnostic.Severity == Severity.Error)];
    }

    /// <summary>The site of a file, built again and again: what does not change is neither read nor printed anew.</summary>
    private sealed class Bench : IDisposable
    {
        private readonly SmallSite site = new();
        private readonly Memo memo = new();
        private readonly Published published = new();

        internal Bench(MutatedFile file)
        {
            File = file;
            foreach ((string name, string text) in file.Around)
                site.With(name, text);
        }

        internal MutatedFile File { get; }

        internal BuiltSite Build(string text) => site.With(File.Name, text).Build(memo);

        internal string? Complaint(BuiltSite built) => published.Complaint(built);

        public void Dispose() => site.Dispose();
    }

    // Explicit, as it builds a site for every value that its reader takes: dotnet test -- --explicit only --filter-class '*EveryText'.
    [Theory(Explicit = true), MemberData(nameof(Files))]
    public void Each_value_is_refused_at_its_line_or_stays_a_text(string name)
    {
        MutatedFile file = Kinds[name];
        ImmutableArray<Value> values = ValuesOf(file.Name, file.Around[file.Name]);
        Assert.Empty(Refused(file, file.Around[file.Name]));
        using Bench bench = new(file);
        foreach (string payload in Payloads)
            Assert.True(Complaint(bench, [.. values], payload) is null, Complaint(bench, [.. values], payload));
    }

    // All values at once; where they are refused, each half of them by itself, down to the value that is.
    private static string? Complaint(Bench bench, Value[] values, string payload)
    {
        if (values.Length == 0)
            return null;
        MutatedFile file = bench.File;
        // What a text already says stays in it, so that a word of the interface keeps what is filled in.
        string text = values.OrderByDescending(value => value.Start).Aggregate(file.Around[file.Name], (other, value) => With(other, value, value.Text + payload));
        ImmutableArray<Diagnostic> refused = Refused(file, text);
        if (refused.IsEmpty)
        {
            BuiltSite built = bench.Build(text);
            if (!built.HasErrors)
                return bench.Complaint(built);
            if (!built.Files.IsEmpty || !built.Diagnostics.All(diagnostic => diagnostic.At.File.StartsWith("input/", StringComparison.Ordinal)))
                return $"{values[0]}: refused without a place, or not wholly";
        }
        else if (values.Length == 1 && !refused.Any(diagnostic => diagnostic.At.File == "input/" + file.Name && diagnostic.At.Line >= values[0].FirstLine && diagnostic.At.Line <= values[0].LastLine))
            return $"{values[0]}: {string.Join('\n', refused)}";
        int half = values.Length / 2;
        return values.Length == 1 ? null : Complaint(bench, values[..half], payload) ?? Complaint(bench, values[half..], payload);
    }

    [Fact]
    public void Each_key_that_holds_a_text_is_tried()
    {
        Dictionary<string, HashSet<string>> tried = [];
        foreach (MutatedFile file in Kinds.Values)
            foreach (Value value in ValuesOf(file.Name, file.Around[file.Name]))
                (tried.TryGetValue(file.Name.Split('/')[0], out HashSet<string>? keys) ? keys : tried[file.Name.Split('/')[0]] = []).Add(value.Key);

        string[] missing = [.. ContentSchemas.All.SelectMany(schema => KeysOf("", schema.Shape).Distinct()
            .Where(key => !tried.Any(kind => schema.Files.StartsWith("input/" + kind.Key, StringComparison.Ordinal) && kind.Value.Contains(key))).Select(key => $"{schema.Name}.{key}"))];

        Assert.True(missing.Length == 0, string.Join("\n", missing));
    }

    private static IEnumerable<string> KeysOf(string key, Shape shape) => shape switch
    {
        TextShape => [key],
        ListShape list => KeysOf(key, list.Item),
        // Whatever field a column holds, its name is read alike; so is what a file says of itself as a translation.
        MapShape map => map.Keys.Where(own => own.Name is not ("columns" or "translation")).SelectMany(own => KeysOf(own.Name, own.Shape)),
        EitherShape either => either.Of.SelectMany(one => KeysOf(key, one)),
        _ => [],
    };
}

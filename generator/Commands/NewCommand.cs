using System.CommandLine;
using RecoveryGuide.Content;
using RecoveryGuide.Pipelines;
using RecoveryGuide.Schemas;

namespace RecoveryGuide.Commands;

/// <summary>The verb <c>new</c>: writes a file to be filled in. It never writes over one, and nothing it writes can be published before its placeholders are filled.</summary>
public static class NewCommand
{
    private const int Done = 0;
    private const int NotWritten = 1;
    private const int WrongUsage = 2;

    private static readonly Option<string> Input = new("--input") { Description = "Folder the site is read from.", DefaultValueFactory = _ => "input" };
    private static readonly Option<string?> LanguageOption = new("--language") { Description = "Code of its language. Default: the site's first." };
    private static readonly Option<string?> Section = new("--section") { Description = $"Its section: {string.Join(", ", Kebab<GuideSection>.All)}." };
    private static readonly Option<string?> Kind = new("--kind") { Description = $"What it is: {string.Join(", ", Kebab<ListingKind>.All)}." };
    private static readonly Option<string?> Country = new("--country") { Description = "Code of its country, such as IN." };
    private static readonly Option<string?> Region = new("--region") { Description = "Slug of its state or province, such as punjab." };
    private static readonly Option<string?> FileOption = new("--file") { Description = "Name of the new file, where that is not the listing's id." };
    private static readonly Option<string?> Now = new("--now") { Description = "The day a translation is dated with (year-month-day). Default: today, UTC." };

    /// <summary>The command with its kinds of files.</summary>
    public static Command Create() => new("new", "Writes a file to be filled in: a guide, a listing, a plan, a page, a translation or a feed. check then tells what is left to write.")
    {
        Verb("guide", "A guide.", "SLUG", "Its name in addresses, such as after-a-lapse.", [LanguageOption, Section], NewGuide),
        Verb("listing", "A helpline, a group or a centre, in a file of its own.", "ID", "Its name in addresses, such as in-hope-patiala.", [Kind, Country, Region, FileOption], NewListing),
        Verb("worksheet", "A plan to fill in.", "ID", "Its name in addresses, such as evening-plan.", [LanguageOption], NewWorksheet),
        Verb("page", "A plain page.", "SLUG", "Its name in addresses, such as about.", [LanguageOption], NewPage),
        Translation(),
        Verb("feed", "The description of somebody else's data.", "NAME", "Its name; ids of its listings begin with it.", [], NewFeed),
    };

    private static Command Verb(string what, string description, string name, string about, Option[] options, Func<ParseResult, string, Asked> asked)
    {
        Argument<string> argument = new(name) { Description = about };
        Command command = new(what, description) { argument };
        foreach (Option option in options.Prepend(Input))
            command.Options.Add(option);
        command.SetAction(parsed => Write(parsed, asked(parsed, parsed.GetRequiredValue(argument))));
        return command;
    }

    private static Command Translation()
    {
        Argument<string> language = new("LANGUAGE") { Description = "Code of the language to translate into, such as hi." };
        Argument<string> slug = new("SLUG") { Description = "The guide's name, such as after-a-lapse." };
        Command command = new("translation", "A guide in another language: the words are left to write, everything else stands where it must.") { language, slug, Input, Now };
        command.SetAction(parsed => Write(parsed, NewTranslation(parsed, parsed.GetRequiredValue(language), parsed.GetRequiredValue(slug))));
        return command;
    }

    /// <summary>What was asked for: a file and its text, or what is wrong with the question.</summary>
    private sealed record Asked(string File, Func<string> Text, ImmutableArray<string> Complaints);

    private static int Write(ParseResult parsed, Asked asked)
    {
        foreach (string complaint in asked.Complaints)
            Console.Error.WriteLine(complaint);
        if (!asked.Complaints.IsEmpty)
            return WrongUsage;
        string path = Path.Combine(parsed.GetRequiredValue(Input), asked.File);
        string shown = $"{BuildOptions.InputName}/{asked.File}";
        try
        {
            string text = asked.Text();
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // CreateNew fails where a file is, so that two who ask at once do not write over each other either.
            using (StreamWriter writer = new(new FileStream(path, FileMode.CreateNew, FileAccess.Write)))
                writer.Write(text);
            Console.WriteLine($"{shown} is there. {text.Split("<<").Length - 1} placeholders are left to fill in; see them all with: dotnet run --project generator -- check");
            return Done;
        }
        catch (IOException) when (File.Exists(path))
        {
            Console.Error.WriteLine($"{shown} is there already; nothing was written. Choose another name, or change that file.");
            return NotWritten;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{shown} could not be written: {failure.Message}");
            return NotWritten;
        }
    }

    private const string HowTo = "Each placeholder says what to write in its place. A line that begins with # is not read: take the # away to use it, or delete the line.";

    private static Asked NewGuide(ParseResult parsed, string slug)
    {
        Known site = new(parsed);
        string language = site.Language(parsed.GetValue(LanguageOption));
        string? section = parsed.GetValue(Section);
        site.NeedsSlug("the name of a guide", slug);
        if (section is not null)
            site.NeedsOneOf("--section", section, Kebab<GuideSection>.All);
        string text = $"""
            ---
            # A guide: one reader's question, answered. {HowTo}
            {Skeleton.Of(TextShapes.Guide, section is null ? NothingKnown : NothingKnown.Add("section", section), [])}---
            ## {Placeholder.For("the first heading, in the reader's words")}

            {Placeholder.For("what to do first, in sentences of at most 25 words; facts carry {{source S25}}, numbers {{hotline in-telemanas}} or {{number emergency}}")}

            ## {Placeholder.For("the next heading")}

            {Placeholder.For("what comes next; {{safety overdose}} is a fixed safety text, {{worksheet my-plan}} a plan, {{evidence fair}} says how sure we are")}

            """;
        return new($"guides/{language}/{slug}.md", () => text, site.Complaints);
    }

    private static Asked NewListing(ParseResult parsed, string id)
    {
        Known site = new(parsed);
        site.NeedsSlug("the id of a listing", id);
        string kindWritten = parsed.GetValue(Kind) ?? "";
        site.NeedsOneOf("--kind", kindWritten, Kebab<ListingKind>.All);
        ListingKind kind = Kebab<ListingKind>.TryParse(kindWritten, out ListingKind known) ? known : default;
        string country = parsed.GetValue(Country) ?? "";
        string? region = parsed.GetValue(Region);
        site.NeedsPlace(country, region);
        string file = Path.GetFileNameWithoutExtension(parsed.GetValue(FileOption) ?? id);
        if (parsed.GetValue(FileOption) is { } named && (!Slug.IsValid(file) || (named != file && named != file + ".yml")))
            site.Complain($"--file '{named}' must be the name of a new file: small letters, digits and hyphens, such as {Better(file, id)}.yml. It lies in the folder of its kind.");
        site.NeedsNewListing(id);
        ImmutableDictionary<string, string> values = NothingKnown.Add("id", id).Add("country", country);
        // Nobody is helped by a listing that cannot be reached.
        ImmutableArray<string> ways = kind switch { ListingKind.Hotline => ["phones"], ListingKind.Group => ["website"], _ => ["address", "phones"] };
        return new($"listings/{Listing.FolderOf(kind)}/{file}.yml", () => $"""
            # {(kind == ListingKind.Hotline ? "A helpline" : kind == ListingKind.Group ? "A support group" : "A treatment centre")}: only what a public source prints. What none prints is left out: readers are told "not stated".
            # {HowTo}
            listings:
            {Skeleton.Entry(ListingShapes.Entry(kind), region is null ? values : values.Add("region", region), ways, 2)}
            """, site.Complaints);
    }

    private static Asked NewWorksheet(ParseResult parsed, string id)
    {
        Known site = new(parsed);
        string language = site.Language(parsed.GetValue(LanguageOption));
        site.NeedsSlug("the id of a plan", id);
        return new($"worksheets/{language}/{id}.yml", () => $"""
            # A plan to fill in. {HowTo}
            # Fields are of the types {string.Join(", ", Kebab<FieldType>.All)}; each has an id of its own, which must never change.
            {Skeleton.Of(TextShapes.Worksheet, NothingKnown.Add("id", id), [])}
            """.TrimEnd() + "\n", site.Complaints);
    }

    private static Asked NewPage(ParseResult parsed, string slug)
    {
        Known site = new(parsed);
        string language = site.Language(parsed.GetValue(LanguageOption));
        site.NeedsSlug("the name of a page", slug);
        return new($"pages/{language}/{slug}.md", () => $"""
            ---
            # A plain page. {HowTo}
            {Skeleton.Of(TextShapes.Page, NothingKnown, [])}---
            ## {Placeholder.For("the first heading")}

            {Placeholder.For("its text")}

            """, site.Complaints);
    }

    private static Asked NewFeed(ParseResult parsed, string name)
    {
        Known site = new(parsed);
        site.NeedsSlug("the name of a feed", name);
        return new($"feeds/{name}.yml", () => $"""
            # Somebody else's data, left as it is in the file beside this one. {HowTo}
            {Skeleton.Of(ListingShapes.Feed, NothingKnown, [])}
            """.TrimEnd() + "\n", site.Complaints);
    }

    private static Asked NewTranslation(ParseResult parsed, string language, string slug)
    {
        Known site = new(parsed);
        DateOnly today = site.Day(parsed.GetValue(Now));
        (InputFile File, Guide Guide)? original = site.Original(slug);
        string code = site.Language(language);
        if (code == site.DefaultLanguage.Code)
            site.Complain($"'{code}' is the language guides are translated from; name another: {string.Join(", ", site.Languages.Select(other => other.Code).Where(other => other != code))}.");
        return new($"guides/{code}/{slug}.md", () => TranslationSkeleton.Of(original!.Value.File, original.Value.Guide, site.Languages.First(other => other.Code == code), today), site.Complaints);
    }

    private static ImmutableDictionary<string, string> NothingKnown { get; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    // What may stand in an address, made of what was written.
    private static string Better(string written, string otherwise) => Slug.FromLatin(written) is var slug && Slug.IsValid(slug) ? slug : Slug.IsValid(otherwise) ? otherwise : "some-name";

    /// <summary>What the site has, read only as far as somebody asks; and everything that is wrong with what was asked for, told at once.</summary>
    private sealed class Known
    {
        private readonly List<string> complaints = [];
        private readonly Engine engine;
        private readonly InputFolder files;
        private readonly Lazy<Settings> settings;

        public Known(ParseResult parsed)
        {
            // What is wrong in the files is for check to tell; without them less can be suggested here.
            Diagnostics unread = new();
            files = InputFolder.Read(parsed.GetRequiredValue(Input), BuildOptions.InputName, unread);
            engine = new(files, BuildOptions.InputName, new(), unread);
            settings = new(() => Settings.Read(engine.ReadMap("site.yml"), null, unread));
        }

        public ImmutableArray<string> Complaints => [.. complaints];

        public ImmutableArray<Language> Languages => settings.Value.Languages;

        public Language DefaultLanguage => settings.Value.DefaultLanguage;

        public void Complain(string complaint) => complaints.Add(complaint);

        public string Language(string? code)
        {
            if (code is not null && Languages.All(language => language.Code != code))
                NeedsOneOf("language", code, Languages.Select(language => language.Code), Languages.Select(language => (language.Name, language.Code)));
            return code ?? DefaultLanguage.Code;
        }

        public DateOnly Day(string? written)
        {
            DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            if (written is not null && !DateOnly.TryParseExact(written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out today))
                Complain($"--now '{written}' is not a date; write year-month-day, such as 2026-11-23.");
            return today;
        }

        public void NeedsSlug(string what, string written)
        {
            if (!Slug.IsValid(written))
                Complain($"'{written}' cannot be {what}: use lower-case letters a to z, digits and single hyphens, at most {Slug.MaxLength}, such as '{Better(written, "")}'.");
        }

        public void NeedsOneOf(string option, string written, IEnumerable<string> allowed, IEnumerable<(string Name, string Word)>? names = null)
        {
            ImmutableArray<string> words = [.. allowed];
            if (words.Contains(written))
                return;
            Complain($"{option} {(written.Length == 0 ? "is missing" : $"'{written}' is not known")}.{Suggestion.For(written, words, names ?? [])} Allowed: {string.Join(", ", words)}.");
        }

        public void NeedsPlace(string code, string? region)
        {
            ImmutableArray<Country> countries = Places.Read(engine.ReadMap("places/countries.yml"));
            NeedsOneOf("--country", code, countries.Select(country => country.Code), countries.SelectMany(country => country.Named));
            if (region is null || countries.FirstOrDefault(country => country.Code == code) is not { } known)
                return;
            if (known.Regions.IsEmpty)
                Complain($"--region '{region}' is not known: {code} has no regions in places/countries.yml.");
            else
                NeedsOneOf("--region", region, known.Regions.Select(other => other.Slug), known.Regions.SelectMany(other => other.Named));
        }

        public void NeedsNewListing(string id)
        {
            if (engine.Process(Listings.Pipeline).FirstOrDefault(listing => listing.Content.Id == id) is { } taken)
                Complain($"listing '{id}' stands already at {taken.Source}; each id is used once in the whole directory.");
        }

        public (InputFile, Guide)? Original(string slug)
        {
            string folder = $"{BuildOptions.InputName}/guides/{DefaultLanguage.Code}/";
            if (!files.Files.TryGetValue($"{folder}{slug}.md", out InputFile? file))
            {
                ImmutableArray<string> guides = [.. files.Files.Values.Where(other => other.Path.StartsWith(folder, StringComparison.Ordinal)).Select(other => other.Name)];
                Complain($"there is no guide '{slug}' in {folder}.{Suggestion.For(slug, guides)}");
                return null;
            }
            Diagnostics report = new();
            Guide? guide = GuideReader.Read(file, report);
            if (report.HasErrors)
                Complain($"{file.Path} has mistakes; mend it before it is translated. See them with: dotnet run --project generator -- check");
            return guide is null ? null : (file, guide);
        }
    }
}

using RecoveryGuide.Content;

namespace RecoveryGuide.Checks;

/// <summary>What documents say of each other: every id that is named must exist.</summary>
public static class ReferenceChecks
{
    /// <summary>Reports ids that name nothing.</summary>
    public static void Check(Site site, Diagnostics report)
    {
        CheckParts(site, report);
        CheckCountries(site, report);
        CheckLanguages(site, report);
        foreach (Document<Guide> document in site.Guides)
            CheckGuide(site, document, report);
        foreach (Document<TextPage> page in site.TextPages)
            CheckCodes(site, site.Settings.Language(page.Language), page.Content.Body.ShortCodes, [], report);
        CheckSituations(site, report);
    }

    // Every page's header leads to these: without one, the same link would be called broken on every page.
    private static void CheckParts(Site site, Diagnostics report)
    {
        foreach (string language in site.Settings.Languages.Select(language => language.Code))
        {
            if (!site.Guides.Any(guide => guide.Language == language))
                report.Error(Rule.MissingFile, new($"input/guides/{language}"), $"there is no guide in '{language}'; a site needs at least one in each of its languages.");
            if (!site.Worksheets.Any(sheet => sheet.Language == language))
                report.Error(Rule.MissingFile, new($"input/worksheets/{language}"), $"there is no worksheet in '{language}'; a site needs at least one in each of its languages.");
        }
    }

    private static void CheckCountries(Site site, Diagnostics report)
    {
        foreach (var twice in site.SafetyBlocks.GroupBy(block => (block.Language, block.Content.Id)).Where(same => same.Key.Id.Length > 0 && same.Count() > 1))
            report.Error(Rule.DuplicateId, twice.Last().Source, $"safety block '{twice.Key.Id}' stands here twice (first in line {twice.First().Source.Line}).");
        foreach (var twice in site.Glossary.GroupBy(term => (term.Language, term.Content.Id)).Where(same => same.Key.Id.Length > 0 && same.Count() > 1))
            report.Error(Rule.DuplicateId, twice.Last().Source, $"word '{twice.Key.Id}' is explained here twice (first in line {twice.First().Source.Line}).");
        if (site.Settings.DefaultCountry.Length > 0 && site.Country(site.Settings.DefaultCountry) is null)
            report.Error(Rule.UnknownPlace, site.Settings.DefaultCountryAt, $"default_country '{site.Settings.DefaultCountry}' is not in places/countries.yml.{Suggestion.For(site.Settings.DefaultCountry, site.Countries.Select(country => country.Code), site.Countries.SelectMany(country => country.Named))}");
        Located[] helps = [.. site.Countries.SelectMany(country => country.AllHelp)];
        foreach (Located help in helps.Where(help => site.Listing(help.Text) is null))
            report.Error(Rule.UnknownListing, help.At, $"there is no listing '{help.Text}'.{Suggestion.For(help.Text, Ids(site))}");
        foreach (Located help in helps.Where(help => site.Listing(help.Text) is { Phones.IsEmpty: true }))
            report.Error(Rule.UnknownListing, help.At, $"listing '{help.Text}' has no phone, so it cannot give a help number.");
        foreach (Located key in site.Settings.PlanRegions.Where(key => Modules.PlanNumbers.Find(site, key.Text) is null))
            report.Error(Rule.UnknownPlace, key.At, $"plan region '{key.Text}' is not in places/countries.yml; write a country's code, such as IN, or a code and a region, such as IN/punjab.{Suggestion.For(key.Text, PlanRegionsOf(site), site.Countries.SelectMany(country => country.Named.Concat(country.Regions.SelectMany(region => region.Named.Append((region.Slug, region.Slug)).Select(name => (name.Item1, $"{country.Code}/{region.Slug}"))))))}");
    }

    private static IEnumerable<string> PlanRegionsOf(Site site) => site.Countries.SelectMany(country => country.Regions.Select(region => $"{country.Code}/{region.Slug}").Prepend(country.Code));

    private static void CheckLanguages(Site site, Diagnostics report)
    {
        ImmutableArray<string> codes = [.. site.Settings.Languages.Select(language => language.Code)];
        IEnumerable<(Source At, string Code)> written =
        [
            .. site.Guides.Select(guide => (guide.Source, guide.Language)),
            .. site.TextPages.Select(page => (page.Source, page.Language)),
            .. site.Worksheets.Select(sheet => (sheet.Source, sheet.Language)),
            .. site.SafetyBlocks.Select(block => (block.Source, block.Language)),
            .. site.WordsToAvoid.Select(list => (list.Source, list.Language)),
            .. site.Glossary.Select(term => (term.Source, term.Language)),
            .. site.Situations.Select(situation => (situation.Source, situation.Language)),
        ];
        foreach ((Source at, string code) in written.Where(entry => !codes.Contains(entry.Code)).DistinctBy(entry => entry.At.File))
            report.Error(Rule.FileOutOfPlace, at, at.File.Count(letter => letter == '/') == 2 ? $"the file must lie in the folder of its language, such as {codes[0]}/. Languages in site.yml: {string.Join(", ", codes)}." : $"'{code}' is not a language of this site.{Suggestion.For(code, codes, site.Settings.Languages.Select(language => (language.Name, language.Code)))} Languages in site.yml: {string.Join(", ", codes)}.");
    }

    private static void CheckGuide(Site site, Document<Guide> document, Diagnostics report)
    {
        Guide guide = document.Content;
        Language language = site.Settings.Language(document.Language);
        CheckIds(guide.Sources, site.References.Select(reference => reference.Id), Rule.UnknownSource, "source", "sources.yml", report);
        CheckIds(guide.Safety, Readable(site, language, site.SafetyBlocks, block => block.Id), Rule.UnknownSafetyBlock, "safety block", "safety_blocks/", report);
        CheckIds(guide.Related, Readable(site, language, site.Guides, other => other.Slug), Rule.UnknownGuide, "guide", "guides/", report);
        CheckIds(guide.Worksheets, Readable(site, language, site.Worksheets, sheet => sheet.Id), Rule.UnknownWorksheet, "worksheet", "worksheets/", report);
        CheckCodes(site, language, guide.ShortCodes, [.. guide.Sources.Select(source => source.Text)], report);
        HashSet<string> used = [.. guide.ShortCodes.Where(code => code.Name == "source").SelectMany(code => code.Arguments)];
        // What a translation lost is told of the translation (TranslationChecks).
        foreach (Located source in guide.Sources.Where(source => guide.Translation is null && !used.Contains(source.Text)))
            report.Error(Rule.UnusedSource, source.At, $"source '{source.Text}' is listed, but no sentence points to it with {{{{source {source.Text}}}}}; delete it or use it.");
        foreach (DirectoryFilter filter in guide.Directory.Where(filter => Modules.DirectoryLinks.Of(site, language, filter) is null))
            report.Error(Rule.EmptyFilter, filter.At, $"'{filter.Key}={filter.Value}' leads to no listing.{(Values(site, filter.Key).Contains(filter.Value) ? "" : Suggestion.For(filter.Value, Values(site, filter.Key)))} A guide may only send readers where there is something.");
    }

    private static void CheckSituations(Site site, Diagnostics report)
    {
        foreach (Document<Situation> situation in site.Situations)
            CheckIds([situation.Content.Guide], Readable(site, site.Settings.Language(situation.Language), site.Guides, guide => guide.Slug), Rule.UnknownGuide, "guide", "guides/", report);
    }

    private static void CheckCodes(Site site, Language language, IEnumerable<ShortCode> codes, ImmutableArray<string> sources, Diagnostics report)
    {
        foreach (ShortCode code in codes.Where(code => !code.Arguments.IsEmpty))
        {
            string id = code.Arguments[0];
            if (code.Name == "hotline" && site.Listing(id) is null)
                report.Error(Rule.UnknownListing, code.At, $"there is no listing '{id}'.{Suggestion.For(id, Ids(site))}");
            if (code.Name == "safety" && site.SafetyBlock(id, language) is null)
                report.Error(Rule.UnknownSafetyBlock, code.At, $"there is no safety block '{id}'.{Suggestion.For(id, site.SafetyBlocks.Select(block => block.Content.Id))}");
            if (code.Name == "worksheet" && site.Worksheet(id, language) is null)
                report.Error(Rule.UnknownWorksheet, code.At, $"there is no worksheet '{id}'.{Suggestion.For(id, site.Worksheets.Select(sheet => sheet.Content.Id))}");
            foreach (string source in code.Name == "source" ? code.Arguments.Where(source => !sources.Contains(source)) : [])
                report.Error(Rule.UnknownSource, code.At, $"source '{source}' is not in this page's list 'sources'.{Suggestion.For(source, sources)}");
        }
    }

    // What exists only in a third language cannot be shown on this page.
    private static IEnumerable<string> Readable<T>(Site site, Language language, IEnumerable<Document<T>> documents, Func<T, string> id) =>
        documents.Where(document => document.Language == language.Code || document.Language == site.Settings.DefaultLanguage.Code).Select(document => id(document.Content));

    private static void CheckIds(IEnumerable<Located> written, IEnumerable<string> known, string rule, string what, string where, Diagnostics report)
    {
        ImmutableHashSet<string> all = [.. known];
        foreach (Located id in written.Where(id => !all.Contains(id.Text)))
            report.Error(rule, id.At, $"there is no {what} '{id.Text}' in {where}.{Suggestion.For(id.Text, all)}");
    }

    private static IEnumerable<string> Ids(Site site) => site.Listings.Select(listing => listing.Content.Id);

    private static IEnumerable<string> Values(Site site, string key) => key switch
    {
        "kind" => Kebab<ListingKind>.All,
        "with" => Kebab<Serves>.All.Concat(Kebab<Offer>.All),
        _ => site.Countries.SelectMany(country => country.Regions.Select(region => $"{country.Slug}/{region.Slug}").Prepend(country.Slug)),
    };
}

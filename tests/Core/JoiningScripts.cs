using Acornima.Ast;

namespace RecoveryGuide.Tests.Core;

/// <summary>What a reader's browser gets of the theme's scripts.</summary>
public sealed class JoiningScripts : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Each_script_of_the_site_is_one_file_that_needs_no_other_to_begin()
    {
        Dictionary<string, string> scripts = Repository.Site.Files.Where(file => file.Output.Route.Url.EndsWith(".js", StringComparison.Ordinal) && file.Output.Route != Pipelines.Routes.Worker).ToDictionary(file => file.Output.Route.Url[file.Output.Route.Url.IndexOf("/scripts/", StringComparison.Ordinal)..], file => file.Text);

        Assert.Equal(["/scripts/choices.js", "/scripts/kept-pages.js", "/scripts/next-day.js", "/scripts/open-now.js", "/scripts/places/index.js", "/scripts/plan.js", "/scripts/search/area.js", "/scripts/search/index.js", "/scripts/search/located.js", "/scripts/site-finder.js", "/scripts/site-search.js", "/scripts/site.js"], scripts.Keys.Order(StringComparer.Ordinal));
        Assert.All(scripts.Values, script =>
        {
            Module program = new Acornima.Parser().ParseModule(script);
            Assert.Empty(program.Body.OfType<ImportDeclaration>());
            Assert.DoesNotContain(script, letter => letter is '\n' or '\t');
        });
        Assert.Equal(["openSearch"], Exported(scripts["/scripts/search/index.js"]));
        Assert.Equal(["openPlaces"], Exported(scripts["/scripts/places/index.js"]));
        Assert.All(scripts.SelectMany(script => new Acornima.Parser().ParseModule(script.Value).DescendantNodes().OfType<ImportExpression>().Select(later => (From: script.Key, To: ((StringLiteral)later.Source).Value))), later =>
            Assert.Contains(new Uri(new Uri("https://site.example" + later.From), later.To).AbsolutePath, scripts.Keys));
    }

    [Fact]
    public void A_joined_script_does_what_its_modules_did()
    {
        ImmutableSortedDictionary<string, string> joined = Joined(
            ("scripts/page.js", """
                import { count as counted, Box } from './parts/box.js';
                import './parts/first.js';
                import { name } from './parts/name.js';
                const own = 'page';
                class Secret { #kept = 3; async *all() { for await (const one of [this.#kept, 4]) yield one; } has(other) { return #kept in other; } }
                export async function tell(event) {
                  const found = [];
                  for await (const one of new Secret().all()) found.push(one);
                  return { found, own, name, event, counted: counted(2), box: new Box(5).held, ran: globalThis.ran, has: new Secret().has({}), late: typeof Event,
                    words: 'ਪੰਜਾਬ हिन्दी Ab1'.match(/\p{Script=Gurmukhi}+|\p{Lu}/gu), text: `a ${`b ${own}`}
                c`, none: event?.none ?? 'none' };
                }
                const inside = (x) => x * 2;
                export { inside as twice };
                """),
            ("scripts/parts/box.js", """
                import { name } from './name.js';
                const own = 'box', Event = 7; // both are names of others, too
                globalThis.ran = [...(globalThis.ran ?? []), name];
                export const count = (x) => x + own.length + Event;
                export class Box { constructor(held) { this.held = `${held} ${name}`; } }
                """),
            ("scripts/parts/name.js", "export const name = 'own';\nglobalThis.ran = ['name'];"),
            ("scripts/parts/first.js", "globalThis.ran.push('first');"));

        Assert.Equal(["scripts/page.js"], joined.Keys);
        folder.Write("page.mjs", joined["scripts/page.js"]);
        folder.Write("run.mjs", "import * as page from './page.mjs'; console.log(JSON.stringify([Object.keys(page), page.twice(4), await page.tell({ none: 0 })]));");
        Assert.Equal("""[["tell","twice"],8,{"found":[3,4],"own":"page","name":"own","event":{"none":0},"counted":12,"box":"5 own","ran":["name","own","first"],"has":false,"late":"function","words":["ਪੰਜਾਬ","A"],"text":"a b page\nc","none":0}]""", NodeScripts.Run(folder["run.mjs"]));
    }

    [Fact]
    public void What_is_imported_later_has_the_address_it_has_from_the_joined_file_and_a_file_of_its_own()
    {
        ImmutableSortedDictionary<string, string> joined = Joined(
            ("scripts/page.js", "import { find } from './deep/find.js';\nconsole.log(await0(find));\nfunction await0(what) { return what(); }"),
            ("scripts/deep/find.js", "import { word } from './word.js';\nexport const find = async () => [word, (await import('./word.js')).word, (await import('../top.js')).top];"),
            ("scripts/deep/word.js", "export const word = 'word';"),
            ("scripts/top.js", "export const top = 'top';"));

        Assert.Equal(["scripts/deep/word.js", "scripts/page.js", "scripts/top.js"], joined.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("import('./deep/word.js')", joined["scripts/page.js"].Replace('"', '\''), StringComparison.Ordinal);
        Assert.Contains("import('./top.js')", joined["scripts/page.js"].Replace('"', '\''), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_scripts_make_the_same_bytes()
    {
        ImmutableSortedDictionary<string, byte[]> once = Assets.Read(Repository.Theme, new()).Files;

        Assert.Equal(once.Select(file => Convert.ToHexString(file.Value)), Assets.Read(Repository.Theme, new()).Files.Select(file => Convert.ToHexString(file.Value)));
    }

    [Theory]
    [InlineData("let a = ;", "(1,9): error RG1801: this is not JavaScript")]
    [InlineData("\n  export default 5;", "(2,3): error RG1801: a script may not have a default export")]
    [InlineData("export * from './other.js';", "(1,1): error RG1801: a script may not export all of another")]
    [InlineData("export { there } from './other.js';", "(1,1): error RG1801: a script may not hand on")]
    [InlineData("export let a = 1;", "(1,8): error RG1801: a script exports a const")]
    [InlineData("let a = 1;\nexport { a };", "(2,1): error RG1801: 'a' may change")]
    [InlineData("import all from './other.js';", "(1,8): error RG1801: scripts have no default export")]
    [InlineData("import * as all from './other.js';", "(1,8): error RG1801: names are imported one by one")]
    [InlineData("import { there } from './nowhere.js';", "(1,1): error RG1801: there is no script 'theme/scripts/nowhere.js' to import")]
    [InlineData("import { there,\n  their } from './other.js';", "(2,3): error RG1801: 'theme/scripts/other.js' exports no 'their'. It exports: there")]
    [InlineData("import { there } from 'lit';", "error RG1801: 'lit' is not the address of a script of the theme")]
    [InlineData("import './circle.js';\nexport const a = 1;", "(1,1): error RG1801: 'theme/scripts/circle.js' imports this script")]
    [InlineData("const a = 1;\nawait a;", "(2,1): error RG1801: a script may not wait")]
    [InlineData("for await (const a of []);", "(1,1): error RG1801: a script may not wait")]
    [InlineData("import('./nowhere.js');", "(1,1): error RG1801: there is no script 'theme/scripts/nowhere.js' to import later")]
    [InlineData("import('./' + name);", "(1,1): error RG1801: import() must name its script in quotes")]
    [InlineData("console.log(import.meta.url);", "(1,13): error RG1801: import.meta")]
    [InlineData("import './other.js';\nclass A { static { A.b = 1; } }", "(2,18): error RG1801: this cannot be made smaller")]
    [InlineData("export const a = (-2) ** 2;", "(1,1): error RG1801: this script, with all it imports, was broken")]
    public void What_cannot_be_joined_is_told_with_its_place(string script, string expected)
    {
        RecoveryGuide.Core.Diagnostics report = new();
        Scripts.Bundle(Sources(("scripts/wrong.js", script), ("scripts/other.js", "export const there = 1;"), ("scripts/circle.js", script.Contains("circle", StringComparison.Ordinal) ? "import { a } from './wrong.js';" : "")), report);

        Assert.Contains(report.Sorted(), mistake => mistake.ToString().StartsWith("theme/scripts/wrong.js", StringComparison.Ordinal) && mistake.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_script_is_told_like_a_mistake_in_the_content_and_nothing_is_written()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.Theme, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".css" or ".js" or ".svg" or ".png" or ".ttf"))
        {
            string to = folder[Path.GetRelativePath(Repository.Theme, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        File.AppendAllText(folder["scripts/finder/dom.js"], "\nexport const broken = ;\n");
        int line = File.ReadAllLines(folder["scripts/finder/dom.js"]).Length;
        using SmallSite site = new();

        BuiltSite built = Build.Run(new(site.Input, folder.Path, Repository.Today), new());

        Assert.Empty(built.Files);
        Diagnostic mistake = Assert.Single(built.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.Equal(("RG1801", "theme/scripts/finder/dom.js", line), (mistake.Code, mistake.At.File, mistake.At.Line));
    }

    private static ImmutableSortedDictionary<string, string> Sources(params (string Path, string Text)[] scripts) => scripts.ToImmutableSortedDictionary(script => script.Path, script => script.Text, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> Joined(params (string Path, string Text)[] scripts)
    {
        RecoveryGuide.Core.Diagnostics report = new();
        ImmutableSortedDictionary<string, string> joined = Scripts.Bundle(Sources(scripts), report);
        Assert.Empty(report.Sorted());
        return joined;
    }

    private static IEnumerable<string> Exported(string script) =>
        new Acornima.Parser().ParseModule(script).Body.OfType<ExportNamedDeclaration>().SelectMany(export => export.Specifiers).Select(export => ((Identifier)export.Exported).Name);

    public void Dispose() => folder.Dispose();
}

using System.Text;
using Acornima;
using NUglify;
using NUglify.JavaScript;
using SyntaxParser = Acornima.Parser;

namespace RecoveryGuide.Core;

/// <summary>
/// The theme's scripts as readers get them: each script that no other imports, or that one imports later, in one small file with all it imports. Every module stays in a function of its own, so
/// that names of one module mean nothing in another; a bundler that pours them together would have to know every name of the browser, too.
/// </summary>
public static class Scripts
{
    private const string Theme = "theme/";

    // Names get shorter and blanks go. Whatever else the library could rewrite would save a hundredth, and readers would run another program than we wrote.
    private static readonly CodeSettings Small = new()
    {
        SourceMode = JavaScriptSourceMode.Module,
        KillSwitch = ~(long)TreeModifications.LocalRenaming,
        ReorderScopeDeclarations = false,
        RemoveUnneededCode = false,
        EvalLiteralExpressions = false,
        CollapseToLiteral = false,
        PreserveImportantComments = false,
        // Patterns were read by the parser. The library tries them in .NET, which does not know \p{Script=…}.
        IgnoreErrorList = "JS1013",
    };

    /// <summary>Joins and shrinks the scripts. Where one is wrong all stay as they were written: nothing will be written, but pages still name them.</summary>
    /// <param name="sources">The texts of all scripts, by path below the theme, such as <c>scripts/site.js</c>.</param>
    /// <param name="report">Takes what could not be read.</param>
    /// <returns>The files to be put out, by path.</returns>
    public static ImmutableSortedDictionary<string, string> Bundle(ImmutableSortedDictionary<string, string> sources, Diagnostics report)
    {
        Diagnostics found = new();
        ImmutableSortedDictionary<string, ScriptModule> modules = sources.Select(source => Read(source.Key, source.Value, found)).OfType<ScriptModule>().ToImmutableSortedDictionary(module => module.Path, module => module, StringComparer.Ordinal);
        HashSet<string> imported = [.. modules.Values.SelectMany(module => module.Imports).Select(import => import.Path)];
        imported.ExceptWith(modules.Values.SelectMany(module => module.Later).Select(later => later.Path));
        if (!found.HasErrors)
            foreach (ScriptModule module in modules.Values)
                CheckImports(module, modules, found);
        Dictionary<string, string> bundles = [];
        if (!found.HasErrors)
            foreach (ScriptModule entry in modules.Values.Where(module => !imported.Contains(module.Path)))
                bundles[entry.Path] = Shrunk(InOrder(entry, modules), found);
        report.AddRange(found.Sorted());
        return found.HasErrors ? sources : bundles.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static ScriptModule? Read(string path, string text, Diagnostics report)
    {
        try
        {
            return ScriptModule.Of(path, text, new SyntaxParser().ParseModule(text), (at, message) => report.Error(Rule.Script, At(path, at.Location.Start), message));
        }
        catch (ParseErrorException mistake)
        {
            report.Error(Rule.Script, new(Theme + path, mistake.LineNumber, mistake.Column + 1), $"this is not JavaScript: {mistake.Description}");
            return null;
        }
    }

    private static Source At(string path, Position position) => new(Theme + path, position.Line, position.Column + 1);

    private static void CheckImports(ScriptModule module, ImmutableSortedDictionary<string, ScriptModule> modules, Diagnostics report)
    {
        foreach (ScriptImport import in module.Imports)
        {
            if (!modules.TryGetValue(import.Path, out ScriptModule? from))
                report.Error(Rule.Script, At(module.Path, import.At), $"there is no script '{Theme}{import.Path}' to import");
            else if (Reaches(from, module.Path, modules, []))
                report.Error(Rule.Script, At(module.Path, import.At), $"'{Theme}{import.Path}' imports this script, at once or by others; scripts may not import each other in a circle");
            else
                foreach (ScriptName name in import.Names.Where(name => !from.Exports.Any(export => export.Name == name.Name)))
                    report.Error(Rule.Script, At(module.Path, name.At), $"'{Theme}{import.Path}' exports no '{name.Name}'. It exports: {string.Join(", ", from.Exports.Select(export => export.Name))}");
        }
        foreach (ScriptImport later in module.Later.Where(later => !modules.ContainsKey(later.Path)))
            report.Error(Rule.Script, At(module.Path, later.At), $"there is no script '{Theme}{later.Path}' to import later");
    }

    private static bool Reaches(ScriptModule from, string path, ImmutableSortedDictionary<string, ScriptModule> modules, HashSet<string> seen) =>
        from.Path == path || seen.Add(from.Path) && from.Imports.Any(import => modules.TryGetValue(import.Path, out ScriptModule? next) && Reaches(next, path, modules, seen));

    // What is imported goes before what imports it, in the order a browser would run them.
    private static List<ScriptModule> InOrder(ScriptModule entry, ImmutableSortedDictionary<string, ScriptModule> modules)
    {
        List<ScriptModule> order = [];
        Add(entry);
        return order;

        void Add(ScriptModule module)
        {
            if (order.Contains(module))
                return;
            foreach (ScriptImport import in module.Imports)
                Add(modules[import.Path]);
            order.Add(module);
        }
    }

    private static string Shrunk(List<ScriptModule> modules, Diagnostics report)
    {
        (string joined, ImmutableArray<int> firstLines) = Join(modules);
        UglifyResult small = Uglify.Js(joined, Small);
        foreach (UglifyError error in small.Errors.Where(error => error.IsError))
        {
            int index = Math.Max(0, firstLines.AsSpan().LastIndexOfAnyInRange(0, error.StartLine));
            report.Error(Rule.Script, new(Theme + modules[index].Path, Math.Max(1, error.StartLine - firstLines[index] + 1), Math.Max(1, error.StartColumn)), $"this cannot be made smaller: {error.Message}");
        }
        if (!small.HasErrors && !CanBeRead(small.Code))
            report.Error(Rule.Script, new(Theme + modules[^1].Path), "this script, with all it imports, was broken when it was made smaller; write what is unusual in it another way, such as a power of a negative number");
        return small.Code;
    }

    // The library is known to lose brackets that matter. Readers must not be the first to see that.
    private static bool CanBeRead(string script)
    {
        try
        {
            new SyntaxParser().ParseModule(script);
            return true;
        }
        catch (ParseErrorException)
        {
            return false;
        }
    }

    private static (string Text, ImmutableArray<int> FirstLines) Join(List<ScriptModule> modules)
    {
        string prefix = "$";
        while (modules.Exists(module => module.Text.Contains(prefix, StringComparison.Ordinal)))
            prefix += "$";
        Dictionary<string, string> names = modules.Select((module, index) => (module.Path, Name: $"{prefix}{index}")).ToDictionary(module => module.Path, module => module.Name);
        StringBuilder joined = new();
        List<int> firstLines = [];
        int line = 1;
        foreach (ScriptModule module in modules)
        {
            firstLines.Add(line);
            string text = $"const {names[module.Path]}=(()=>{{{string.Concat(module.Imports.Select(import => Taken(import, names[import.Path])))}{module.BodyIn(modules[^1].Path)}\nreturn{{{string.Join(',', module.Exports.Select(export => $"{export.Name}:{export.Local}"))}}}}})();\n";
            line += text.Count(letter => letter == '\n');
            joined.Append(text);
        }
        ScriptModule entry = modules[^1];
        // Not under their own names: those could be names that a module knows from the browser.
        joined.Append(string.Concat(entry.Exports.Select((export, index) => $"const {prefix}e{index}={names[entry.Path]}.{export.Name};")));
        if (!entry.Exports.IsEmpty)
            joined.Append("export{").AppendJoin(',', entry.Exports.Select((export, index) => $"{prefix}e{index} as {export.Name}")).Append("};");
        return (joined.ToString(), [.. firstLines]);
    }

    private static string Taken(ScriptImport import, string from) =>
        import.Names.IsEmpty ? "" : $"const{{{string.Join(',', import.Names.Select(name => $"{name.Name}:{name.Local}"))}}}={from};";
}

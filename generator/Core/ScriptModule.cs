using Acornima;
using Acornima.Ast;

namespace RecoveryGuide.Core;

/// <summary>A name that a script imports or exports.</summary>
/// <param name="Name">What it is called by other scripts.</param>
/// <param name="Local">What it is called in this one.</param>
/// <param name="At">Where it stands.</param>
public sealed record ScriptName(string Name, string Local, Position At);

/// <summary>A script that another imports.</summary>
/// <param name="Path">The imported script's path below the theme.</param>
/// <param name="Names">What is taken from it.</param>
/// <param name="At">Where it is asked for.</param>
/// <param name="Address">The letters of the script that are its address, with their quotes.</param>
public sealed record ScriptImport(string Path, ImmutableArray<ScriptName> Names, Position At, System.Range Address);

/// <summary>One script, read: what it takes, what it gives, and its own code without either.</summary>
/// <param name="Path">Its path below the theme, such as <c>scripts/site.js</c>.</param>
/// <param name="Text">What was written.</param>
/// <param name="Body">The code without imports and exports, on the same lines.</param>
/// <param name="Imports">What it cannot run without, in order.</param>
/// <param name="Later">What it imports while it runs.</param>
/// <param name="Exports">What it gives to others.</param>
public sealed record ScriptModule(string Path, string Text, string Body, ImmutableArray<ScriptImport> Imports, ImmutableArray<ScriptImport> Later, ImmutableArray<ScriptName> Exports)
{
    private static readonly Uri Root = new("https://theme/");

    /// <summary>Takes a parsed script apart. What cannot be joined into a bundle is reported.</summary>
    public static ScriptModule Of(string path, string text, Module program, Action<Node, string> refuse)
    {
        Reader reader = new(path, text, refuse);
        foreach (Statement statement in program.Body)
            reader.Read(statement);
        reader.LookInside(program);
        return new(path, text, reader.Body, [.. reader.Imports], [.. reader.Later], [.. reader.Exports]);
    }

    /// <summary>The code as it stands in another script's file: what it imports later has the address it has from there.</summary>
    /// <param name="path">The other script's path below the theme.</param>
    public string BodyIn(string path)
    {
        string body = Body;
        foreach (ScriptImport later in Later.OrderByDescending(static later => later.Address.Start.Value))
        {
            string address = new Uri(Root, path).MakeRelativeUri(new Uri(Root, later.Path)).ToString();
            body = $"{body[..later.Address.Start]}'{(address.StartsWith('.') ? "" : "./")}{address}'{body[later.Address.End..]}";
        }
        return body;
    }

    private sealed class Reader(string path, string text, Action<Node, string> refuse)
    {
        private readonly List<(int Start, int End)> removed = [];
        private readonly HashSet<string> changing = [];

        public List<ScriptImport> Imports { get; } = [];

        public List<ScriptImport> Later { get; } = [];

        public List<ScriptName> Exports { get; } = [];

        // Line breaks stay, so that what is wrong later is still told with its line.
        public string Body
        {
            get
            {
                char[] letters = text.ToCharArray();
                foreach ((int start, int end) in removed)
                    for (int at = start; at < end; at++)
                        if (letters[at] is not '\n')
                            letters[at] = ' ';
                return new(letters);
            }
        }

        public void Read(Statement statement)
        {
            switch (statement)
            {
                case ImportDeclaration import:
                    removed.Add((import.Start, import.End));
                    Imports.Add(new(PathOf(import.Source), [.. import.Specifiers.Select(Taken).OfType<ScriptName>()], import.Location.Start, import.Source.Start..import.Source.End));
                    break;
                case ExportNamedDeclaration { Source: not null } export:
                    refuse(export, "a script may not hand on what it takes from another: import it where it is used");
                    break;
                case ExportNamedDeclaration { Declaration: { } declaration } export:
                    removed.Add((export.Start, declaration.Start));
                    foreach (Identifier name in Declared(declaration))
                        Exports.Add(new(name.Name, name.Name, name.Location.Start));
                    break;
                case ExportNamedDeclaration export:
                    removed.Add((export.Start, export.End));
                    Exports.AddRange(export.Specifiers.Select(Given).OfType<ScriptName>());
                    break;
                case ExportDefaultDeclaration export:
                    refuse(export, "a script may not have a default export: give what it exports a name");
                    break;
                case ExportAllDeclaration export:
                    refuse(export, "a script may not export all of another: import what is used where it is used");
                    break;
                case VariableDeclaration { Kind: not VariableDeclarationKind.Const } variables:
                    changing.UnionWith(variables.Declarations.Select(variable => variable.Id).OfType<Identifier>().Select(name => name.Name));
                    break;
            }
        }

        public void LookInside(Module program)
        {
            foreach (ScriptName export in Exports.Where(export => changing.Contains(export.Local)))
                refuse(program.Body.OfType<ExportNamedDeclaration>().First(statement => statement.Location.Start.Line <= export.At.Line && export.At.Line <= statement.Location.End.Line), $"'{export.Local}' may change, and whoever imports it would not see that: export a const, a function or a class");
            foreach (Node node in program.DescendantNodes())
                if (node is ImportExpression { Source: StringLiteral address })
                    Later.Add(new(PathOf(address), [], node.Location.Start, address.Start..address.End));
                else if (node is ImportExpression)
                    refuse(node, "import() must name its script in quotes, or nobody can tell whether it is there");
                else if (node is MetaProperty { Meta.Name: "import" })
                    refuse(node, "import.meta would tell of the file this script is joined into");
            foreach (Node node in program.DescendantNodesAndSelf(inside => inside is not IFunction).Where(node => node is AwaitExpression or ForOfStatement { Await: true }))
                refuse(node, "a script may not wait before it has run: put await into an async function");
        }

        private ScriptName? Taken(ImportDeclarationSpecifier specifier)
        {
            if (specifier is ImportSpecifier { Imported: Identifier name })
                return new(name.Name, specifier.Local.Name, specifier.Location.Start);
            refuse(specifier, specifier is ImportDefaultSpecifier ? "scripts have no default export: import a name, in braces" : "names are imported one by one, in braces");
            return null;
        }

        private ScriptName? Given(ExportSpecifier specifier)
        {
            if (specifier is { Local: Identifier local, Exported: Identifier { Name: not "default" } exported })
                return new(exported.Name, local.Name, specifier.Location.Start);
            refuse(specifier, "what a script exports needs a name");
            return null;
        }

        private IEnumerable<Identifier> Declared(Declaration declaration)
        {
            switch (declaration)
            {
                case FunctionDeclaration { Id: { } name }:
                    return [name];
                case ClassDeclaration { Id: { } name }:
                    return [name];
                case VariableDeclaration { Kind: VariableDeclarationKind.Const } variables when variables.Declarations.All(variable => variable.Id is Identifier):
                    return variables.Declarations.Select(variable => (Identifier)variable.Id);
                default:
                    refuse(declaration, "a script exports a const with a name, a function or a class; what may change would not change for whoever imports it");
                    return [];
            }
        }

        private string PathOf(StringLiteral address)
        {
            if (!address.Value.StartsWith("./", StringComparison.Ordinal) && !address.Value.StartsWith("../", StringComparison.Ordinal))
                refuse(address, $"'{address.Value}' is not the address of a script of the theme: it begins with ./ or ../");
            Uri whole = new(new Uri(Root, path), address.Value);
            return (whole.PathAndQuery + whole.Fragment)[1..];
        }
    }
}

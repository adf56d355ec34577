using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace RecoveryGuide.Tests.Core;

/// <summary>No pattern can be made to run for hours by the text it is given.</summary>
public class Patterns
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly Generator = typeof(Stage).Assembly;

    private static IEnumerable<MethodInfo> Generated => Generator.GetTypes().SelectMany(type => type.GetMethods(Any)).Where(method => method.IsDefined(typeof(GeneratedRegexAttribute)));

    [Fact]
    public void Every_generated_pattern_is_bounded()
    {
        Assert.NotEmpty(Generated);
        Assert.All(Generated, method => Assert.True(IsBounded((Regex)method.Invoke(null, null)!), $"{method.DeclaringType}.{method.Name}"));
    }

    // A pattern that needs a look-ahead cannot run without backtracking; then a time limit must bound it.
    private static bool IsBounded(Regex pattern) => pattern.Options.HasFlag(RegexOptions.NonBacktracking) || pattern.MatchTimeout != Regex.InfiniteMatchTimeout;

    private const int HostileLength = 50_000;

    // Repeated to the end: digits with every gap, words, brackets, tags, and what almost matches again and again.
    private static readonly ImmutableArray<string> Pieces =
    [
        "a", "1", " ", "-", "<", ">", "{", "\n", "é", "1 ", "a.", "a-", "1-1", "<<a", "{{a", "}}{{", "*/ /*", "<p ", "a@a.", "a at dot ", "one ", "call 1", "2026-01-01 ", "Mr. A ", "aA1", "a.b/?a=", "pass code ", "# > - 1) ", "+1 (", "led",
    ];

    [Fact]
    public void No_pattern_takes_long_over_a_long_text() => Assert.All(Generated, method =>
    {
        Regex pattern = (Regex)method.Invoke(null, null)!;
        foreach (string piece in Pieces)
        {
            // What fits nothing at the end makes a pattern that backtracks begin again.
            string text = string.Concat(Enumerable.Repeat(piece, HostileLength / piece.Length)) + "\0";
            InTime.Run(TimeSpan.FromSeconds(4), () => pattern.Count(text), $"{method.DeclaringType}.{method.Name} over '{piece}' again and again");
        }
    });

    [Fact]
    public void No_pattern_is_made_anywhere_else()
    {
        using PEReader file = new(File.OpenRead(Generator.Location));
        MetadataReader metadata = file.GetMetadataReader();
        Assert.All(CallsThatMakePatterns(file, metadata), where => Assert.StartsWith("System.Text.RegularExpressions.Generated.", where, StringComparison.Ordinal));
    }

    private static IEnumerable<string> CallsThatMakePatterns(PEReader file, MetadataReader metadata)
    {
        // A call is its opcode (call 0x28, newobj 0x73) and the member's token.
        byte[][] calls = [.. Makers(metadata).SelectMany(token => new[] { (byte)0x28, (byte)0x73 }.Select(opcode => (byte[])[opcode, .. BitConverter.GetBytes(token)]))];
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            byte[] body = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? [];
            if (calls.Any(call => body.AsSpan().IndexOf(call) >= 0))
                yield return $"{NameOf(metadata, method.GetDeclaringType())}.{metadata.GetString(method.Name)}";
        }
    }

    // The constructors of Regex, and its static members that take a pattern.
    private static IEnumerable<int> Makers(MetadataReader metadata) =>
        from handle in metadata.MemberReferences
        let member = metadata.GetMemberReference(handle)
        where member.Parent.Kind == HandleKind.TypeReference && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) == nameof(Regex)
        let name = metadata.GetString(member.Name)
        where name == ".ctor" || (!metadata.GetBlobReader(member.Signature).ReadSignatureHeader().IsInstance && name is not (nameof(Regex.Escape) or nameof(Regex.Unescape)))
        select MetadataTokens(handle);

    private static int MetadataTokens(MemberReferenceHandle handle) => System.Reflection.Metadata.Ecma335.MetadataTokens.GetToken(handle);

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        string name = metadata.GetString(type.Name);
        return outer.IsNil ? $"{metadata.GetString(type.Namespace)}.{name}" : $"{NameOf(metadata, outer)}.{name}";
    }
}

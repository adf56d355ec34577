namespace RecoveryGuide.Core;

/// <summary>A place in an input file: what every diagnostic points at.</summary>
/// <param name="File">Path from the site's root with forward slashes, such as <c>input/site.yml</c>.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column, counted from 1.</param>
public readonly record struct Source(string File, int Line = 1, int Column = 1)
{
    /// <summary>The form editors and MSBuild understand: <c>file(line,column)</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}

namespace RecoveryGuide.Core;

/// <summary>Words of a text, or a short-code among them.</summary>
/// <param name="Text">The words; empty for a short-code.</param>
/// <param name="IsStrong">Whether they are strong.</param>
/// <param name="Code">The short-code; null for words.</param>
public sealed record OutlineSpan(string Text, bool IsStrong, ShortCode? Code);

/// <summary>A piece of a text as it is, without HTML: for what is made of a text beside pages.</summary>
public abstract record OutlineNode;

/// <summary>A heading.</summary>
public sealed record OutlineHeading(int Level, ImmutableArray<OutlineSpan> Words) : OutlineNode;

/// <summary>A paragraph.</summary>
public sealed record OutlineParagraph(ImmutableArray<OutlineSpan> Words) : OutlineNode;

/// <summary>A list; an item is a paragraph, perhaps with more below it.</summary>
public sealed record OutlineList(bool IsNumbered, ImmutableArray<ImmutableArray<OutlineNode>> Items) : OutlineNode;

/// <summary>A table without its heads: rows of cells of words.</summary>
public sealed record OutlineTable(ImmutableArray<ImmutableArray<ImmutableArray<OutlineSpan>>> Rows) : OutlineNode;

namespace RecoveryGuide.Core;

/// <summary>What part of a text a block is: only prose counts for reading ease, all of it must use kind words.</summary>
public enum TextBlockKind
{
    /// <summary>A paragraph, or a list item that is a sentence.</summary>
    Prose,

    /// <summary>A list item of a few words.</summary>
    Fragment,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A cell of a table.</summary>
    Cell,
}

/// <summary>A piece of a text as readers see it, with where each letter of it was written.</summary>
/// <param name="Kind">What part of the text it is.</param>
/// <param name="Text">The words, without marks and short-codes.</param>
/// <param name="Places">Offsets into the words, rising, and where the file holds what begins there; never empty.</param>
public sealed record TextBlock(TextBlockKind Kind, string Text, ImmutableArray<(int Offset, Source At)> Places)
{
    /// <summary>Where a letter was written.</summary>
    public Source At(int offset)
    {
        (int start, Source at) = Places.Last(place => place.Offset <= Math.Max(offset, Places[0].Offset));
        return at with { Column = at.Column + Math.Max(0, offset - start) };
    }
}

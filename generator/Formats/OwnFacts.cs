namespace RecoveryGuide.Formats;

/// <summary>
/// What a row of a file of ours says beyond what other publishers say, under the names of <see cref="ListingFields"/>. Such a row says all that is known: nothing is added to it from elsewhere. Whether it tells the truth
/// about being ours nobody can see, so it passes the same rules as everybody's.
/// </summary>
/// <param name="Listing">Facts of the listing.</param>
/// <param name="Phones">Numbers: <c>number</c>, <c>kind</c>, <c>keyword</c>, <c>label</c>, <c>cost</c>, <c>languages</c>, <c>hours</c>, <c>hours_zone</c>, <c>hours_note</c>.</param>
/// <param name="Meetings">Meetings, under the keys of YAML; what belongs to the number to dial begins with <c>dial_</c>.</param>
/// <param name="Sources">Sources, under the keys of YAML.</param>
public sealed record OwnFacts(RowFields Listing, ImmutableArray<RowFields> Phones, ImmutableArray<RowFields> Meetings, ImmutableArray<RowFields> Sources)
{
    /// <summary>A word of a closed list; null where it is none.</summary>
    internal static T? Word<T>(string? text) where T : struct, Enum => text is not null && Kebab<T>.TryParse(text, out T value) ? value : null;

    /// <summary>Words of a closed list, without what is none.</summary>
    internal static ImmutableArray<T> Words<T>(IEnumerable<string> texts) where T : struct, Enum => [.. texts.Select(Word<T>).OfType<T>().Distinct()];

    /// <summary>An age in years; null where it is none.</summary>
    internal static int? Age(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int age) && age <= 120 ? age : null;
}

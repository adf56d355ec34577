namespace RecoveryGuide.Core;

/// <summary>Something read from one place of the input, with what it holds.</summary>
/// <typeparam name="T">What it holds: a guide, a listing, a worksheet.</typeparam>
/// <param name="Source">Where it was written.</param>
/// <param name="Language">Code of the language it is written in.</param>
/// <param name="Content">What it says.</param>
public sealed record Document<T>(Source Source, string Language, T Content);

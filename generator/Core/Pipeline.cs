namespace RecoveryGuide.Core;

/// <summary>
/// One kind of input and what becomes of it. Input: the files of a folder. Process: one file, remembered by its content. PostProcess lives beside it in the
/// same class and takes the whole site; Output is the engine's.
/// </summary>
/// <typeparam name="T">What one document of this kind holds.</typeparam>
public abstract class Pipeline<T>
{
    /// <summary>The folder below the input, with a slash at its end, such as <c>guides/</c>; or the beginning of its files' paths, such as <c>places/towns</c>.</summary>
    public abstract string Input { get; }

    /// <summary>The extension its files must have, such as <c>.md</c>.</summary>
    public abstract string Extension { get; }

    /// <summary>How many folders its files lie below <see cref="Input"/>, at most: the language's or the kind's.</summary>
    public virtual int Folders => 1;

    /// <summary>The key under which the result is remembered: the file's own hash, and that of whatever else it is read with.</summary>
    public virtual string HashOf(InputFile file) => file.Hash;

    /// <summary>Reads one file. Pure: it sees this file and nothing else, so that the result may be remembered.</summary>
    public abstract IEnumerable<Document<T>> Process(InputFile file, Diagnostics report);
}

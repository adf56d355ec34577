using CsCheck;

namespace RecoveryGuide.Tests;

/// <summary>
/// Invented cases that are the same in every run: a change is judged by what it changed, not by what chance brought up that day. With <c>NEW_CASES=1</c> in the environment each run invents others.
/// </summary>
internal static class Repeatable
{
    private const ulong Seed = 20_261_128;

    private static readonly bool Invents = Environment.GetEnvironmentVariable("NEW_CASES") == "1";

    /// <summary>Tries cases; one that fails is made as small as CsCheck can make it, and told with the seed that brings it back.</summary>
    /// <param name="gen">Invents a case.</param>
    /// <param name="assert">What must hold of each.</param>
    /// <param name="iter">How many are tried.</param>
    /// <param name="print">How one is told.</param>
    internal static void Try<T>(this Gen<T> gen, Action<T> assert, int iter = 100, Func<T, string>? print = null)
    {
        for (uint number = 0; number < iter && !Invents; number++)
        {
            string seed = new PCG(number, Seed).ToString();
            try
            {
                assert(gen.Generate(PCG.Parse(seed), null, out _));
            }
            catch (Exception)
            {
                gen.Sample(assert, seed: seed, iter: iter, print: print);
                throw;
            }
        }
        if (Invents)
            gen.Sample(assert, iter: iter, threads: 2, print: print);
    }

    /// <inheritdoc cref="Try{T}"/>
    internal static void Try<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> assert, int iter = 100) => gen.Try(one => assert(one.Item1, one.Item2), iter);

    /// <inheritdoc cref="Try{T}"/>
    internal static void Try<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> assert, int iter = 100, Func<(T1, T2, T3), string>? print = null) =>
        gen.Try(one => assert(one.Item1, one.Item2, one.Item3), iter, print);
}

using System.Runtime.InteropServices;

namespace RecoveryGuide.Core;

/// <summary>
/// Work shared among all cores. Whoever asks works along, so that work within work never waits for a thread to be free; and each piece is taken when a core is
/// free for it, so that a long one does not keep a row of short ones waiting.
/// </summary>
internal static class AllCores
{
    /// <summary>Does so many pieces of work.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">Does one; told its number, from several threads at once.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="AggregateException">What pieces of work threw.</exception>
    /// <exception cref="OperationCanceledException">It was told to give up.</exception>
    public static void Do(int count, Action<int> work, CancellationToken stop = default)
    {
        int taken = -1;
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop };
        Parallel.For(0, Math.Min(count, Environment.ProcessorCount), options, (_, loop) =>
        {
            for (int next = Interlocked.Increment(ref taken); next < count && !loop.ShouldExitCurrentIteration; next = Interlocked.Increment(ref taken))
            {
                stop.ThrowIfCancellationRequested();
                work(next);
            }
        });
    }

    /// <summary>What each item comes to, in the order of the items.</summary>
    public static ImmutableArray<TResult> SelectOnAllCores<T, TResult>(this IEnumerable<T> items, Func<T, TResult> select)
    {
        T[] all = [.. items];
        TResult[] results = new TResult[all.Length];
        Do(all.Length, number => results[number] = select(all[number]));
        return ImmutableCollectionsMarshal.AsImmutableArray(results);
    }
}

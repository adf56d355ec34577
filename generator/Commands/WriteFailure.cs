using System.Runtime.InteropServices;

namespace RecoveryGuide.Commands;

/// <summary>Why something could not be written, as a sentence for the person who runs the program.</summary>
internal static class WriteFailure
{
    // The system would end the program (SIGXFSZ, 25 on Linux and macOS); told that it is handled, it says "file too large" instead.
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    /// <summary>Lets a file that is larger than the user may write (<c>ulimit -f</c>) be a failure like others, until it is disposed of.</summary>
    internal static PosixSignalRegistration? HandleFileTooLarge() => OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true);

    /// <summary>The reason; null where the failure has nothing to do with files. Files are written on several cores, and the disk is full for all of them.</summary>
    internal static string? Reason(Exception failure) => failure switch
    {
        IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => $"{Text(failure)}; make room on the disk and build again",
        IOException { HResult: 30 } => $"{Text(failure)}; choose a folder elsewhere",
        IOException or UnauthorizedAccessException => Text(failure),
        AggregateException several => several.Flatten().InnerExceptions.Select(Reason).OfType<string>().FirstOrDefault(),
        _ => null,
    };

    private static string Text(Exception failure) => failure.Message.TrimEnd('.');
}

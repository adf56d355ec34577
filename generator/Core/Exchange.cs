using System.Runtime.InteropServices;

namespace RecoveryGuide.Core;

/// <summary>Lets two folders change places.</summary>
internal static partial class Exchange
{
    // linux/fs.h and sys/stdio.h: both systems number it so.
    private const uint Swap = 2;

    // fcntl.h: a path is meant as it stands.
    private const int CurrentFolder = -100;

    /// <summary>
    /// Puts one folder in another's place, and that one in its own. In one step where the system knows how (Linux: renameat2(2) with RENAME_EXCHANGE; macOS: renamex_np(2) with RENAME_SWAP);
    /// elsewhere by renaming, with a moment between in which neither is there: <see cref="Stage.Open"/> mends what was stopped then.
    /// </summary>
    /// <param name="one">A folder that is there.</param>
    /// <param name="other">The other; it need not exist.</param>
    /// <param name="between">A name that is free, on the same disk.</param>
    /// <exception cref="IOException">They cannot change places; both stay as they were.</exception>
    internal static void Places(string one, string other, string between)
    {
        if (!Directory.Exists(other))
            Directory.Move(one, other);
        else if (!InOneStep(one, other))
            ByRenaming(one, other, between);
    }

    private static bool InOneStep(string one, string other)
    {
        try
        {
            return (OperatingSystem.IsLinux() && RenameAt2(CurrentFolder, one, CurrentFolder, other, Swap) == 0)
                || (OperatingSystem.IsMacOS() && RenameX(one, other, Swap) == 0);
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library; the older way remains.
            return false;
        }
    }

    /// <summary>The same in three steps. Whoever stops it leaves either the other folder in its place, or it under the name between and nothing in its place, or the one in its place.</summary>
    internal static void ByRenaming(string one, string other, string between)
    {
        try
        {
            Directory.Move(other, between);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"it cannot be replaced by a new folder ({failure.Message.TrimEnd('.')}); where it is mounted, or a container's image holds it, choose a folder in it, and where a program has it open, close that", failure);
        }
        try
        {
            Directory.Move(one, other);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Directory.Move(between, other);
            throw;
        }
        try
        {
            Directory.Move(between, one);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is done; what is left over is tidied up by the next build.
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameX(string from, string to, uint flags);
}

/// <summary>A second name for a file.</summary>
internal static partial class HardLink
{
    /// <summary>Gives a file a second name; where the disk knows no second names, copies it with its time.</summary>
    /// <exception cref="IOException">The file cannot be copied either.</exception>
    internal static void CreateOrCopy(string file, string name)
    {
        if (OperatingSystem.IsWindows() ? CreateHardLink(name, file, 0) : Link(file, name) == 0)
            return;
        File.Copy(file, name);
        File.SetLastWriteTimeUtc(name, File.GetLastWriteTimeUtc(file));
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string file, string name);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string name, string file, nint security);
}

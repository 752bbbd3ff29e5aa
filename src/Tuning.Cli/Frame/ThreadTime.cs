using System.Runtime.InteropServices;

namespace Tuning.Cli.Frame;

/// <summary>The processor time of the calling thread, as the system counts it.</summary>
internal static class ThreadTime
{
    private const int LinuxClock = 3;
    private const int MacClock = 16;
    private const double NanosecondsASecond = 1e9;

    /// <summary>Seconds that the calling thread has computed since it began.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is none of Linux and macOS.</exception>
    public static double Seconds
    {
        get
        {
            var clock = OperatingSystem.IsLinux() ? LinuxClock
                : OperatingSystem.IsMacOS() ? MacClock
                : throw new PlatformNotSupportedException("The processor time of a thread is measured on Linux and macOS.");
            return ClockGetTime(clock, out var time) == 0
                ? time.Seconds + (time.Nanoseconds / NanosecondsASecond)
                : throw new PlatformNotSupportedException("The system does not count the processor time of a thread.");
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}

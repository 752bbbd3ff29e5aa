namespace Tuning.Testing;

/// <summary>The size of the run: <c>./test.sh --long</c> sets TUNE_TEST_LONG=1, and tests take their big numbers.</summary>
public static class LongRun
{
    /// <summary>Whether this is the long run.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("TUNE_TEST_LONG") is "1";

    /// <summary>The count for this run.</summary>
    /// <param name="usual">The count of the default run.</param>
    /// <param name="big">The count of the long run.</param>
    public static int Count(int usual, int big) => IsOn ? big : usual;
}

namespace Tuning.Arbitrage.Backtesting;

/// <summary>How many numbers a scan compares at once; every width finds the same rows.</summary>
internal enum ScanWidth : byte
{
    /// <summary>One.</summary>
    Scalar = 1,

    /// <summary>Two: 128-bit vectors.</summary>
    Vector128 = 2,

    /// <summary>Four: 256-bit vectors.</summary>
    Vector256 = 4,
}

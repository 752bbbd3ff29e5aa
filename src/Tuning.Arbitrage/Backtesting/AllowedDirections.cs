namespace Tuning.Arbitrage.Backtesting;

/// <summary>The directions that the environment allows: a venue without short sales forbids one.</summary>
public enum AllowedDirections : byte
{
    /// <summary>Either direction.</summary>
    Both,

    /// <summary>Only selling on A and buying on B.</summary>
    ShortA,

    /// <summary>Only selling on B and buying on A.</summary>
    ShortB,
}

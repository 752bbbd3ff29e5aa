namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>The numbered streams of random numbers, one a cause. A number is never used for two things, nor changed later.</summary>
internal enum GeneratorStream
{
    Spread = 1,
    Price = 2,
    Regimes = 3,
    RegimeTargets = 4,
    Tails = 5,
    Jumps = 6,
    JumpSizes = 7,
    LagA = 8,
    LagB = 9,
    BidSizeA = 10,
    AskSizeA = 11,
    BidSizeB = 12,
    AskSizeB = 13,
    Fx = 14,
    FxGaps = 15,
    OutagesA = 16,
    OutagesB = 17,
    DriftSigns = 18,
    TailNormals = 19,
}

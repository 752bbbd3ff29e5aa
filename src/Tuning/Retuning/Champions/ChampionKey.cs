using System.Runtime.InteropServices;

namespace Tuning.Retuning.Champions;

/// <summary>A champion's place: there is one for each strategy and market.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChampionKey(string Strategy, string Market)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Strategy}/{Market}";
}

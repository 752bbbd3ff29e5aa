namespace Tuning.Spaces;

/// <summary>Forbidden combinations: what a strategy implements to keep points out of a space that it cannot evaluate.</summary>
public interface IPointRule
{
    /// <summary>Why a complete point, fixed values included, is forbidden; nothing where it is allowed. Pure.</summary>
    /// <param name="point">The point, every value within its parameter.</param>
    string? ReasonToRefuse(ParameterSet point);
}

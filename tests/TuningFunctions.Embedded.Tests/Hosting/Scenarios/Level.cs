namespace FApp2;

/// <summary>The level of the observed scenarios.</summary>
public enum Level
{
    Low,
    Mid = 5,
    High,
}

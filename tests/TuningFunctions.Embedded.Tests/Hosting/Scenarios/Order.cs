namespace FApp2;

/// <summary>The order of the observed scenarios.</summary>
public sealed record Order(string Id, decimal Total, Level Level);

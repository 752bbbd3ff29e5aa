using Xunit;

namespace Tuning.Testing;

/// <summary>A theory that needs Python 3 on the PATH; it is skipped where there is none.</summary>
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = new PythonFactAttribute().Skip;
}

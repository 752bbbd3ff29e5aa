namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads a parameter from the body of the request: text as it stands, anything else from JSON.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromBodyAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    public FromBodyAttribute()
    {
    }
}

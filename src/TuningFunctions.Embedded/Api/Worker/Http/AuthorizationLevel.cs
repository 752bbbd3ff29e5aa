namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a request must bring.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>A user's token; the embedded host knows no users and refuses such functions at start.</summary>
    User = 1,

    /// <summary>The function key or the system key.</summary>
    Function = 2,

    /// <summary>The system key.</summary>
    System = 3,

    /// <summary>The system key.</summary>
    Admin = 4,
}

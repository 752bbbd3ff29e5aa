namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step that every invocation passes through.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the step.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the pipeline.</param>
    /// <returns>A task that ends with the step.</returns>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}

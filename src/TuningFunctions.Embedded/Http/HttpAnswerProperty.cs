using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace TuningFunctions.Embedded.Http;

/// <summary>The property of a result with several parts that answers the request.</summary>
internal static class HttpAnswerProperty
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> s_known = new();

    /// <summary>The property: the one with [HttpResult], else the one that is a response; null for none.</summary>
    public static PropertyInfo? Of(Type result) => s_known.GetOrAdd(result, static type =>
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return Array.Find(properties, static property => property.IsDefined(typeof(HttpResultAttribute)))
            ?? Array.Find(properties, static property => typeof(HttpResponseData).IsAssignableFrom(property.PropertyType));
    });
}

using System.Collections.Frozen;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>Error codes of a service and the exceptions they stand for; other codes become the service's general exception.</summary>
internal sealed class ErrorMap(
    Func<ServiceError, AmazonServiceException> general, Dictionary<string, Func<ServiceError, AmazonServiceException>> modelled)
{
    private readonly FrozenDictionary<string, Func<ServiceError, AmazonServiceException>> _modelled =
        modelled.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Wire codes that have an exception type of their own.</summary>
    public IEnumerable<string> Codes => _modelled.Keys;

    internal AmazonServiceException Create(ErrorResponse error, Exception inner, HttpStatusCode status)
    {
        var make = error.Code is { } code && _modelled.TryGetValue(code, out var known) ? known : general;
        return make(new ServiceError(error.Message, inner, error.Type, error.Code ?? "", error.RequestId, status));
    }
}

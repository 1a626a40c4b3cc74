using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Exceptions;

namespace Wallet.Operator.Kube;

/// <summary>What an exception of the Kubernetes client means.</summary>
internal static class KubeErrors
{
    private const string BeforeCauses = " is invalid: ";

    /// <summary>There is no such object.</summary>
    public static bool IsNotFound(Exception fault) => StatusOf(fault) == HttpStatusCode.NotFound;

    /// <summary>Another version of the object is stored than the one that was read, or it exists already.</summary>
    public static bool IsConflict(Exception fault) => StatusOf(fault) == HttpStatusCode.Conflict;

    /// <summary>The resource version or page is too old: list again.</summary>
    public static bool IsGone(Exception fault) => StatusOf(fault) == HttpStatusCode.Gone;

    /// <summary>Rights are missing.</summary>
    public static bool IsForbidden(Exception fault) => StatusOf(fault) is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;

    /// <summary>The object breaks a rule of the API server.</summary>
    public static bool IsInvalid(Exception fault)
        => StatusOf(fault) is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest;

    /// <summary>A fault of the network or of the API server, not of this program.</summary>
    public static bool IsOutsideFault(Exception fault)
        => StatusOf(fault) is not null
            || fault is HttpRequestException or IOException or SocketException or AuthenticationException or TimeoutException
                or JsonException or KubernetesClientException
            || (fault is OperationCanceledException && fault.InnerException is TimeoutException);

    /// <summary>What the server says, or the exception's own message.</summary>
    public static string MessageOf(Exception fault) => fault switch
    {
        HttpOperationException http => MessageOf(http.Response?.Content) ?? http.Message,
        // "The SSL connection could not be established, see inner exception."
        HttpRequestException { InnerException: { } cause } => $"{fault.Message} ({cause.Message})",
        _ => fault.Message,
    };

    private static HttpStatusCode? StatusOf(Exception fault) => fault switch
    {
        HttpOperationException http => http.Response?.StatusCode,
        KubernetesException kubernetes => (HttpStatusCode?)kubernetes.Status?.Code,
        _ => null,
    };

    private static string? MessageOf(string? status)
    {
        if (string.IsNullOrWhiteSpace(status))
            return null;
        try
        {
            var read = JsonSerializer.Deserialize<Answer>(status, JsonSerializerOptions.Web);
            return read?.Message is { } message ? InOrder(message, read.Details?.Causes ?? []) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The server collects causes from maps, so that their order differs from answer to answer; as the message of a status, each retry would
    // write it again. It formats them as here: apimachinery's NewInvalid with ErrorList.ToAggregate.
    private static string InOrder(string message, IReadOnlyList<Cause> causes)
    {
        var list = message.IndexOf(BeforeCauses, StringComparison.Ordinal);
        if (list < 0 || causes.Count < 2)
            return message;
        var sorted = causes.Select(cause => $"{cause.Field}: {cause.Message}").Distinct().Order(StringComparer.Ordinal).ToList();
        return $"{message[..(list + BeforeCauses.Length)]}{(sorted.Count == 1 ? sorted[0] : $"[{string.Join(", ", sorted)}]")}";
    }

    private sealed record Answer(string? Message, Details? Details);

    private sealed record Details(IReadOnlyList<Cause>? Causes);

    private sealed record Cause(string? Field, string? Message);
}

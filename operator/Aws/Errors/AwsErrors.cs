using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Wallet.Operator.Aws.Pacing;

namespace Wallet.Operator.Aws.Errors;

/// <summary>Turns what a client threw into a classified error: the only place that knows AWS's error codes.</summary>
internal static partial class AwsErrors
{
    private const int LongestMessage = 400;

    /// <summary>Classifies an exception of any AWS client.</summary>
    public static AwsError Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var call = AwsCallContext.Of(exception);
        return exception is AmazonServiceException fault ? OfService(fault, call) : OfTransport(exception, call);
    }

    /// <summary>The class alone.</summary>
    public static AwsErrorClass Classify(Exception exception) => Of(exception).Class;

    /// <summary>Whether an exception comes from an AWS client and is of that class; for exception filters.</summary>
    public static bool Is(this Exception exception, AwsErrorClass errorClass) =>
        exception is AmazonServiceException or AmazonClientException && Classify(exception) == errorClass;

    private static AwsError OfService(AmazonServiceException fault, AwsCallContext call)
    {
        var code = fault.ErrorCode is { Length: > 0 } given ? given : fault.StatusCode.ToString();
        var text = Readable(fault.Message ?? "");
        var errorClass = ByCode(fault, call.Service, text) ?? ByStatus(fault.StatusCode) ?? Refusal(fault) ?? Unknown(call);
        if (errorClass == AwsErrorClass.Transient)
            errorClass = Unknown(call);
        return errorClass == AwsErrorClass.AccessDenied
            ? Denied(code, text, call)
            : new AwsError(errorClass, code, $"{code}: {text}");
    }

    private static AwsErrorClass? ByCode(AmazonServiceException fault, string service, string text) => fault.ErrorCode is { Length: > 0 } code
        ? AwsErrorCodes.ByMessage(service, code, text) ?? AwsErrorCodes.ByCode(service, code)
        : null;

    private static AwsError OfTransport(Exception exception, AwsCallContext call)
    {
        if (exception is CallsHeldBackException)
            return new AwsError(AwsErrorClass.Throttled, nameof(CallsHeldBackException), exception.Message);
        var noCredentials = exception is AmazonClientException
            && exception.Message.Contains("credentials", StringComparison.OrdinalIgnoreCase);
        return new AwsError(
            noCredentials ? AwsErrorClass.Auth : Unknown(call), exception.GetType().Name, $"{call}: {Readable(exception.Message)}");
    }

    // A mutation may have happened although its answer was lost.
    private static AwsErrorClass Unknown(AwsCallContext call) => call.IsRead ? AwsErrorClass.Transient : AwsErrorClass.Ambiguous;

    private static AwsErrorClass? ByStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => AwsErrorClass.Throttled,
        HttpStatusCode.Forbidden => AwsErrorClass.AccessDenied,
        >= HttpStatusCode.InternalServerError => AwsErrorClass.Transient,
        _ => null,
    };

    // A refusal that AWS gives a code to is one of the request, whatever the code; without a code it is something between AWS and us that
    // answered, such as a proxy.
    private static AwsErrorClass? Refusal(AmazonServiceException fault)
        => fault.ErrorCode is { Length: > 0 } && (int)fault.StatusCode is >= 400 and < 500 ? AwsErrorClass.Validation : null;

    private static AwsError Denied(string code, string text, AwsCallContext call)
    {
        var action = NotAuthorized().Match(text) is { Success: true } match ? match.Groups["action"].Value : call.Action;
        var resource = OnResource().Match(text) is { Success: true } on ? on.Groups["arn"].Value : null;
        return new AwsError(
            AwsErrorClass.AccessDenied, code, $"{code}: the operator's role may not {action} on {resource ?? "*"}", action, resource);
    }

    private static string Readable(string message)
    {
        var text = Volatile().Replace(message, "").Trim();
        return text.Length <= LongestMessage ? text : text[..LongestMessage] + "…";
    }

    [GeneratedRegex(@"not authorized to perform:? (?<action>[\w-]+:\w+)")]
    private static partial Regex NotAuthorized();

    [GeneratedRegex(@"on resource:? ""?(?<arn>arn:[^\s""]+|\*)""?")]
    private static partial Regex OnResource();

    // Differs between two attempts at the same thing: a message with it would rewrite the condition at every pass.
    [GeneratedRegex(@"\s*(Encoded authorization failure message: \S+|\(?Request ?ID: [\w-]+\)?)", RegexOptions.IgnoreCase)]
    private static partial Regex Volatile();
}

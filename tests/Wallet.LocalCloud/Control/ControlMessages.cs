using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Faults;

namespace Wallet.LocalCloud.Control;

/// <summary>A fault to cause.</summary>
/// <param name="Service">Signing name, or <c>*</c>.</param>
/// <param name="Operation">Operation, or <c>*</c>.</param>
/// <param name="Kind">One of <see cref="FaultKinds"/>.</param>
/// <param name="Code">Error code; of the kind <c>fail</c> only.</param>
/// <param name="Message">Error message; of the kind <c>fail</c> only.</param>
/// <param name="Status">HTTP status; of the kind <c>fail</c> only.</param>
/// <param name="Times">Calls to disturb; 0 for all until it is cleared.</param>
/// <param name="Skip">Fitting calls to let pass before.</param>
internal sealed record FaultRequest(
    string Service, string Operation, string Kind, string? Code = null, string? Message = null, int Status = 400, int Times = 1,
    int Skip = 0);

/// <summary>A fault that is being caused.</summary>
internal sealed record FaultAnswer(
    int Number, string Service, string Operation, string Kind, string? Code, int Times, int Skip, int Struck);

/// <summary>A state to put a resource into, or a failure to end its next change in.</summary>
internal sealed record StateRequest(string Service, string Kind, string Name, string Value);

/// <summary>A call of the journal.</summary>
internal sealed record CallAnswer(
    long Number, DateTimeOffset At, string Service, string Operation, string Outcome, bool Mutation, string Caller, JsonObject Input);

/// <summary>Why a request cannot be carried out.</summary>
internal sealed record ControlRefusal(string Error);

/// <summary>The kinds of faults by the names that requests call them.</summary>
internal static class FaultKinds
{
    public const string Fail = "fail";

    public static IReadOnlyList<string> All { get; } = ["throttle", "unavailable", "drop", "lose-reply", "deny", Fail];

    /// <summary>The disturbance that a request asks for; nothing when it names no kind.</summary>
    public static Disturbance? Of(FaultRequest request) => request.Kind switch
    {
        "throttle" => new Disturbance.Throttle(),
        "unavailable" => new Disturbance.Unavailable(),
        "drop" => new Disturbance.Drop(),
        "lose-reply" => new Disturbance.LoseReply(),
        "deny" => new Disturbance.Deny(),
        Fail when request.Code is { Length: > 0 } code
            => new Disturbance.Fail(code, request.Message ?? "Caused through the control endpoint of the local cloud.", request.Status),
        _ => null,
    };

    /// <summary>What a disturbance is called.</summary>
    public static string Name(Disturbance disturbance) => disturbance switch
    {
        Disturbance.Throttle => "throttle",
        Disturbance.Unavailable => "unavailable",
        Disturbance.Drop => "drop",
        Disturbance.LoseReply => "lose-reply",
        Disturbance.Deny => "deny",
        Disturbance.Fail => Fail,
        _ => "delay",
    };
}

using System.Net;
using System.Text.Json;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Traffic;

/// <summary>One exchange: what it says about the request, and whether sending the request again could still change that.</summary>
internal sealed record Attempt(Outcome Outcome, bool IsFinal, string Code, Reply? Answer = null)
{
    /// <summary>No connection was to be had, so nothing was sent.</summary>
    public static Attempt Refused { get; } = new(Outcome.NotExecuted, false, "no connection");

    /// <summary>The connection or the client's patience ended before an answer.</summary>
    public static Attempt Lost { get; } = new(Outcome.Unknown, false, "no answer");

    /// <summary>Reads what an answer says.</summary>
    public static Attempt Of(Reply answer)
    {
        if ((int)answer.Status < 300)
            return new(WasRefusedTogether(answer) ? Outcome.NotExecuted : Outcome.Executed, true, $"{(int)answer.Status}", answer);
        var outcome = answer.Body.ValueKind == JsonValueKind.Object && answer.Body.TryGetProperty("outcome", out var told) ? told.GetString() : null;
        return new(
            outcome switch { "executed" => Outcome.Executed, "not_executed" => Outcome.NotExecuted, _ => Outcome.Unknown },
            IsKept(answer), answer.Code.Length > 0 ? answer.Code : $"{(int)answer.Status}", answer);
    }

    /// <summary>What attempts with one key, in order, come to.</summary>
    public static Outcome Sum(IReadOnlyList<Attempt> attempts)
    {
        if (attempts.Any(a => a.Outcome == Outcome.Executed))
            return Outcome.Executed;
        // A refusal that is kept with the key says that no attempt before it was executed; any other speaks of itself alone.
        return attempts[^1].IsFinal || attempts.All(a => a.Outcome == Outcome.NotExecuted) ? Outcome.NotExecuted : Outcome.Unknown;
    }

    private static bool WasRefusedTogether(Reply answer)
        => answer.Body.ValueKind == JsonValueKind.Object && answer.Body.TryGetProperty("executed", out var executed) && executed.GetInt32() == 0;

    // A token of a key that is rotated out is refused before anyone looks for the request's key.
    private static bool IsKept(Reply answer)
        => (int)answer.Status < 500 && answer.Status != HttpStatusCode.Unauthorized && answer.Code != "IDEMPOTENCY_KEY_EXPIRED";
}

using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Models;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Aws.Wire;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws;

/// <summary>
/// What every call goes through: dispatch, authentication, decoding, faults, authorization, the service itself, encoding.
/// </summary>
internal sealed class AwsFront(
    IEnumerable<IAwsService> services, CloudClock clock, AccessControl access, AwsFaults faults, RequestModels models)
{
    private const string WebIdentity = "AssumeRoleWithWebIdentity";
    private readonly Dictionary<string, IAwsService> _services = services.ToDictionary(s => s.SigningName);

    /// <summary>Held while an operation runs.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Who may call.</summary>
    public AccessControl Access => access;

    /// <summary>Faults on request.</summary>
    public AwsFaults Faults => faults;

    /// <summary>Requests held against the services' models.</summary>
    public RequestModels Models => models;

    /// <summary>Everything that exists now and can carry tags.</summary>
    public IEnumerable<TaggedResource> Resources => _services.Values.OfType<ITaggedResources>().SelectMany(service => service.Resources);

    /// <summary>The members of all stores.</summary>
    public IEnumerable<StoreMember> Members => _services.Values.OfType<IStoreMembers>().SelectMany(service => service.Members);

    /// <summary>All calls so far.</summary>
    public AwsJournal Journal { get; } = new();

    /// <summary>The answer to a request; nothing when the connection is to break instead.</summary>
    public async Task<WireAnswer?> Answer(AwsRequest request, CancellationToken cancellation)
    {
        var requestId = Guid.NewGuid().ToString();
        SignedScope? scope = null;
        IAwsService? service = null;
        try
        {
            scope = SignedScope.Of(request);
            service = _services.GetValueOrDefault(scope?.Service ?? "sts")
                ?? throw new AwsFault("UnknownService", $"The local cloud does not simulate {scope?.Service ?? "sts"}.", 404);
            return await Answer(request, scope, service, requestId, cancellation);
        }
        catch (AwsFault fault)
        {
            var protocol = service?.Protocol ?? AwsProtocol.Query;
            return WireFormats.Of(protocol).Fault(AccessFaults.In(protocol, fault), requestId);
        }
    }

    private async Task<WireAnswer?> Answer(
        AwsRequest request, SignedScope? scope, IAwsService service, string requestId, CancellationToken cancellation)
    {
        var format = WireFormats.Of(service.Protocol);
        var decoded = format.Decode(request, service);
        var unsigned = scope is null && decoded.Operation == WebIdentity;
        var call = new AwsCall(service.SigningName, decoded.Operation, decoded.Input, scope?.Region ?? "us-east-1",
            AccessControl.AccountId, "", requestId);
        var caller = unsigned ? Anyone : Noted(call, service, () => access.Authenticate(request, scope));
        call = call with { CallerArn = caller.Arn };
        Noted(call, service, () => models.Check(request, service, decoded));

        var disturbance = faults.Strike(call.Service, call.Operation);
        if (disturbance is Disturbance.Delay(var until))
            await until(cancellation);
        if (disturbance is Disturbance.Drop)
        {
            Note(call, "Dropped");
            return null;
        }
        var answer = Noted(call, service, () => Execute(call, caller, service, disturbance));
        Note(call, disturbance is Disturbance.LoseReply ? "ReplyLost" : "OK");
        return disturbance is Disturbance.LoseReply
            ? null
            : format.Answer(service, call.Operation, answer, requestId, models.StatusOf(call.Service, call.Operation));
    }

    private JsonObject Execute(AwsCall call, Principal caller, IAwsService service, Disturbance? disturbance)
    {
        if (DisturbanceFaults.Of(disturbance, service.Protocol, call.Service) is { } asked)
            throw asked;
        if (!service.Operations.TryGetValue(call.Operation, out var operation))
            throw new AwsFault("InvalidAction", $"The local cloud does not simulate {call.Service}:{call.Operation}.");
        lock (Gate)
        {
            var judged = disturbance is Disturbance.Deny ? caller with { Grants = () => new([]) } : caller;
            if (caller != Anyone)
                access.Authorize(judged, call.Region, operation.Access(call));
            return operation.Handle(call);
        }
    }

    /// <summary>Puts a fault into the journal on its way out.</summary>
    private T Noted<T>(AwsCall call, IAwsService service, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (AwsFault fault)
        {
            Note(call, AccessFaults.In(service.Protocol, fault).Code);
            throw;
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // A mistake of the simulation itself: whoever called should read where it is.
            Note(call, "InternalFailure");
            throw new AwsFault("InternalFailure", $"The local cloud failed at {call.Service}:{call.Operation}: {bug}", 500);
        }
    }

    private void Noted(AwsCall call, IAwsService service, Action act) => Noted(call, service, () =>
    {
        act();
        return true;
    });

    private static Principal Anyone { get; } = new($"arn:aws:iam::{AccessControl.AccountId}:anonymous", "ANONYMOUS", () => new([]));

    private void Note(AwsCall call, string outcome)
        => Journal.Add(new(clock.GetUtcNow(), call.Service, call.Operation, call.Input, call.CallerArn, outcome));
}

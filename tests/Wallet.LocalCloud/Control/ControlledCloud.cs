using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Faults;

namespace Wallet.LocalCloud.Control;

/// <summary>What can be caused in a running cloud. A request that makes no sense is refused with the reason.</summary>
/// <param name="aws">The cloud's AWS endpoint.</param>
/// <param name="all">Its services.</param>
internal sealed class ControlledCloud(AwsEndpoint aws, IReadOnlyList<IAwsService> all)
{
    private readonly IReadOnlyList<IResourceStates> _services = [.. all.OfType<IResourceStates>()];

    public IReadOnlyList<FaultAnswer> Faults => [.. aws.Faults.Active.Select(Shown)];

    /// <summary>What can be put into states.</summary>
    public IReadOnlyList<(string Service, ResourceKind Kind)> Kinds
        => [.. _services.SelectMany(service => service.Kinds.Select(kind => (service.SigningName, kind)))];

    /// <summary>Resources of one service, or of all.</summary>
    public IReadOnlyList<ResourceState> States(string? one) => aws.Inspect(() => _services
        .Where(service => one is null || service.SigningName == one)
        .SelectMany(service => service.States)
        .OrderBy(state => (state.Service, state.Kind, state.Name))
        .ToList());

    /// <summary>Causes a fault; gives its number, or why not.</summary>
    public (int? Number, ControlRefusal? Refusal) Add(FaultRequest request)
    {
        if (FaultKinds.Of(request) is not { } disturbance)
            return (null, new($"A fault is one of {string.Join(", ", FaultKinds.All)}; {FaultKinds.Fail} needs an error code."));
        if (UnknownCall(request) is { } unknown)
            return (null, unknown);
        if (request.Times < 0 || request.Skip < 0)
            return (null, new("times and skip cannot be negative."));
        return (aws.Faults.Add(new(request.Service, request.Operation, disturbance)
        {
            Skip = request.Skip,
            Times = request.Times == 0 ? FaultRule.Always : request.Times,
        }), null);
    }

    public bool Remove(int number) => aws.Faults.Remove(number);

    public void ClearFaults() => aws.Faults.Clear();

    /// <summary>Puts a resource into a state.</summary>
    public ControlRefusal? SetState(StateRequest request) => Find(request) is not var (service, kind)
        ? Unknown(request)
        : !kind.States.Contains(request.Value)
            ? new($"{request.Service} {kind.Name}: states to set are {string.Join(", ", kind.States)}.")
            : aws.Inspect(() => service.SetState(kind.Name, request.Name, request.Value))
                ? null
                : new($"There is no {kind.Name} {request.Name} in {request.Service}.");

    /// <summary>Makes a resource's next fitting change fail. The resource may not exist yet.</summary>
    public ControlRefusal? FailNext(StateRequest request)
    {
        if (Find(request) is not var (service, kind))
            return Unknown(request);
        if (!kind.Failures.Contains(request.Value))
            return new($"{request.Service} {kind.Name}: failures to cause are {string.Join(", ", kind.Failures)}.");
        aws.Inspect(() =>
        {
            service.FailNext(kind.Name, request.Name, request.Value);
            return true;
        });
        return null;
    }

    public IReadOnlyList<CallAnswer> Journal(JournalQuery query) =>
    [
        .. from entry in aws.Journal.After(query.After)
           let call = entry.Call
           where (query.Service is null || call.Service == query.Service)
               && (query.Operation is null || call.Operation == query.Operation)
               && (!query.Mutations || call.IsMutation)
           select new CallAnswer(
               entry.Number, call.At, call.Service, call.Operation, call.Outcome, call.IsMutation, call.CallerArn, call.Input),
    ];

    /// <summary>A misspelt operation would never be disturbed, and nothing would say so.</summary>
    private ControlRefusal? UnknownCall(FaultRequest request)
    {
        if (request.Service == "*")
            return null;
        if (all.FirstOrDefault(service => service.SigningName == request.Service) is not { } service)
            return new($"There is no service {request.Service}: there are {string.Join(", ", all.Select(one => one.SigningName))}, and *.");
        return request.Operation == "*" || service.Operations.ContainsKey(request.Operation)
            ? null
            : new($"The local cloud has no {request.Service}:{request.Operation}.");
    }

    private (IResourceStates Service, ResourceKind Kind)? Find(StateRequest request) =>
        _services.FirstOrDefault(service => service.SigningName == request.Service) is { } found
        && found.Kinds.FirstOrDefault(kind => kind.Name == request.Kind) is { } kind
            ? (found, kind)
            : null;

    private ControlRefusal Unknown(StateRequest request) => new($"There is no {request.Service} {request.Kind}. States can be set of "
        + string.Join(", ", Kinds.Select(each => $"{each.Service} {each.Kind.Name}")) + ".");

    private static FaultAnswer Shown(ActiveFault active) => new(
        active.Number, active.Rule.Service, active.Rule.Operation, FaultKinds.Name(active.Rule.Disturbance),
        (active.Rule.Disturbance as Disturbance.Fail)?.Code, active.Rule.Times == FaultRule.Always ? 0 : active.Rule.Times,
        active.Rule.Skip, active.Struck);
}

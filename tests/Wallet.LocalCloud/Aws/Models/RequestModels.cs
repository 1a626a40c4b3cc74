using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Wire;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>Checks every request against the model of its service, and counts what it found.</summary>
/// <param name="library">The models.</param>
public sealed class RequestModels(ModelLibrary library)
{
    private readonly ConcurrentQueue<string> _violations = new();
    private int _checked;

    /// <summary>How many requests were checked.</summary>
    public int Checked => Volatile.Read(ref _checked);

    /// <summary>What was wrong, as <c>rds:CreateDBCluster Engine: Member must not be null</c>; no values, which may be secrets.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    /// <summary>HTTP status of an operation's answers; 200 for one that came after the models.</summary>
    internal int StatusOf(string service, string operation) => library.Of(service).Find(operation)?.Status ?? StatusCodes.Status200OK;

    /// <summary>Throws the service's fault when the request breaks its model.</summary>
    internal void Check(AwsRequest request, IAwsService service, DecodedCall call)
    {
        Interlocked.Increment(ref _checked);
        var violations = Find(request, service, call).ToList();
        foreach (var violation in violations)
            _violations.Enqueue($"{service.SigningName}:{call.Operation} {violation}");
        if (violations.Count > 0)
            throw ModelFaults.Of(service.SigningName, service.Protocol, violations);
    }

    private IEnumerable<ModelViolation> Find(AwsRequest request, IAwsService service, DecodedCall call)
    {
        if (library.Of(service.SigningName).Find(call.Operation) is not { } operation)
        {
            return ModelExemptions.Known.IsYoungerOperation(service.SigningName, call.Operation)
                ? []
                : [new(ViolationKind.Unknown, call.Operation, "The service has no such operation")];
        }
        var isForm = service.Protocol is AwsProtocol.Query or AwsProtocol.Ec2;
        var members = isForm ? Form(request, service.Protocol, operation.Input) : call.Input;
        return operation.Input is { } shape
            ? new ShapeCheck(service.Protocol, ModelExemptions.Known).Of(members, shape)
            : members.Select(m => new ModelViolation(ViolationKind.Unknown, m.Key, "The operation takes no members"));
    }

    private static JsonObject Form(AwsRequest request, AwsProtocol protocol, Shape? shape)
    {
        var form = request.Body.Length > 0 ? Encoding.UTF8.GetString(request.Body) : request.Query;
        var members = FormParameters.Nested(FormParameters.Pairs(form).Where(p => p.Key is not ("Action" or "Version")));
        return shape is null ? members : QueryTree.Read(protocol, members, shape).AsObject();
    }
}

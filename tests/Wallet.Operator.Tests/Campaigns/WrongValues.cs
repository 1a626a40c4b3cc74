using System.Text.Json.Nodes;
using Wallet.Operator.Tests.Platform;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>A value that a field should not get on a running platform, as a merge patch of the spec.</summary>
/// <param name="Path">The field, e.g. <c>database.backup.retentionDays</c>.</param>
/// <param name="Value">The value; null removes the field.</param>
internal sealed record WrongValue(string Path, JsonNode? Value)
{
    /// <summary>The patch that sets it.</summary>
    public JsonObject Patch => Nested(Value?.DeepClone());

    /// <summary>The patch that takes it back to what a spec has.</summary>
    public JsonObject Back(JsonObject spec)
    {
        JsonNode? former = spec;
        foreach (var step in Path.Split('.'))
            former = (former as JsonObject)?[step];
        return Nested(former?.DeepClone());
    }

    public override string ToString() => $"{Path}={Value?.ToJsonString() ?? "null"}";

    private JsonObject Nested(JsonNode? value) => Path.Split('.').Reverse()
        .Aggregate(value, (inner, step) => new JsonObject { [step] = inner }) as JsonObject ?? [];
}

/// <summary>Wrong values for every field of the spec: what the schema refuses, what AWS refuses, and what can only be undone.</summary>
internal static class WrongValues
{
    // Values that pass the schema and that AWS, Kubernetes or what is built does not take.
    private static readonly Dictionary<string, JsonNode?[]> ByField = new()
    {
        ["environment"] = ["production"],
        ["region"] = ["eu-west-1", "xx-nowhere-9"],
        ["network.eksClusterName"] = ["nope"],
        ["network.vpcId"] = ["vpc-0123456789abcdef0"],
        ["network.privateSubnetIds"] = [new JsonArray("subnet-0123456789abcdef0", "subnet-0123456789abcdef1")],
        ["network.publicSubnetIds"] = [new JsonArray("subnet-0123456789abcdef0", "subnet-0123456789abcdef1")],
        ["network.databaseSubnetIds"] = [new JsonArray("subnet-0123456789abcdef0", "subnet-0123456789abcdef1")],
        ["network.databaseSubnetCidrs"] = [new JsonArray("10/8", "10.0.240.0/24")],
        ["security.keys"] = ["PerComponent"],
        ["security.permissionsBoundaryArn"] = ["arn:aws:iam::123456789012:policy/nope"],
        ["database.engineVersion"] = ["8.0.mysql_aurora.3.99.9"],
        ["database.name"] = ["other"],
        ["database.masterUsername"] = ["someone"],
        ["database.port"] = [3307],
        ["database.instanceClass"] = ["db.nope.large"],
        ["database.writerInstanceClass"] = ["db.nope.large"],
        ["database.parameters"] = [new JsonObject { ["no_such_parameter"] = "1" }],
        ["database.restoreFrom"] = [new JsonObject { ["snapshotIdentifier"] = "nosuchsnap" }],
        ["cache.engineVersion"] = ["7.9"],
        ["cache.nodeType"] = ["cache.nope.large"],
        ["cache.parameters"] = [new JsonObject { ["no-such-parameter"] = "1" }],
        ["cache.tls"] = [false],
        ["cache.encryptionAtRest"] = [false],
        ["messaging.kafkaVersion"] = ["3.99"],
        ["messaging.brokerType"] = ["kafka.nope.large"],
        ["messaging.brokers"] = [3],
        ["messaging.storageGiB"] = [40, 10],
        ["messaging.serverProperties"] = [new JsonObject { ["no.such.property"] = "1" }],
        ["messaging.authentication"] = [new JsonArray("TLS"), new JsonArray("SCRAM")],
        ["compute.podExecutionRoleArn"] = ["arn:aws:iam::123456789012:role/nope"],
        ["app.image"] = ["", "wallet-api:missing"],
        ["app.replicas"] = [new JsonObject { ["min"] = 0 }, new JsonObject { ["min"] = 5, ["max"] = 2 }],
        ["app.disruptionBudget.maxUnavailable"] = ["abc", -1, "150%", true],
        ["app.ingress.host"] = ["a..b", "1.2.3.4"],
        ["app.env"] = [new JsonObject { ["A=B"] = "1" }, new JsonObject { [""] = "1" }],
        ["app.resources"] = [new JsonObject { ["cpu"] = "1", ["memory"] = "64Gi" }],
        ["profileVersion"] = ["v9"],
        ["tags"] = [new JsonObject { ["aws:x"] = "1" }, new JsonObject { ["Owner"] = "x", ["owner"] = "y" }],
    };

    /// <summary>All of them, in the order of the schema.</summary>
    public static IReadOnlyList<WrongValue> All { get; } =
    [
        .. from field in CrdField.Of("spec")
           where field.Path.Length > 0 && !field.Path.Contains("[]", StringComparison.Ordinal)
           from value in ByField.GetValueOrDefault(field.Path) ?? BySchema(field)
           select new WrongValue(field.Path, value),
    ];

    private static JsonNode?[] BySchema(CrdField field) => field.Type switch
    {
        "integer" => [(field.Number("maximum") ?? int.MaxValue - 1) + 1, "text"],
        "boolean" => ["neither"],
        "array" => [new JsonObject()],
        "object" => ["text"],
        "string" => [new string('x', (field.Number("maxLength") ?? 4096) + 1)],
        _ => [true],
    };
}

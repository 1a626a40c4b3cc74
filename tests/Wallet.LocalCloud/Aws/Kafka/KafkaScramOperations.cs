using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Secrets of SASL/SCRAM users.</summary>
internal sealed class KafkaScramOperations(KafkaState state)
{
    private const int MostPerCall = 10;

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("BatchAssociateScramSecret", new(call => Change(call, associate: true), Access, "POST /v1/clusters/{clusterArn}/scram-secrets")),
        ("BatchDisassociateScramSecret", new(call => Change(call, associate: false), Access, "PATCH /v1/clusters/{clusterArn}/scram-secrets")),
        ("ListScramSecrets", new(List, call => KafkaAccess.OnCluster(state, call), "GET /v1/clusters/{clusterArn}/scram-secrets")),
    ];

    private JsonObject Change(AwsCall call, bool associate)
    {
        var cluster = state.Cluster(call);
        if (cluster.State != "ACTIVE")
            throw KafkaFaults.BadRequest($"You can't change secrets of a cluster in {cluster.State} state.");
        if (!KafkaSecurityRules.Scram(cluster.Provisioned))
            throw KafkaFaults.BadRequest("SASL/SCRAM authentication is not enabled on this cluster.");
        var secrets = call.Input.Texts("secretArnList") ?? [];
        if (secrets.Count is 0 or > MostPerCall)
            throw KafkaFaults.BadRequest($"Between 1 and {MostPerCall} secrets may be given.");
        var refused = new List<JsonObject>();
        foreach (var secret in secrets)
        {
            if (Refusal(cluster, secret, associate) is { } reason)
                refused.Add(new() { ["secretArn"] = secret, ["errorCode"] = reason.Code, ["errorMessage"] = reason.Message });
            else if (associate)
                cluster.ScramSecrets.Add(secret);
            else
                cluster.ScramSecrets.Remove(secret);
        }

        return new JsonObject { ["clusterArn"] = cluster.Arn, ["unprocessedScramSecrets"] = CallMembers.ToJsonArray(refused) };
    }

    private static (string Code, string Message)? Refusal(KafkaCluster cluster, string secret, bool associate)
        => !associate && !cluster.ScramSecrets.Contains(secret) ? ("RESOURCE_NOT_FOUND", "The secret is not associated with the cluster.")
            : associate && !secret.Contains(":secret:AmazonMSK_", StringComparison.Ordinal) ? ("INVALID_SECRET_NAME", "The name of the secret must start with AmazonMSK_.")
            : null;

    private JsonObject List(AwsCall call) => state.Page(call, "secretArnList", state.Cluster(call).ScramSecrets, secret => secret, secret => secret);

    private IEnumerable<AccessRequest> Access(AwsCall call) =>
    [
        .. KafkaAccess.OnCluster(state, call),
        .. (call.Input.Texts("secretArnList") ?? []).Select(secret => new AccessRequest("secretsmanager:GetSecretValue", secret)),
    ];
}

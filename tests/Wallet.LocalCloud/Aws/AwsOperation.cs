using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws;

/// <summary>One operation of a simulated service.</summary>
/// <param name="Handle">Carries it out and gives the answer's members, or throws <see cref="AwsFault"/>. Runs under the cloud's lock.</param>
/// <param name="Access">What IAM must allow before it runs: one request per action and resource.</param>
/// <param name="Route">Verb and path with labels, e.g. <c>GET /v1/clusters/{clusterArn}</c>; rest-json only.</param>
public sealed record AwsOperation(
    Func<AwsCall, JsonObject> Handle, Func<AwsCall, IEnumerable<AccessRequest>> Access, string? Route = null);

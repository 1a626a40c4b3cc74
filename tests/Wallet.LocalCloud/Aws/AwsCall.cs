using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws;

/// <summary>
/// One call after authentication and decoding, in the same shape whatever the wire protocol: members by their model names,
/// lists as arrays (the query protocols' member elements taken out), scalars of the query protocols as strings.
/// </summary>
/// <param name="Service">Signing name, e.g. <c>rds</c>.</param>
/// <param name="Operation">Operation, e.g. <c>CreateDBCluster</c>.</param>
/// <param name="Input">The request's members.</param>
/// <param name="Region">Region of the signature's scope.</param>
/// <param name="AccountId">Account of the caller.</param>
/// <param name="CallerArn">Who signed: a user's or an assumed role's ARN.</param>
/// <param name="RequestId">Identifier that the answer carries.</param>
public sealed record AwsCall(
    string Service, string Operation, JsonObject Input, string Region, string AccountId, string CallerArn, string RequestId);

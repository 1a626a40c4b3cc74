namespace Wallet.Operator.Aws.Protocols;

/// <summary>What differs between services on the wire; one static instance per service.</summary>
/// <param name="ServiceId">The service's id, e.g. <c>Secrets Manager</c>: names the variable AWS_ENDPOINT_URL_SECRETS_MANAGER.</param>
/// <param name="SigningName">Service in the signature's scope and first label of its host name, e.g. <c>rds</c>.</param>
/// <param name="ApiVersion">Version of the interface, e.g. <c>2014-10-31</c>.</param>
/// <param name="IsGlobal">One endpoint per partition instead of one per region (IAM).</param>
internal sealed record ServiceDescription(string ServiceId, string SigningName, string ApiVersion, bool IsGlobal = false);

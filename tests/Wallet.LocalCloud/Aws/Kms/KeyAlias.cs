namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>A readable handle of a key.</summary>
internal sealed record KeyAlias(string Name, string Arn, string KeyId, DateTimeOffset CreatedAt);

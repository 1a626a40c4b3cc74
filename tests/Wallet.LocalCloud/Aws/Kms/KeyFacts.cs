namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>What other services must know of a key.</summary>
/// <param name="Arn">ARN.</param>
/// <param name="IsUsable">Enabled: neither switched off nor about to be deleted.</param>
/// <param name="IsManagedByAws">One of AWS's own keys, which ask nothing of the caller's policies.</param>
/// <param name="Tags">Tags as conditions of policies see them.</param>
/// <param name="Policy">Key policy.</param>
public sealed record KeyFacts(string Arn, bool IsUsable, bool IsManagedByAws, IReadOnlyDictionary<string, string> Tags, string Policy);

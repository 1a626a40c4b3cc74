namespace Wallet.LocalCloud.Aws.Tagging;

/// <summary>A resource and its tags.</summary>
/// <param name="Arn">ARN.</param>
/// <param name="Tags">Tags.</param>
public sealed record TaggedResource(string Arn, IReadOnlyDictionary<string, string> Tags);

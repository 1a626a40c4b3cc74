namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>An answer as it goes over the wire.</summary>
internal sealed record WireAnswer(int Status, string ContentType, string Body, IReadOnlyDictionary<string, string> Headers);

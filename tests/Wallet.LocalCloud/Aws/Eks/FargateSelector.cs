using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>Pods of a namespace with these labels; both may have wildcards.</summary>
internal sealed record FargateSelector(string Namespace, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Whether it selects a pod.</summary>
    public bool Selects(string @namespace, IReadOnlyDictionary<string, string> labels)
        => Wildcard.Matches(Namespace, @namespace)
            && Labels.All(l => labels.TryGetValue(l.Key, out var value) && Wildcard.Matches(l.Value, value));
}

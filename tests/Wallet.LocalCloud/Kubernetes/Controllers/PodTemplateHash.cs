using System.Text;
using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Names a pod template by its content, in the alphabet that Kubernetes uses for generated names.</summary>
internal static class PodTemplateHash
{
    /// <summary>Label of the replica sets and pods of one template.</summary>
    public const string Label = "pod-template-hash";

    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    public static string Of(V1PodTemplateSpec template) => Of(KubernetesJson.Serialize(template));

    public static string Of(string text)
    {
        // FNV-1a, 32 bits.
        var hash = Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (sum, next) => (sum ^ next) * 16777619u);
        return string.Concat(hash.ToString().Select(digit => Alphabet[digit % Alphabet.Length]));
    }
}

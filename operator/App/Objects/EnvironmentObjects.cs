using System.Text;
using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>Environment of the pods: a ConfigMap and a Secret for each verb, so that serving pods never see the administrator.</summary>
internal static class EnvironmentObjects
{
    /// <summary>Annotation of the Secrets: which versions of the secrets in AWS they hold. No hash of a value.</summary>
    public const string SecretsVersionAnnotation = "wallet-operator.io/secrets-version";

    /// <summary>The four objects.</summary>
    public static IEnumerable<AppObject> Build(AppInputs inputs) =>
    [
        .. Pair(inputs, inputs.Name, ApiEnvironment.Serve(inputs), inputs.Security.SecretsVersion),
        .. Pair(inputs, inputs.MigrationName, ApiEnvironment.Migrate(inputs), inputs.Security.DatabaseSecretsVersion),
    ];

    /// <summary>How a container reads such a pair.</summary>
    public static List<V1EnvFromSource> From(string name) =>
    [
        new V1EnvFromSource { ConfigMapRef = new V1ConfigMapEnvSource { Name = name } },
        new V1EnvFromSource { SecretRef = new V1SecretEnvSource { Name = name } },
    ];

    private static AppObject[] Pair(AppInputs inputs, string name, ApiEnvironment environment, string version) =>
    [
        AppObject.Of(inputs, ObjectKind.ConfigMap, name, new V1ConfigMap { Data = environment.Config.ToDictionary() }),
        AppObject.Of(
            inputs,
            ObjectKind.Secret,
            name,
            new V1Secret
            {
                Type = "Opaque",
                Data = environment.Secrets.ToDictionary(secret => secret.Key, secret => Encoding.UTF8.GetBytes(secret.Value)),
            },
            new Dictionary<string, string> { [SecretsVersionAnnotation] = version }),
    ];
}

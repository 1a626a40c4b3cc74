using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>Identity of the pods: EKS gives them the annotated role.</summary>
internal static class ServiceAccountObject
{
    /// <summary>The object.</summary>
    public static AppObject Build(AppInputs inputs) => AppObject.Of(
        inputs,
        ObjectKind.ServiceAccount,
        inputs.Pass.Names.ServiceAccount,
        // The API never calls Kubernetes; the token for AWS is another one, which EKS mounts by itself.
        new V1ServiceAccount { AutomountServiceAccountToken = false },
        new Dictionary<string, string>
        {
            ["eks.amazonaws.com/role-arn"] = inputs.Security.AppRoleArn,
            ["eks.amazonaws.com/sts-regional-endpoints"] = "true",
        });
}

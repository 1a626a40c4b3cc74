using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>Identity of the pods: EKS gives them the annotated role.</summary>
internal static class ServiceAccountObject
{
    /// <summary>Annotation by which EKS gives the pods their role.</summary>
    public const string RoleAnnotation = "eks.amazonaws.com/role-arn";

    /// <summary>The object.</summary>
    public static AppObject Build(AppInputs inputs) => AppObject.Of(
        inputs,
        ObjectKind.ServiceAccount,
        inputs.Pass.Names.ServiceAccount,
        // The API never calls Kubernetes; the token for AWS is another one, which EKS mounts by itself.
        new V1ServiceAccount { AutomountServiceAccountToken = false },
        new Dictionary<string, string>
        {
            [RoleAnnotation] = inputs.Security.AppRoleArn,
            ["eks.amazonaws.com/sts-regional-endpoints"] = "true",
        });
}

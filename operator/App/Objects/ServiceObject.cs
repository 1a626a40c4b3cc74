using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>Address of the REST API inside the cluster; health and metrics are a pod's own.</summary>
internal static class ServiceObject
{
    /// <summary>Port of the Service.</summary>
    public const int Port = 80;

    /// <summary>The object.</summary>
    public static AppObject Build(AppInputs inputs) => AppObject.Of(
        inputs,
        ObjectKind.Service,
        inputs.Name,
        new V1Service
        {
            Spec = new V1ServiceSpec
            {
                Type = "ClusterIP",
                Selector = PodObjects.Selector(inputs),
                Ports = [new V1ServicePort { Name = ApiContract.Port, Port = Port, TargetPort = ApiContract.Port, Protocol = "TCP" }],
            },
        });
}

using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>Address of the pods inside the cluster.</summary>
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
                Ports = [new V1ServicePort { Name = PodObjects.PortName, Port = Port, TargetPort = PodObjects.PortName, Protocol = "TCP" }],
            },
        });
}

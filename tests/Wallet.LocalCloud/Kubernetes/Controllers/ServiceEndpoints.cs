using System.Globalization;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Where a service's traffic goes: the addresses of the pods that it selects.</summary>
internal static class ServiceEndpoints
{
    public static bool HasSelector(V1Service service)
        => service.Spec.Selector is { Count: > 0 } && service.Spec.Type != "ExternalName";

    public static V1EndpointSlice Slice(V1Service service, IEnumerable<V1Pod> pods)
    {
        var members = Members(service, pods);
        return new V1EndpointSlice
        {
            Metadata = new V1ObjectMeta
            {
                Name = $"{service.Metadata.Name}-{PodTemplateHash.Of(service.Metadata.Uid)[..5]}",
                NamespaceProperty = service.Metadata.NamespaceProperty,
                Labels = new Dictionary<string, string>(service.Metadata.Labels ?? new Dictionary<string, string>())
                {
                    ["kubernetes.io/service-name"] = service.Metadata.Name,
                    ["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io",
                },
                OwnerReferences = [service.ControllerReference("v1", "Service")],
            },
            AddressType = "IPv4",
            Endpoints = [.. members.Select(pod => Endpoint(service, pod))],
            Ports =
            [
                .. Ports(service, members).Select(
                    port => new Discoveryv1EndpointPort { Name = port.Name, Port = port.Number, Protocol = port.Protocol }),
            ],
        };
    }

    public static V1Endpoints Endpoints(V1Service service, IEnumerable<V1Pod> pods)
    {
        var members = Members(service, pods);
        var ports = Ports(service, members).Select(port => new Corev1EndpointPort { Name = Named(port), Port = port.Number, Protocol = port.Protocol });
        var serving = members.Where(pod => IsServing(service, pod)).Select(Address).ToList();
        var waiting = members.Where(pod => !IsServing(service, pod) && pod.IsActive()).Select(Address).ToList();
        return new V1Endpoints
        {
            Metadata = new V1ObjectMeta
            {
                Name = service.Metadata.Name,
                NamespaceProperty = service.Metadata.NamespaceProperty,
                Labels = service.Metadata.Labels,
                OwnerReferences = [service.ControllerReference("v1", "Service")],
            },
            Subsets = serving.Count + waiting.Count == 0
                ? null
                :
                [
                    new V1EndpointSubset
                    {
                        Addresses = serving.Count == 0 ? null : serving,
                        NotReadyAddresses = waiting.Count == 0 ? null : waiting,
                        Ports = [.. ports],
                    },
                ],
        };
    }

    private static List<V1Pod> Members(V1Service service, IEnumerable<V1Pod> pods)
        =>
        [
            .. pods.Where(pod => Objects.Matches(service.Spec.Selector, pod.Metadata.Labels) && !pod.HasEnded() && pod.Status?.PodIP is not null)
                .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal),
        ];

    private static bool IsServing(V1Service service, V1Pod pod)
        => service.Spec.PublishNotReadyAddresses == true || (pod.IsReady() && pod.Metadata.DeletionTimestamp is null);

    private static V1Endpoint Endpoint(V1Service service, V1Pod pod) => new()
    {
        Addresses = [pod.Status.PodIP],
        Conditions = new V1EndpointConditions
        {
            Ready = IsServing(service, pod),
            Serving = service.Spec.PublishNotReadyAddresses == true || pod.IsReady(),
            Terminating = pod.Metadata.DeletionTimestamp is not null,
        },
        NodeName = pod.Spec.NodeName,
        TargetRef = Reference(pod),
    };

    private static V1EndpointAddress Address(V1Pod pod)
        => new() { Ip = pod.Status.PodIP, NodeName = pod.Spec.NodeName, TargetRef = Reference(pod) };

    private static V1ObjectReference Reference(V1Pod pod) => new()
    {
        Kind = "Pod",
        Name = pod.Metadata.Name,
        NamespaceProperty = pod.Metadata.NamespaceProperty,
        Uid = pod.Metadata.Uid,
    };

    private static IEnumerable<(string? Name, int Number, string Protocol)> Ports(V1Service service, List<V1Pod> members)
        => from port in service.Spec.Ports ?? []
           let number = Number(port, members.FirstOrDefault())
           where number is not null
           select ((string?)port.Name, number.Value, port.Protocol ?? "TCP");

    /// <summary>The container's port: given as a number, by the name of a container port, or the same as the service's.</summary>
    private static int? Number(V1ServicePort port, V1Pod? pod)
    {
        if (port.TargetPort?.Value is not { Length: > 0 } target || target == "0") return port.Port;
        if (int.TryParse(target, CultureInfo.InvariantCulture, out var number)) return number;
        return pod?.Spec.Containers.SelectMany(container => container.Ports ?? []).FirstOrDefault(named => named.Name == target)?.ContainerPort;
    }

    private static string? Named((string? Name, int Number, string Protocol) port) => string.IsNullOrEmpty(port.Name) ? null : port.Name;
}

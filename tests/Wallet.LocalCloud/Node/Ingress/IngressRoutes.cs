using System.Globalization;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;
using Yarp.ReverseProxy.Configuration;

namespace Wallet.LocalCloud.Node.Ingress;

/// <summary>What the proxy forwards, and where to.</summary>
internal sealed record ProxyConfig(IReadOnlyList<RouteConfig> Routes, IReadOnlyList<ClusterConfig> Clusters);

/// <summary>Ingress rules, services and their ready endpoints as routes of the proxy.</summary>
internal static class IngressRoutes
{
    public static ProxyConfig Of(IEnumerable<V1Ingress> rules, IEnumerable<V1Service> services, IEnumerable<V1EndpointSlice> slices)
    {
        var known = services.ToDictionary(service => service.Key());
        var endpoints = slices.ToLookup(slice => new ObjectKey(slice.Metadata.NamespaceProperty, slice.GetLabel("kubernetes.io/service-name") ?? ""));
        var paths = rules.Where(LoadBalancerController.IsOurs).OrderBy(rule => rule.Metadata.Uid, StringComparer.Ordinal).SelectMany(Paths).ToList();
        var clusters = paths.Select(path => path.Backend).Distinct().Select(backend => Cluster(backend, known, endpoints));
        return new ProxyConfig([.. paths.Select(Route)], [.. clusters]);
    }

    private static IEnumerable<RoutedPath> Paths(V1Ingress rules)
    {
        var space = rules.Metadata.NamespaceProperty;
        foreach (var rule in rules.Spec.Rules ?? [])
        {
            foreach (var path in rule.Http?.Paths ?? [])
            {
                if (path.Backend.Service is { } service)
                    yield return new RoutedPath(rule.Host, path.Path ?? "/", path.PathType == "Exact", Backend.Of(space, service));
            }
        }

        if (rules.Spec.DefaultBackend?.Service is { } fallback) yield return new RoutedPath(null, "/", false, Backend.Of(space, fallback));
    }

    /// <summary>An exact path comes before prefixes, a longer prefix before a shorter one, a host before any host.</summary>
    private static RouteConfig Route(RoutedPath path, int index)
    {
        var text = path.Path.TrimEnd('/').Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return new RouteConfig
        {
            RouteId = $"{index}",
            ClusterId = path.Backend.ToString(),
            Order = (path.Host is null ? 10_000 : 0) + (path.IsExact ? 0 : 5_000 - text.Length),
            Match = new RouteMatch
            {
                Hosts = path.Host is null ? null : [path.Host],
                Path = path.IsExact ? path.Path : $"{text}/{{**rest}}",
            },
            // Programs see the name that the client asked for, as they do behind an ALB.
            Transforms = [new Dictionary<string, string> { ["RequestHeaderOriginalHost"] = "true" }],
        };
    }

    private static ClusterConfig Cluster(
        Backend backend, Dictionary<ObjectKey, V1Service> services, ILookup<ObjectKey, V1EndpointSlice> slices)
    {
        var key = new ObjectKey(backend.Namespace, backend.Service);
        var port = services.GetValueOrDefault(key)?.Spec.Ports?.FirstOrDefault(backend.IsMeant);
        var destinations =
            from slice in slices[key]
            let target = slice.Ports?.FirstOrDefault(candidate => (candidate.Name ?? "") == (port?.Name ?? ""))?.Port
            where port is not null && target is not null
            from endpoint in slice.Endpoints ?? []
            where endpoint.Conditions?.Ready == true
            from address in endpoint.Addresses
            select $"http://{address}:{target}";
        return new ClusterConfig
        {
            ClusterId = backend.ToString(),
            LoadBalancingPolicy = "RoundRobin",
            Destinations = destinations.Distinct().ToDictionary(target => target, target => new DestinationConfig { Address = target }),
        };
    }

    private sealed record RoutedPath(string? Host, string Path, bool IsExact, Backend Backend);

    private sealed record Backend(string Namespace, string Service, string Port)
    {
        public static Backend Of(string space, V1IngressServiceBackend service) => new(
            space, service.Name, service.Port?.Name ?? service.Port?.Number?.ToString(CultureInfo.InvariantCulture) ?? "");

        public bool IsMeant(V1ServicePort port) => port.Name == Port || port.Port.ToString(CultureInfo.InvariantCulture) == Port;

        public override string ToString() => $"{Namespace}/{Service}:{Port}";
    }
}

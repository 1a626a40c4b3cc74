using k8s.Models;
using Wallet.LocalCloud.Node.Ingress;

namespace Wallet.LocalCloud.Tests.Node;

public class IngressRoutesTests
{
    [Fact]
    public void A_path_leads_to_the_ready_pods_behind_the_service_port()
    {
        var config = IngressRoutes.Of([Rules("alb", ("/api", "Prefix"))], [Service()], [Slice(("127.1.1.1", true), ("127.1.1.2", false))]);

        config.Routes.Should().ContainSingle().Which.Match.Path.Should().Be("/api/{**rest}");
        config.Clusters.Should().ContainSingle().Which.Destinations!.Keys.Should().Equal("http://127.1.1.1:8080");
    }

    [Fact]
    public void An_exact_path_comes_before_prefixes_and_a_longer_prefix_before_a_shorter()
    {
        var config = IngressRoutes.Of([Rules("alb", ("/", "Prefix"), ("/api", "Prefix"), ("/api", "Exact"))], [Service()], []);

        config.Routes.OrderBy(route => route.Order).Select(route => route.Match.Path).Should().Equal("/api", "/api/{**rest}", "/{**rest}");
    }

    [Fact]
    public void Other_classes_are_not_ours()
        => IngressRoutes.Of([Rules("nginx", ("/", "Prefix"))], [Service()], []).Routes.Should().BeEmpty();

    private static V1Ingress Rules(string className, params (string Path, string Type)[] paths) => new()
    {
        Metadata = new V1ObjectMeta { Name = "wallet", NamespaceProperty = "default", Uid = "u" },
        Spec = new V1IngressSpec
        {
            IngressClassName = className,
            Rules =
            [
                new V1IngressRule
                {
                    Http = new V1HTTPIngressRuleValue
                    {
                        Paths =
                        [
                            .. paths.Select(path => new V1HTTPIngressPath
                            {
                                Path = path.Path,
                                PathType = path.Type,
                                Backend = new V1IngressBackend
                                {
                                    Service = new V1IngressServiceBackend { Name = "api", Port = new V1ServiceBackendPort { Number = 80 } },
                                },
                            }),
                        ],
                    },
                },
            ],
        },
    };

    private static V1Service Service() => new()
    {
        Metadata = new V1ObjectMeta { Name = "api", NamespaceProperty = "default" },
        Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Name = "http", Port = 80, TargetPort = "http" }] },
    };

    private static V1EndpointSlice Slice(params (string Address, bool Ready)[] pods) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = "api-1",
            NamespaceProperty = "default",
            Labels = new Dictionary<string, string> { ["kubernetes.io/service-name"] = "api" },
        },
        Ports = [new Discoveryv1EndpointPort { Name = "http", Port = 8080 }],
        Endpoints =
        [
            .. pods.Select(pod => new V1Endpoint { Addresses = [pod.Address], Conditions = new V1EndpointConditions { Ready = pod.Ready } }),
        ],
    };
}

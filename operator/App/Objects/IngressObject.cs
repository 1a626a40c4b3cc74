using System.Globalization;
using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App.Objects;

/// <summary>The load balancer, made by the AWS Load Balancer Controller from annotations.</summary>
internal static class IngressObject
{
    private const string Prefix = "alb.ingress.kubernetes.io/";

    /// <summary>Annotation with the subnets of the load balancer.</summary>
    public const string Subnets = $"{Prefix}subnets";

    /// <summary>Annotation with the security group of the load balancer.</summary>
    public const string SecurityGroups = $"{Prefix}security-groups";

    /// <summary>
    /// Why there is to be none: production money is not moved over HTTP from the internet. The rules refuse such a spec; this is for one
    /// that got past them.
    /// </summary>
    public static Finding? Refusal(AppInputs inputs)
        => inputs.Pass.Settings is { Environment: "production", App.Ingress: { CertificateArn: null, Scheme: not "internal" } }
            ? Finding.Stuck(
                "PlainHttpRefused",
                "In production no load balancer listens to plain HTTP from the internet: set spec.app.ingress.certificateArn, or "
                    + "spec.app.ingress.scheme: internal.")
            : null;

    /// <summary>The object.</summary>
    public static AppObject Build(AppInputs inputs) => AppObject.Of(
        inputs,
        ObjectKind.Ingress,
        inputs.Name,
        new V1Ingress { Spec = new V1IngressSpec { IngressClassName = "alb", Rules = [Rule(inputs)] } },
        Annotations(inputs).ToDictionary(annotation => Prefix + annotation.Name, annotation => annotation.Value));

    private static V1IngressRule Rule(AppInputs inputs) => new()
    {
        Host = inputs.Pass.Settings.App.Ingress.Host,
        Http = new V1HTTPIngressRuleValue
        {
            Paths = Forwarded(inputs.Pass.Settings.App).Select(path => Path(inputs, path)).ToList(),
        },
    };

    // The load balancer answers everything else with 404, also for pods of images that still have one port for all.
    private static IEnumerable<string> Forwarded(AppSettings app)
        => app.Env.GetValueOrDefault(ApiContract.DocumentationVariable) == ApiContract.PublicDocumentation
            ? [ApiContract.ApiPath, .. ApiContract.DocumentationPaths]
            : [ApiContract.ApiPath];

    private static V1HTTPIngressPath Path(AppInputs inputs, string path) => new()
    {
        Path = path,
        PathType = "Prefix",
        Backend = new V1IngressBackend
        {
            Service = new V1IngressServiceBackend { Name = inputs.Name, Port = new V1ServiceBackendPort { Name = ApiContract.Port } },
        },
    };

    private static IEnumerable<(string Name, string Value)> Annotations(AppInputs inputs)
    {
        var ingress = inputs.Pass.Settings.App.Ingress;
        var isInternal = ingress.Scheme == "internal";
        yield return ("scheme", isInternal ? "internal" : "internet-facing");
        yield return ("target-type", "ip");
        yield return ("subnets", string.Join(',', isInternal ? inputs.Network.PrivateSubnetIds : inputs.Network.PublicSubnetIds));
        yield return ("security-groups", inputs.Network.LoadBalancerSecurityGroupId);
        // The rule from the load balancer into the cluster's group: the controller's, which owns that side.
        yield return ("manage-backend-security-group-rules", "true");
        // At the traffic port, which is the controller's default: old and new pods answer there, and no other port is opened to it.
        yield return ("healthcheck-path", ApiContract.ReadinessPath);
        yield return ("healthcheck-interval-seconds", "10");
        yield return ("target-group-attributes", "deregistration_delay.timeout_seconds=15");
        yield return ("load-balancer-attributes", LoadBalancerAttributes(inputs));
        yield return ("tags", Tags(inputs));
        if (ingress.CertificateArn is { } certificate)
        {
            yield return ("listen-ports", """[{"HTTP":80},{"HTTPS":443}]""");
            yield return ("ssl-redirect", "443");
            yield return ("certificate-arn", certificate);
            yield return ("ssl-policy", "ELBSecurityPolicy-TLS13-1-2-2021-06");
        }
        else
        {
            yield return ("listen-ports", """[{"HTTP":80}]""");
        }

        if (ingress.WafAclArn is { } acl)
            yield return ("wafv2-acl-arn", acl);
    }

    private static string LoadBalancerAttributes(AppInputs inputs)
    {
        const string Always = "routing.http.drop_invalid_header_fields.enabled=true,idle_timeout.timeout_seconds=60";
        return inputs.Pass.Settings.App.Ingress.AccessLogsBucket is { } bucket
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Always},access_logs.s3.enabled=true,access_logs.s3.bucket={bucket},access_logs.s3.prefix={inputs.Pass.Names.Stem}")
            : Always;
    }

    // The annotation has no way to write a comma or an equals sign within a tag.
    private static string Tags(AppInputs inputs) => string.Join(
        ',',
        PlatformTags.For(inputs.Pass.Settings, inputs.Pass.Key, inputs.Pass.Uid, AppStep.ComponentName, inputs.Name)
            .Where(tag => !$"{tag.Key}{tag.Value}".AsSpan().ContainsAny(',', '='))
            .Select(tag => $"{tag.Key}={tag.Value}"));
}

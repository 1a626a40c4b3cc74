using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Cel;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>What a container may be. Source: the validation of core/v1 in a real server, as its messages show it.</summary>
internal static class ContainerValidation
{
    private const string NotNegative = "must be greater than or equal to 0";
    private const string PortRange = "must be between 1 and 65535, inclusive";
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] ProbeHandlers = ["exec", "httpGet", "tcpSocket", "grpc"];
    private static readonly string[] Hooks = ["postStart", "preStop"];
    private static readonly string[] HookHandlers = ["exec", "httpGet", "tcpSocket", "sleep"];
    private static readonly string[] PullPolicies = ["Always", "IfNotPresent", "Never"];
    private static readonly string[] Protocols = ["SCTP", "TCP", "UDP"];

    public static IEnumerable<FieldError> Validate(JsonNode? spec, JsonNode? container, string path, KubernetesVersion version)
        => Identity(container, path)
            .Concat(container.Items("ports").SelectMany((port, index) => Port(port, $"{path}.ports[{index}]")))
            .Concat(container.Items("env").SelectMany((variable, index) => Variable(variable, $"{path}.env[{index}]", version)))
            .Concat(Mounts(spec, container, path))
            .Concat(Resources(container.At("resources"), $"{path}.resources"))
            .Concat(Handlers(spec, container, path));

    private static IEnumerable<FieldError> Identity(JsonNode? container, string path)
    {
        var (name, image) = (container.Text("name"), container.Text("image"));
        if (string.IsNullOrEmpty(name)) yield return FieldError.Required($"{path}.name");
        else if (NameForm.Label(name) is { } wrong) yield return FieldError.Invalid($"{path}.name", name, wrong);
        if (string.IsNullOrEmpty(image)) yield return FieldError.Required($"{path}.image");
        else if (image.Trim() != image)
        {
            yield return FieldError.Invalid($"{path}.image", image, "must not have leading or trailing whitespace");
        }

        if (container.Text("imagePullPolicy") is { } policy && !PullPolicies.Contains(policy))
        {
            yield return FieldError.NotSupported($"{path}.imagePullPolicy", policy, PullPolicies);
        }
    }

    private static IEnumerable<FieldError> Port(JsonNode? port, string path)
    {
        if (port.Number("containerPort") is not { } number) yield return FieldError.Required($"{path}.containerPort");
        else if (number is < 1 or > 65535) yield return FieldError.Invalid($"{path}.containerPort", number, PortRange);
        if (port.Text("protocol") is { } protocol && !Protocols.Contains(protocol))
        {
            yield return FieldError.NotSupported($"{path}.protocol", protocol, Protocols);
        }
    }

    private static IEnumerable<FieldError> Variable(JsonNode? variable, string path, KubernetesVersion version)
    {
        var name = variable.Text("name");
        if (string.IsNullOrEmpty(name)) yield return FieldError.Required($"{path}.name");
        else if (NameForm.Variable(name, version) is { } wrong) yield return FieldError.Invalid($"{path}.name", name, wrong);
        if (variable.Map("valueFrom") is not { } source) yield break;
        if (source.Count == 0)
        {
            yield return FieldError.Invalid($"{path}.valueFrom", "",
                "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
        }

        if (!string.IsNullOrEmpty(variable.Text("value")))
        {
            yield return FieldError.Invalid($"{path}.valueFrom", "", "may not be specified when `value` is not empty");
        }
    }

    private static IEnumerable<FieldError> Mounts(JsonNode? spec, JsonNode? container, string path)
    {
        var volumes = spec.Items("volumes").Select(volume => volume.Text("name")).ToHashSet();
        foreach (var (index, mount) in container.Items("volumeMounts").Index())
        {
            var at = $"{path}.volumeMounts[{index}]";
            if (string.IsNullOrEmpty(mount.Text("name"))) yield return FieldError.Required($"{at}.name");
            else if (!volumes.Contains(mount.Text("name"))) yield return FieldError.NotFound($"{at}.name", mount.Text("name"));
            if (string.IsNullOrEmpty(mount.Text("mountPath"))) yield return FieldError.Required($"{at}.mountPath");
        }
    }

    private static IEnumerable<FieldError> Resources(JsonNode? resources, string path)
    {
        foreach (var part in (string[])["limits", "requests"])
        {
            foreach (var (name, amount) in resources.Map(part) ?? [])
            {
                if (Amount(amount) < 0) yield return FieldError.Invalid($"{path}.{part}[{name}]", amount, NotNegative);
            }
        }

        foreach (var (name, amount) in resources.Map("requests") ?? [])
        {
            var limit = resources.At("limits", name);
            if (limit is not null && Amount(amount) > Amount(limit))
            {
                yield return FieldError.Invalid($"{path}.requests", amount,
                    $"must be less than or equal to {name} limit of {limit.Text() ?? limit.ToJsonString()}");
            }
        }
    }

    // What is no quantity was refused before.
    private static decimal? Amount(JsonNode? value) => CelQuantity.Parse(value.Text() ?? value?.ToJsonString() ?? "")?.Value;

    private static IEnumerable<FieldError> Handlers(JsonNode? spec, JsonNode? container, string path)
    {
        var handlers = Probes.Select(name => (container.Map(name), $"{path}.{name}", ProbeHandlers))
            .Concat(Hooks.Select(name => (container.Map("lifecycle", name), $"{path}.lifecycle.{name}", HookHandlers)));
        foreach (var (settings, at, kinds) in handlers)
        {
            if (settings is null) continue;
            var given = kinds.Where(settings.ContainsKey).ToList();
            if (given.Count == 0) yield return FieldError.Required(at, "must specify a handler type");
            foreach (var more in given.Skip(1))
            {
                yield return FieldError.Forbidden($"{at}.{more}", "may not specify more than 1 handler type");
            }

            var grace = spec.Number("terminationGracePeriodSeconds") ?? 30;
            if (settings.Number("sleep", "seconds") is { } seconds && (seconds < 0 || seconds > grace))
            {
                yield return FieldError.Invalid($"{at}.sleep", seconds,
                    $"must be non-negative integer less than terminationGracePeriodSeconds ({grace})");
            }
        }
    }
}

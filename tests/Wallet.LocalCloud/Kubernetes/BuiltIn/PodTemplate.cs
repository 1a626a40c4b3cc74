using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;
using Wallet.LocalCloud.Kubernetes.Selection;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>Defaults and checks of a pod's spec, wherever it stands.</summary>
internal static class PodTemplate
{
    public static void Default(JsonObject spec)
    {
        spec.Default("restartPolicy", "Always");
        spec.Default("terminationGracePeriodSeconds", 30);
        spec.Default("dnsPolicy", "ClusterFirst");
        spec.Default("securityContext", new JsonObject());
        spec.Default("schedulerName", "default-scheduler");
        if (spec.Text("serviceAccountName") is { } account) spec.Default("serviceAccount", account);
        foreach (var container in spec.Items("initContainers").Concat(spec.Items("containers")).OfType<JsonObject>()) Container(container);
        foreach (var volume in spec.Items("volumes").OfType<JsonObject>()) Volume(volume);
    }

    /// <summary>What is wrong with the pod's containers, and with what they share.</summary>
    public static IEnumerable<FieldError> Validate(JsonNode? spec, string path, KubernetesVersion version)
    {
        if (!spec.Items("containers").Any()) yield return FieldError.Required($"{path}.containers");
        if (spec.Number("terminationGracePeriodSeconds") is < 0 and var grace)
        {
            yield return FieldError.Invalid($"{path}.terminationGracePeriodSeconds", grace, "must be greater than or equal to 0");
        }

        var names = new HashSet<string>();
        foreach (var (list, index, container) in Containers(spec))
        {
            var at = $"{path}.{list}[{index}]";
            if (container.Text("name") is { Length: > 0 } name && !names.Add(name)) yield return FieldError.Duplicate($"{at}.name", name);
            foreach (var error in ContainerValidation.Validate(spec, container, at, version)) yield return error;
        }

        foreach (var error in ObjectName.Labels(spec.Map("nodeSelector"), $"{path}.nodeSelector")) yield return error;
    }

    /// <summary>The rule that a workload's pods are started again whenever they end.</summary>
    public static IEnumerable<FieldError> ValidateAlways(JsonNode? spec)
    {
        if (spec.Text("restartPolicy") is not (null or "Always") and var policy)
        {
            yield return FieldError.NotSupported("spec.template.spec.restartPolicy", policy, ["Always"]);
        }
    }

    /// <summary>The rule that there are no fewer than no pods.</summary>
    public static IEnumerable<FieldError> ValidateReplicas(JsonNode value)
    {
        if (value.Number("spec", "replicas") is < 0 and var replicas)
        {
            yield return FieldError.Invalid("spec.replicas", replicas, "must be greater than or equal to 0");
        }
    }

    /// <summary>The rule that a controller selects the pods that it makes.</summary>
    public static IEnumerable<FieldError> ValidateSelector(JsonNode? spec)
    {
        var labels = spec.At("template", "metadata", "labels");
        if (spec.Map("selector") is not { } selector)
        {
            yield return FieldError.Required("spec.selector");
        }
        else if (!LabelSelector.Of(selector).MatchesLabels(labels))
        {
            yield return FieldError.Invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`");
        }
    }

    private static IEnumerable<(string List, int Index, JsonNode? Container)> Containers(JsonNode? spec)
        => new[] { "initContainers", "containers" }
            .SelectMany(list => spec.Items(list).Select((container, index) => (list, index, container)));

    private static void Container(JsonObject container)
    {
        container.Default("terminationMessagePath", "/dev/termination-log");
        container.Default("terminationMessagePolicy", "File");
        container.Default("imagePullPolicy", PullPolicy(container.Text("image") ?? ""));
        foreach (var port in container.Items("ports").OfType<JsonObject>()) port.Default("protocol", "TCP");
        foreach (var probe in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container.Map(probe) is { } settings) Probe(settings);
        }

        foreach (var hook in (string[])["postStart", "preStop"]) Http(container.Map("lifecycle", hook, "httpGet"));
        foreach (var source in container.Items("env").Select(e => e.Map("valueFrom", "fieldRef")).OfType<JsonObject>())
        {
            source.Default("apiVersion", "v1");
        }

        if (container.Map("resources", "limits") is { } limits)
        {
            var requests = container.Ensure("resources", "requests");
            foreach (var (name, amount) in limits) requests.Default(name, amount?.DeepClone());
        }
    }

    private static string PullPolicy(string image)
    {
        var tag = image[(image.LastIndexOf('/') + 1)..];
        return tag.Contains('@') || (tag.Contains(':') && !tag.EndsWith(":latest", StringComparison.Ordinal)) ? "IfNotPresent" : "Always";
    }

    private static void Probe(JsonObject probe)
    {
        probe.Default("timeoutSeconds", 1);
        probe.Default("periodSeconds", 10);
        probe.Default("successThreshold", 1);
        probe.Default("failureThreshold", 3);
        Http(probe.Map("httpGet"));
    }

    private static void Http(JsonObject? get)
    {
        get?.Default("path", "/");
        get?.Default("scheme", "HTTP");
    }

    private static void Volume(JsonObject volume)
    {
        foreach (var source in (string[])["secret", "configMap", "projected", "downwardAPI"]) volume.Map(source)?.Default("defaultMode", 420);
        foreach (var token in volume.Items("projected", "sources").Select(s => s.Map("serviceAccountToken")).OfType<JsonObject>())
        {
            token.Default("expirationSeconds", 3600);
        }
    }
}

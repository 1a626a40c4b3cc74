using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
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

    /// <summary>What is wrong with the pod's containers.</summary>
    public static IEnumerable<FieldError> Validate(JsonNode? spec, string path)
    {
        if (!spec.Items("containers").Any()) yield return FieldError.Required($"{path}.containers");
        foreach (var (index, container) in spec.Items("containers").Index())
        {
            var at = $"{path}.containers[{index}]";
            if (string.IsNullOrEmpty(container.Text("name"))) yield return FieldError.Required($"{at}.name");
            if (string.IsNullOrEmpty(container.Text("image"))) yield return FieldError.Required($"{at}.image");
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

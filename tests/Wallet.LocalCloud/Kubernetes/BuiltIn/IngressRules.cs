using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>Ingresses.</summary>
internal sealed class IngressRules : KindRules
{
    private static readonly string[] PathTypes = ["Exact", "ImplementationSpecific", "Prefix"];
    private static readonly string[] Ambiguous = ["//", "/./", "/../", "%2f", "%2F"];

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
    {
        var spec = value.At("spec");
        if (spec.At("defaultBackend") is null && !spec.Items("rules").Any())
        {
            yield return FieldError.Invalid("spec", spec, "either `defaultBackend` or `rules` must be specified");
        }

        var errors = Backend(spec.Map("defaultBackend"), "spec.defaultBackend", version)
            .Concat(spec.Items("tls").SelectMany((tls, index) => Hosts(tls, $"spec.tls[{index}]")))
            .Concat(spec.Items("rules").SelectMany((rule, index) => Rule(rule, $"spec.rules[{index}]", version)));
        foreach (var error in errors) yield return error;
    }

    private static IEnumerable<FieldError> Hosts(JsonNode? tls, string path) => tls.Texts("hosts").SelectMany((host, index)
        => NameForm.Host(host) is { } wrong ? (FieldError[])[FieldError.Invalid($"{path}.hosts[{index}]", host, wrong)] : []);

    private static IEnumerable<FieldError> Rule(JsonNode? rule, string path, KubernetesVersion version)
    {
        if (rule.Text("host") is { Length: > 0 } host && NameForm.Host(host) is { } wrong)
        {
            yield return FieldError.Invalid($"{path}.host", host, wrong);
        }

        if (rule.Map("http") is not { } http) yield break;
        if (!http.Items("paths").Any()) yield return FieldError.Required($"{path}.http.paths");
        var errors = http.Items("paths").SelectMany((item, index) => Path(item, $"{path}.http.paths[{index}]", version));
        foreach (var error in errors) yield return error;
    }

    private static IEnumerable<FieldError> Path(JsonNode? item, string at, KubernetesVersion version)
    {
        var (path, type) = (item.Text("path") ?? "", item.Text("pathType"));
        if (type is null) yield return FieldError.Required($"{at}.pathType", "pathType must be specified");
        else if (!PathTypes.Contains(type)) yield return FieldError.NotSupported($"{at}.pathType", type, PathTypes);
        var isRead = type is "Exact" or "Prefix";
        if (isRead && !path.StartsWith('/')) yield return FieldError.Invalid($"{at}.path", path, "must be an absolute path");
        foreach (var part in Ambiguous.Where(part => isRead && path.Contains(part, StringComparison.Ordinal)))
        {
            yield return FieldError.Invalid($"{at}.path", path, $"must not contain '{part}'");
        }

        if (item.Map("backend") is null) yield return FieldError.Required($"{at}.backend");
        foreach (var error in Backend(item.Map("backend"), $"{at}.backend", version)) yield return error;
    }

    private static IEnumerable<FieldError> Backend(JsonObject? backend, string path, KubernetesVersion version)
    {
        if (backend is null || backend.Map("resource") is not null) yield break;
        if (backend.Map("service") is not { } service)
        {
            yield return FieldError.Required(path, "cannot set both resource and service backends");
            yield break;
        }

        var name = service.Text("name") ?? "";
        if (name.Length == 0) yield return FieldError.Required($"{path}.service.name");
        else if (NameForm.Service(name, version) is { } wrong) yield return FieldError.Invalid($"{path}.service.name", name, wrong);
        if (service.Number("port", "number") is { } number and (< 1 or > 65535))
        {
            yield return FieldError.Invalid($"{path}.service.port.number", number, "must be between 1 and 65535, inclusive");
        }

        if (service.At("port", "number") is null && service.At("port", "name") is null)
        {
            yield return FieldError.Required($"{path}", "port name or number is required");
        }
    }
}

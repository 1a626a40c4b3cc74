using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>What an object may be called.</summary>
internal static partial class ObjectName
{
    private const string SubdomainRule = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
        + "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelRule = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
        + "and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static readonly string[] AnyText = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"];
    private static readonly string[] Labels = ["Namespace", "Service"];

    public static IEnumerable<FieldError> Validate(ResourceKind kind, JsonObject value)
    {
        var name = value.Name();
        if (name.Length == 0)
        {
            yield return FieldError.Required("metadata.name", "name or generateName is required");
        }
        else if (!AnyText.Contains(kind.Kind))
        {
            var (pattern, rule) = Labels.Contains(kind.Kind) ? (Label(), LabelRule) : (Subdomain(), SubdomainRule);
            if (!pattern.IsMatch(name)) yield return FieldError.Invalid("metadata.name", name, rule);
        }

        foreach (var (key, label) in value.Map("metadata", "labels") ?? [])
        {
            if (label.Text() is { } text && !LabelValue().IsMatch(text))
            {
                yield return FieldError.Invalid("metadata.labels", text, "a valid label must be an empty string or consist of alphanumeric "
                    + "characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  "
                    + "or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
            }
        }
    }

    [GeneratedRegex(@"^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")]
    private static partial Regex Subdomain();

    [GeneratedRegex("^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex Label();

    [GeneratedRegex("^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$")]
    private static partial Regex LabelValue();
}

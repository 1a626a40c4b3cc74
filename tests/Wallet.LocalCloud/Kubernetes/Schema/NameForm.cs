using System.Text.RegularExpressions;
using Wallet.LocalCloud.Kubernetes.Cel;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>
/// The forms that names, keys and values must have. Each answers with what is wrong, in the words of a real server (apimachinery's
/// util/validation), or with null.
/// </summary>
internal static partial class NameForm
{
    private const string SubdomainRule = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
        + "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelRule = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
        + "and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string Label1035Rule = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
        + "alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is "
        + "'[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string LabelValueRule = "a valid label must be an empty string or consist of alphanumeric "
        + "characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  "
        + "or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private const string QualifiedRule = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with "
        + "an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
        + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string ConfigKeyRule = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  "
        + "or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    private const string StrictVariableRule = "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', "
        + "or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is "
        + "'[-._a-zA-Z][-._a-zA-Z0-9]*')";

    private const string RelaxedVariableRule
        = "a valid environment variable name must consist only of printable ASCII characters other than '='";

    public static string? Subdomain(string text) => Limited(text, 253) ?? (SubdomainPattern().IsMatch(text) ? null : SubdomainRule);

    public static string? Label(string text) => Limited(text, 63) ?? (LabelPattern().IsMatch(text) ? null : LabelRule);

    public static string? Label1035(string text) => Limited(text, 63) ?? (Label1035Pattern().IsMatch(text) ? null : Label1035Rule);

    public static string? Service(string text, KubernetesVersion version) => version.RelaxesServiceNames ? Label(text) : Label1035(text);

    public static string? LabelValue(string text) => Limited(text, 63) ?? (LabelValuePattern().IsMatch(text) ? null : LabelValueRule);

    public static string? ConfigKey(string text) => Limited(text, 253)
        ?? (text is "." or ".." ? $"must not be '{text}'" : null)
        ?? (text.StartsWith("..", StringComparison.Ordinal) ? "must not start with '..'" : null)
        ?? (ConfigKeyPattern().IsMatch(text) ? null : ConfigKeyRule);

    public static string? Variable(string text, KubernetesVersion version)
    {
        if (version.RelaxesEnvironmentNames) return text.All(c => c is >= ' ' and <= '~' and not '=') ? null : RelaxedVariableRule;
        if (text is "." or "..") return $"must not be '{text}'";
        return StrictVariablePattern().IsMatch(text) ? null : StrictVariableRule;
    }

    /// <summary>The key of a label or an annotation: a name, with or without a prefix that is a subdomain.</summary>
    public static string? QualifiedName(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            return $"a qualified name {QualifiedRule["name part ".Length..]} with an optional DNS subdomain prefix and '/' "
                + "(e.g. 'example.com/MyName')";
        }

        if (parts.Length == 2 && (parts[0].Length == 0 ? "must be non-empty" : Subdomain(parts[0])) is { } wrong) return $"prefix part {wrong}";
        if (parts[^1].Length == 0) return "name part must be non-empty";
        if (parts[^1].Length > 63) return "name part must be no more than 63 bytes";
        return QualifiedPattern().IsMatch(parts[^1]) ? null : QualifiedRule;
    }

    /// <summary>The host of an ingress: a DNS name, with or without <c>*.</c> before it.</summary>
    public static string? Host(string text)
    {
        if (CelIp.Parse(text) is not null) return "must be a DNS name, not an IP address";
        if (!text.Contains('*')) return Subdomain(text);
        return text.StartsWith("*.", StringComparison.Ordinal) && Subdomain(text[2..]) is null
            ? null
            : "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case "
                + "alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for "
                + "validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    }

    private static string? Limited(string text, int limit) => text.Length > limit ? $"must be no more than {limit} bytes" : null;

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Label1035Pattern();

    [GeneratedRegex(@"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z")]
    private static partial Regex LabelValuePattern();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex QualifiedPattern();

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKeyPattern();

    [GeneratedRegex(@"^[-._a-zA-Z][-._a-zA-Z0-9]*\z")]
    private static partial Regex StrictVariablePattern();
}

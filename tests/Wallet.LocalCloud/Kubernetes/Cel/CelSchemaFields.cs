using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>
/// How expressions call an object's properties. Names that are no identifiers are escaped, by the table in "Validation rules" of
/// kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions.
/// </summary>
internal static class CelSchemaFields
{
    private static readonly HashSet<string> Keywords =
    [
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "package", "namespace", "return",
    ];

    /// <returns>Null when expressions cannot name the property.</returns>
    public static string? Escape(string property)
    {
        if (Keywords.Contains(property)) return $"__{property}__";
        var escaped = property.Replace("__", "__underscores__", StringComparison.Ordinal).Replace(".", "__dot__", StringComparison.Ordinal)
            .Replace("-", "__dash__", StringComparison.Ordinal).Replace("/", "__slash__", StringComparison.Ordinal);
        var isName = escaped.Length > 0 && !char.IsAsciiDigit(escaped[0]) && escaped.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return isName ? escaped : null;
    }

    /// <returns>The property that expressions call so, or null.</returns>
    public static TypeSchema? Find(TypeSchema schema, string field)
        => schema.Properties.FirstOrDefault(property => Escape(property.Key) == field).Value;
}

using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Names of groups and identifiers of clusters and instances, in lower case as RDS keeps them.</summary>
internal static partial class GroupNames
{
    /// <summary>A group's name: up to 255 of letters, digits, hyphens; not <c>default</c>.</summary>
    public static string Checked(string name)
    {
        var lower = name.ToLowerInvariant();
        return Form().IsMatch(lower) && lower.Length <= 255 && lower != "default" && !lower.StartsWith("default.", StringComparison.Ordinal)
            ? lower
            : throw RdsFaults.Value($"The name '{name}' is not valid: letters, digits and hyphens, first a letter, at most 255, not default.");
    }

    /// <summary>An identifier: a letter first, letters, digits and single hyphens, no hyphen at the end.</summary>
    public static string Identifier(string member, string id, int longest = 63)
        => id.Length <= longest && IdentifierForm().IsMatch(id.ToLowerInvariant())
            ? id.ToLowerInvariant()
            : throw RdsFaults.Value(
                $"The parameter {member} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, "
                + "digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.");

    [GeneratedRegex("^[a-z][a-z0-9._-]*$")]
    private static partial Regex Form();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex IdentifierForm();
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>A number of pods, or a share of them.</summary>
internal static partial class IntOrPercent
{
    /// <param name="isShareOfAll">Whether more than 100% makes no sense.</param>
    public static IEnumerable<FieldError> Validate(JsonNode? value, string path, bool isShareOfAll)
    {
        if (value.Number() is < 0) yield return FieldError.Invalid(path, value, "must be greater than or equal to 0");
        if (value.Text() is not { } text) yield break;
        if (!Percent().IsMatch(text))
        {
            yield return FieldError.Invalid(path, text, "a valid percent string must be a numeric string followed by an ending '%' "
                + "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
        }
        else if (isShareOfAll && (text.Length > 4 || int.Parse(text[..^1], null) > 100))
        {
            yield return FieldError.Invalid(path, text, "must not be greater than 100%");
        }
    }

    public static bool IsZero(JsonNode? value) => value.Number() == 0 || value.Text() is "0%";

    [GeneratedRegex(@"^[0-9]+%\z")]
    private static partial Regex Percent();
}

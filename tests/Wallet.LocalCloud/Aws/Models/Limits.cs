using System.Globalization;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>The models' limits of lengths and numbers.</summary>
internal static class Limits
{
    public static IEnumerable<ModelViolation> OfLength(int length, Shape shape, string path, string? shown, ModelExemptions exemptions)
    {
        if (length < shape.Min)
            yield return new(ViolationKind.Value, path, $"Member must have length greater than or equal to {shape.Min}", shown);
        if (length > shape.Max && !exemptions.IsLarger(shape, length))
            yield return new(ViolationKind.Value, path, $"Member must have length less than or equal to {shape.Max}", shown);
    }

    public static IEnumerable<ModelViolation> OfNumber(decimal number, Shape shape, string path, ModelExemptions exemptions)
    {
        var shown = number.ToString(CultureInfo.InvariantCulture);
        if (number < shape.Min)
            yield return new(ViolationKind.Value, path, $"Member must have value greater than or equal to {shape.Min}", shown);
        if (number > shape.Max && !exemptions.IsLarger(shape, number))
            yield return new(ViolationKind.Value, path, $"Member must have value less than or equal to {shape.Max}", shown);
    }
}

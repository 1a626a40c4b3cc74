using System.Text.Json;
using Wallet.Operator.Platform.Rules.Limits;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// metadata.name. AWS names and the names of Services are made from it: RDS takes no double hyphen, a Service's name begins with a letter
/// and has no dot, and ElastiCache's names are the shortest.
/// </summary>
internal static class NameRules
{
    public static IEnumerable<SpecViolation> Check(string name)
        => FieldLimits.Check(ContractSchema.Name, "metadata.name", JsonSerializer.SerializeToElement(name))
            .Select(broken => broken with { Message = $"{broken.Message}: small letters, digits and single hyphens, a letter first" });
}

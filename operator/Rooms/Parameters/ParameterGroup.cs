namespace Wallet.Operator.Rooms.Parameters;

/// <summary>A parameter group of RDS or ElastiCache as it should be.</summary>
/// <param name="Name">Name.</param>
/// <param name="Family">e.g. <c>aurora-mysql8.0</c>, <c>redis7</c>; fixed at creation.</param>
/// <param name="Values">Parameters that are set, by name; all others keep the engine's default.</param>
/// <param name="Tags">Tags.</param>
internal sealed record ParameterGroupDesired(
    string Name, string Family, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>The operator's parameters, and over them the user's.</summary>
    public static SortedDictionary<string, string> Merged(
        IReadOnlyDictionary<string, string> operators, IReadOnlyDictionary<string, string> users)
    {
        var values = new SortedDictionary<string, string>(operators.ToDictionary(), StringComparer.Ordinal);
        foreach (var (parameter, value) in users)
            values[parameter] = value;
        return values;
    }
}

/// <summary>A parameter group as it is.</summary>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Family">Its family.</param>
/// <param name="Values">All parameters by name.</param>
/// <param name="Tags">Tags.</param>
internal sealed record ParameterGroupObserved(
    string Name,
    string Arn,
    string Family,
    IReadOnlyDictionary<string, ParameterObserved> Values,
    IReadOnlyDictionary<string, string> Tags);

/// <summary>One parameter as it is.</summary>
/// <param name="Value">Its value; null where the engine computes one.</param>
/// <param name="IsSet">Set by somebody, and not the engine's default.</param>
/// <param name="IsStatic">Takes effect at the next restart only.</param>
internal sealed record ParameterObserved(string? Value, bool IsSet, bool IsStatic = false);

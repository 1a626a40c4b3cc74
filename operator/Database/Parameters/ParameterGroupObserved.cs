namespace Wallet.Operator.Database.Parameters;

/// <summary>The cluster parameter group as it is.</summary>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Values">All parameters by name.</param>
/// <param name="Tags">Tags.</param>
internal sealed record ParameterGroupObserved(
    string Name, string Arn, IReadOnlyDictionary<string, ParameterObserved> Values, IReadOnlyDictionary<string, string> Tags);

/// <summary>One parameter as it is.</summary>
/// <param name="Value">Its value; null where the engine computes one.</param>
/// <param name="IsSet">Set by somebody, and not the engine's default.</param>
/// <param name="IsStatic">Takes effect at the next restart only.</param>
internal sealed record ParameterObserved(string? Value, bool IsSet, bool IsStatic);

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>An action pattern of a policy's Allow statement.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Statement">Sid of the statement, or its position.</param>
/// <param name="Action">The pattern as written.</param>
public sealed record UsedAction(string Policy, string Statement, string Action);

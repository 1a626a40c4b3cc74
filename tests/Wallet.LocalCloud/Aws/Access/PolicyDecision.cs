namespace Wallet.LocalCloud.Aws.Access;

/// <summary>What policies say to a request.</summary>
/// <param name="IsAllowed">Whether it may run.</param>
/// <param name="Reason">The end of AWS's sentence where it may not.</param>
/// <param name="Allowing">Statements and action patterns that allow it.</param>
internal sealed record PolicyDecision(bool IsAllowed, string Reason, IReadOnlyList<UsedAction> Allowing);

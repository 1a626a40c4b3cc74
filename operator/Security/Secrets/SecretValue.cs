using Wallet.Operator.Platform;

namespace Wallet.Operator.Security.Secrets;

/// <summary>What a secret holds.</summary>
/// <param name="Username">User name; empty for a token.</param>
/// <param name="Password">Password or token.</param>
internal sealed record SecretValue(string Username, SecretText Password);

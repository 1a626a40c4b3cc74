namespace Wallet.Operator.Platform.Facts;

/// <summary>A user name and its password.</summary>
/// <param name="Username">User name.</param>
/// <param name="Password">Password.</param>
/// <param name="SecretArn">Where Secrets Manager keeps it.</param>
internal sealed record Credentials(string Username, SecretText Password, string SecretArn);

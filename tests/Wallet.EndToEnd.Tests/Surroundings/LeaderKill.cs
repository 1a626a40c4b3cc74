namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>A leader that was killed.</summary>
/// <param name="Pod">Its pod.</param>
/// <param name="Process">Its process.</param>
/// <param name="After">The last change that it had made at AWS.</param>
public sealed record LeaderKill(string Pod, int Process, string After);

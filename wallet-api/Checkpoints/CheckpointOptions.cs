namespace Wallet.Api.Checkpoints;

/// <summary>The PEM file with the private key by which checkpoints are signed; null: none are made.</summary>
internal sealed record CheckpointOptions(string? KeyFile);

namespace Wallet.Api.Http.Idempotency;

/// <summary>
/// Which keys are taken. The answer to a key that carries no time must be kept permanently; <paramref name="RefuseOpaque"/> refuses such keys, so
/// that what is kept is bounded.
/// </summary>
internal sealed record IdempotencyOptions(bool RefuseOpaque);

namespace Wallet.Operator.Platform.Facts;

/// <summary>What one component tells the later ones; one record per room, e.g. NetworkFacts. Never printed: some hold secrets.</summary>
internal interface IStepFacts;

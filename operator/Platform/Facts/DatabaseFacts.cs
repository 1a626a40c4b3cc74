namespace Wallet.Operator.Platform.Facts;

/// <summary>How to reach the database. Told as soon as the writer answers.</summary>
/// <param name="WriterHost">Writer endpoint.</param>
/// <param name="ReaderHost">Reader endpoint; serves from the writer while there is no reader.</param>
/// <param name="Port">TCP port of both.</param>
/// <param name="Name">Schema.</param>
internal sealed record DatabaseFacts(string WriterHost, string ReaderHost, int Port, string Name) : IStepFacts;

using System.CommandLine;
using System.Text.Json;
using Wallet.Api.Checkpoints;

namespace Wallet.Api;

/// <summary>verify-proof: a proof, without a database. Exit 0: it holds; 1: it does not, with the reason; 2: a file cannot be read.</summary>
internal static class VerifyProofVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("proof") { Description = "the answer of GET /transactions/{id}/proof" }.AcceptExistingOnly();
        var key = new Option<FileInfo>("--key") { Description = "PEM file with the public key of the service", Required = true }.AcceptExistingOnly();
        var command = new Command("verify-proof", "Check a proof that a transaction is in a signed checkpoint, then exit.") { file, key };
        command.SetAction(parsed => Run(parsed.GetValue(file)!.FullName, parsed.GetValue(key)!.FullName));
        return command;
    }

    private static int Run(string file, string keyFile)
    {
        try
        {
            using var key = CheckpointKey.Read(keyFile);
            var proof = JsonSerializer.Deserialize(File.ReadAllText(file), CheckpointJson.Default.InclusionProof)!;
            var fault = proof.Check(key);
            (fault is null ? Console.Out : Console.Error).WriteLine(fault is null
                ? $"{proof.TransactionId} is in the ledger that was signed: {proof.Leaf}"
                : $"{file} does not hold: {fault}");
            return fault is null ? 0 : Verbs.Failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(exception.Message);
        }
        catch (JsonException)
        {
            Console.Error.WriteLine($"{file} must be the JSON of a proof, as GET /transactions/{{id}}/proof answers it.");
        }
        return Verbs.UsageError;
    }
}

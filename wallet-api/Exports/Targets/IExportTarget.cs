namespace Wallet.Api.Exports.Targets;

/// <summary>A place where files are put, each whole or not at all.</summary>
internal interface IExportTarget
{
    /// <summary>Puts a file into the folder of an export; one of the same name is replaced.</summary>
    Task<PutAnswer> PutAsync(ExportFile file, CancellationToken cancel);
}

/// <summary>
/// A file to be put. <paramref name="Name"/> may have folders of its own, with slashes; <paramref name="Sha256"/> is of its content.
/// </summary>
internal sealed record ExportFile(string Folder, string Name, string MediaType, byte[] Content, byte[] Sha256);

/// <summary>What became of a file. <paramref name="Cause"/> is for those who run the service: what is wrong, and with which setting.</summary>
internal readonly record struct PutAnswer(PutOutcome Outcome, string Cause = "")
{
    /// <summary>It is there.</summary>
    public static PutAnswer Written { get; } = new(PutOutcome.Written);
}

/// <summary>Whether a file is there, and whether it is of use to try again.</summary>
internal enum PutOutcome
{
    /// <summary>It is there.</summary>
    Written,

    /// <summary>The place does not answer, or asks for patience: it will do later.</summary>
    Away,

    /// <summary>The place refuses it: someone must do something.</summary>
    Refused,
}

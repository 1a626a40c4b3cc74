namespace Wallet.Api.Exports;

/// <summary>Where exports are written, if anywhere, and how large their parts are.</summary>
internal sealed record ExportOptions
{
    /// <summary>A directory that all pods have; null for none.</summary>
    public string? Directory { get; init; }

    /// <summary>An S3 bucket instead; null for none.</summary>
    public string? Bucket { get; init; }

    /// <summary>What the bucket's keys begin with; may be empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The KMS key by which S3 encrypts; null: as the bucket is set.</summary>
    public string? KmsKey { get; init; }

    /// <summary>The AWS account that must own the bucket; null: any.</summary>
    public string? BucketOwner { get; init; }

    /// <summary>The AWS region of the bucket.</summary>
    public string Region { get; init; } = "";

    /// <summary>How many transactions, or lines of a statement, are read at once.</summary>
    public int PerRead { get; init; } = 500;

    /// <summary>When a part is full.</summary>
    public PartLimits Limits { get; init; } = new();

    /// <summary>Where the folders of exports are; null where none are written.</summary>
    public string? Root => Bucket is null ? Directory : $"s3://{Bucket}/{Prefix}".TrimEnd('/');
}

/// <summary>A part is full with so many rows, or about so many bytes (as CSV has them).</summary>
internal sealed record PartLimits(int Rows = 10_000, long Bytes = 8 << 20);

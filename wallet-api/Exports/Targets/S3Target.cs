using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Wallet.Api.Exports.Targets;

/// <summary>
/// A bucket of S3. S3 checks each object's SHA-256 (Amazon S3 User Guide, Checking object integrity), and shows an object whole or not at all.
/// </summary>
internal sealed class S3Target(IAmazonS3 s3, ExportOptions options) : IExportTarget
{
    /// <summary>The client, with the pod's credentials.</summary>
    public static AmazonS3Client Client(ExportOptions options) => new(new AmazonS3Config
    {
        RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region),
        RetryMode = RequestRetryMode.Standard,
        MaxErrorRetry = 2,
        Timeout = TimeSpan.FromMinutes(1),
    });

    /// <inheritdoc/>
    public async Task<PutAnswer> PutAsync(ExportFile file, CancellationToken cancel)
    {
        try
        {
            using var content = new MemoryStream(file.Content, writable: false);
            await s3.PutObjectAsync(Request(file, content), cancel);
            return PutAnswer.Written;
        }
        catch (AmazonS3Exception exception)
        {
            return Of(exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException
            || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new(PutOutcome.Away, $"S3 does not answer: {exception.GetBaseException().Message}");
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException)
        {
            // Not of S3 itself, but of who gives out credentials.
            return new(PutOutcome.Away, $"The pod has no AWS credentials now: {exception.Message}");
        }
    }

    private PutObjectRequest Request(ExportFile file, Stream content)
    {
        var request = new PutObjectRequest
        {
            BucketName = options.Bucket,
            Key = $"{options.Prefix.TrimEnd('/')}/{file.Folder}/{file.Name}".TrimStart('/'),
            InputStream = content,
            ContentType = file.MediaType,
            UseChunkEncoding = false,
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            ChecksumSHA256 = Convert.ToBase64String(file.Sha256),
            ExpectedBucketOwner = options.BucketOwner,
        };
        if (options.KmsKey is { } key)
        {
            request.ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS;
            request.ServerSideEncryptionKeyManagementServiceKeyId = key;
        }
        return request;
    }

    // By status, as S3's error responses document them: what asks for patience is not refused.
    private PutAnswer Of(AmazonS3Exception exception) => exception.StatusCode switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError or 0 => new(
            PutOutcome.Away, $"S3 answers {exception.ErrorCode}"),
        _ when exception.ErrorCode is "ExpiredToken" or "RequestTimeTooSkewed" or "RequestTimeout" => new(
            PutOutcome.Away, $"S3 answers {exception.ErrorCode}"),
        _ => new(PutOutcome.Refused, $"S3 refuses to write to {options.Root} ({exception.ErrorCode}): look at {SettingOf(exception)}"),
    };

    private static string SettingOf(AmazonS3Exception exception) => exception switch
    {
        { ErrorCode: var code } when code.StartsWith("KMS", StringComparison.Ordinal) => "WALLET_EXPORT_KMS_KEY and the pod's rights to that key",
        { StatusCode: HttpStatusCode.NotFound } => "WALLET_EXPORT_BUCKET: there is no such bucket",
        { StatusCode: HttpStatusCode.Forbidden } =>
            "the pod's right of s3:PutObject, the bucket's policy, WALLET_EXPORT_BUCKET_OWNER and WALLET_EXPORT_KMS_KEY",
        _ => "WALLET_EXPORT_BUCKET, WALLET_EXPORT_PREFIX and AWS_REGION",
    };
}

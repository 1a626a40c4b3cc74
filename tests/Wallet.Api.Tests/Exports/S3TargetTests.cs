using Wallet.Api.Exports;
using Wallet.Api.Exports.Targets;

namespace Wallet.Api.Tests.Exports;

public sealed class S3TargetTests : IDisposable
{
    private static readonly byte[] Content = [.. "transactionId\r\n"u8];
    private readonly S3Bucket _bucket = new();
    private readonly ExportOptions _options = new() { Bucket = "wallet-exports", Prefix = "exports/wallet", BucketOwner = "123456789012" };

    public void Dispose() => _bucket.Dispose();

    [Fact]
    public async Task A_file_is_put_with_its_checksum_for_the_expected_owner()
    {
        (await PutAsync(_options)).Should().Be(PutAnswer.Written);
        _bucket.Objects.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, byte[]>>(
            o => o.Key == "/wallet-exports/exports/wallet/the-export/part-00000001.csv" && o.Value.SequenceEqual(Content));
        _bucket.Requests.TryPeek(out var headers).Should().BeTrue();
        headers!["authorization"].Should().Contain("/eu-west-1/s3/aws4_request").And.Contain("x-amz-checksum-sha256");
        headers["x-amz-expected-bucket-owner"].Should().Be("123456789012");
        headers["content-type"].Should().Be("text/csv");
        headers.Keys.Should().NotContain("x-amz-server-side-encryption", "that is for the bucket to say");
    }

    [Fact]
    public async Task With_a_key_S3_encrypts_by_it()
    {
        await PutAsync(_options with { KmsKey = "alias/wallet", Prefix = "" });
        _bucket.Requests.TryPeek(out var headers).Should().BeTrue();
        (headers!["x-amz-server-side-encryption"], headers["x-amz-server-side-encryption-aws-kms-key-id"]).Should().Be(("aws:kms", "alias/wallet"));
        _bucket.Objects.Keys.Should().Equal("/wallet-exports/the-export/part-00000001.csv");
    }

    [Theory]
    [InlineData(503, "SlowDown", "Away", "SlowDown")]
    [InlineData(500, "InternalError", "Away", "InternalError")]
    [InlineData(429, "TooManyRequests", "Away", "TooManyRequests")]
    [InlineData(400, "RequestTimeout", "Away", "RequestTimeout")]
    [InlineData(400, "ExpiredToken", "Away", "ExpiredToken")]
    [InlineData(403, "AccessDenied", "Refused", "s3:PutObject")]
    [InlineData(404, "NoSuchBucket", "Refused", "WALLET_EXPORT_BUCKET")]
    [InlineData(400, "KMS.DisabledException", "Refused", "WALLET_EXPORT_KMS_KEY")]
    [InlineData(400, "BadDigest", "Refused", "BadDigest")]
    [InlineData(301, "PermanentRedirect", "Refused", "AWS_REGION")]
    public async Task What_S3_says_is_told_apart(int status, string code, string outcome, string named)
    {
        _bucket.Errors.Enqueue((status, code));
        var answer = await PutAsync(_options);
        (answer.Outcome, _bucket.Objects.Count).Should().Be((Enum.Parse<PutOutcome>(outcome), 0));
        answer.Cause.Should().Contain(named).And.NotContain("secret");
        (await PutAsync(_options)).Should().Be(PutAnswer.Written, "later it takes it");
    }

    [Fact]
    public async Task A_bucket_that_does_not_answer_is_away()
    {
        _bucket.Dispose();
        (await PutAsync(_options)).Outcome.Should().Be(PutOutcome.Away);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_refuses_with_its_setting()
    {
        var file = Path.GetTempFileName();
        var answer = await new DirectoryTarget(file).PutAsync(File(), default);
        (answer.Outcome, answer.Cause.StartsWith("WALLET_EXPORT_DIRECTORY", StringComparison.Ordinal)).Should().Be((PutOutcome.Refused, true));
        System.IO.File.Delete(file);
    }

    private async Task<PutAnswer> PutAsync(ExportOptions options)
    {
        using var client = _bucket.Client();
        return await new S3Target(client, options).PutAsync(File(), default);
    }

    private static ExportFile File()
        => new("the-export", "part-00000001.csv", "text/csv", Content, System.Security.Cryptography.SHA256.HashData(Content));
}

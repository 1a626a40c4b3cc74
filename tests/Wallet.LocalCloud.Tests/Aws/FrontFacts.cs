using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws;

/// <summary>What every call goes through, seen by a real SDK.</summary>
public sealed class FrontFacts : IAsyncLifetime
{
    private readonly CloudClock _clock = Cloud.Clock();
    private AwsEndpoint _endpoint = null!;

    public async Task InitializeAsync() => _endpoint = await new AwsCloud(_clock).StartAsync();

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task A_signed_call_is_answered_for_its_signer()
    {
        var answer = await Sts(AccessControl.Administrator).GetCallerIdentityAsync(new());
        answer.Arn.Should().Be("arn:aws:iam::123456789012:user/administrator");
        answer.Account.Should().Be("123456789012");
        answer.ResponseMetadata.RequestId.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
        => await Refused(AccessControl.Administrator with { Secret = "guessed" }, "SignatureDoesNotMatch");

    [Fact]
    public async Task An_unknown_key_is_refused()
        => await Refused(new("AKIANOBODY", "secret"), "InvalidClientTokenId");

    [Fact]
    public async Task A_request_that_breaks_its_model_is_refused_and_counted()
    {
        var sts = Sts(AccessControl.Administrator);
        await sts.GetCallerIdentityAsync(new());
        var request = new AssumeRoleRequest { RoleArn = "arn:aws:iam::123456789012:role/a", RoleSessionName = string.Join(' ', "no", "spaces") };
        var refusal = await sts.Awaiting(s => s.AssumeRoleAsync(request))
            .Should().ThrowAsync<AmazonServiceException>();

        refusal.Which.ErrorCode.Should().Be("ValidationError");
        _endpoint.Models.Checked.Should().Be(2);
        _endpoint.Models.Violations.Should().ContainSingle().Which.Should().StartWith("sts:AssumeRole RoleSessionName: ");
        _endpoint.Journal.Calls.Select(c => c.Outcome).Should().Equal("OK", "ValidationError");
    }

    [Fact]
    public async Task Faults_strike_the_calls_they_were_asked_for()
    {
        _endpoint.Faults.Add(new("sts", "GetCallerIdentity", new Disturbance.Throttle()) { Skip = 1 });
        var sts = Sts(AccessControl.Administrator);
        await sts.GetCallerIdentityAsync(new());
        await Refused(AccessControl.Administrator, "Throttling");
        await sts.GetCallerIdentityAsync(new());
        _endpoint.Journal.Calls.Select(c => c.Outcome).Should().Equal("OK", "Throttling", "OK");
    }

    [Fact]
    public async Task A_lost_reply_was_carried_out_and_a_dropped_call_was_not()
    {
        _endpoint.Faults.Next("sts", "*", new Disturbance.LoseReply());
        _endpoint.Faults.Next("sts", "*", new Disturbance.Drop());
        var sts = Sts(AccessControl.Administrator);
        await sts.Invoking(s => s.GetCallerIdentityAsync(new())).Should().ThrowAsync<Exception>();
        await sts.Invoking(s => s.GetCallerIdentityAsync(new())).Should().ThrowAsync<Exception>();
        _endpoint.Journal.Calls.Select(c => (c.Outcome, c.IsExecuted)).Should().Equal(("ReplyLost", true), ("Dropped", false));
    }

    private async Task Refused(AccessKey key, string code)
    {
        var refusal = await Sts(key).Invoking(s => s.GetCallerIdentityAsync(new())).Should().ThrowAsync<AmazonServiceException>();
        refusal.Which.ErrorCode.Should().Be(code);
    }

    private AmazonSecurityTokenServiceClient Sts(AccessKey key)
        => new(Cloud.Credentials(key), Cloud.At<AmazonSecurityTokenServiceConfig>(_endpoint));
}

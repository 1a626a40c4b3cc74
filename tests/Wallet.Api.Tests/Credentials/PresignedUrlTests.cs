using Wallet.Api.Credentials;
using Wallet.Api.Storage.Access;

namespace Wallet.Api.Tests.Credentials;

public class PresignedUrlTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    // The example of AWS's documentation of Signature Version 4.
    [Fact]
    public void The_key_is_derived_as_documented()
        => Convert.ToHexStringLower(PresignedUrl.Key(Secret, "20150830", "us-east-1", "iam"))
            .Should().Be("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");

    // What botocore 1.29 (generate_db_auth_token) makes of the same.
    [Theory]
    [InlineData(
        "us-west-2", "jane_doe", null,
        "rdsmysql.123456789012.us-west-2.rds.amazonaws.com:3306/?Action=connect&DBUser=jane_doe&X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Frds-db%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=561f59a50cbf7e1ecbeec82cbbbb75b6c4358b088c47e39de44c974ad878eedd")]
    [InlineData(
        "eu-west-1", "jane doe@x", "session/+=",
        "rdsmysql.123456789012.eu-west-1.rds.amazonaws.com:3306/?Action=connect&DBUser=jane%20doe%40x&X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Feu-west-1%2Frds-db%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=900"
        + "&X-Amz-SignedHeaders=host&X-Amz-Security-Token=session%2F%2B%3D"
        + "&X-Amz-Signature=a852542e1378e0696a705b4919a867b6ebe9a527cab045a82a0b4fa338326028")]
    public void A_database_token_is_the_one_that_botocore_makes(string region, string user, string? session, string expected)
    {
        var host = $"rdsmysql.123456789012.{region}.rds.amazonaws.com";
        var token = RdsToken.Create(region, host, 3306, user, new("AKIDEXAMPLE", Secret, session), Now);
        var (place, parts) = (token.Split('?')[0], token.Split('?')[1].Split('&'));
        place.Should().Be($"{host}:3306/");
        parts.Should().BeEquivalentTo(expected.Split('?')[1].Split('&'), "the order is the canonical one, and does not matter");
        parts[^1].Should().StartWith("X-Amz-Signature=");
        token.Should().NotContain(Secret);
        new SigningCredentials("AKIDEXAMPLE", Secret, session).ToString().Should().Be("AKIDEXAMPLE");
    }
}

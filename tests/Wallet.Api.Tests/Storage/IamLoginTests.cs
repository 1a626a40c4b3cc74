using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Credentials;
using Wallet.Api.Storage.Access;

namespace Wallet.Api.Tests.Storage;

public class IamLoginTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private SigningCredentials? _pods = new("AKID1", "secret", "session");

    [Fact]
    public void A_token_serves_new_connections_for_ten_minutes()
    {
        var login = Login();
        var first = login.PasswordFor("db.example", 3306);
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        login.PasswordFor("db.example", 3306).Should().Be(first);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        login.PasswordFor("db.example", 3306).Should().NotBe(first).And.Contain("X-Amz-Date=20260102T031405Z");
    }

    [Fact]
    public void Each_server_has_its_own_and_so_have_new_credentials_of_the_pod()
    {
        var login = Login();
        string[] tokens = [login.PasswordFor("db.example", 3306), login.PasswordFor("ro.example", 3306), login.PasswordFor("db.example", 3307)];
        tokens.Should().OnlyHaveUniqueItems();
        login.PasswordFor("db.example", 3306).Should().Be(tokens[0]);
        _pods = new("AKID2", "secret", "session");
        login.PasswordFor("db.example", 3306).Should().NotBe(tokens[0], "a token is worth as much as what it was signed with").And.Contain("AKID2");
    }

    [Fact]
    public void A_token_of_before_that_is_refused_is_made_anew_and_a_new_one_is_not()
    {
        var login = Login();
        var seen = login.Version;
        var first = login.PasswordFor("db.example", 3306);
        login.Renew(seen).Should().BeFalse("it was made for this connection");
        seen = login.Version;
        login.PasswordFor("db.example", 3306).Should().Be(first);
        _clock.Advance(TimeSpan.FromSeconds(1));
        login.Renew(seen).Should().BeTrue();
        login.PasswordFor("db.example", 3306).Should().NotBe(first);
    }

    [Fact]
    public void Without_credentials_there_is_no_token()
    {
        _pods = null;
        Login().Invoking(login => login.PasswordFor("db.example", 3306)).Should().Throw<AmazonClientException>();
    }

    private IamLogin Login() => new(
        new(new("WALLET_DATABASE_USERNAME", "app", null), _clock), "eu-west-1", () => _pods ?? throw new AmazonClientException("none"), _clock);
}

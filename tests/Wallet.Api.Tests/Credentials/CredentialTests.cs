using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Credentials;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Credentials;

public sealed class CredentialTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly MountedSecret _secret = new(("password", "first"));

    public void Dispose() => _secret.Dispose();

    [Fact]
    public void A_file_is_looked_at_again_after_a_second_or_when_it_was_refused()
    {
        var credential = Read(_secret.PathOf("password"));
        _secret.Replace(("password", "second"));
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        (credential.Value, credential.Version).Should().Be(("first", 0L));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (credential.Value, credential.Version).Should().Be(("second", 1L));
        _secret.Replace(("password", "third"));
        credential.Refresh();
        (credential.Value, credential.Version).Should().Be(("third", 2L));
        credential.Refresh();
        credential.Version.Should().Be(2, "nothing has changed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(null)]
    public void A_file_that_is_empty_or_away_changes_nothing_until_there_is_one_again(string? between)
    {
        var credential = Read(_secret.PathOf("password"));
        _secret.Replace(between is null ? [] : [("password", between)]);
        credential.Refresh();
        (credential.Value, credential.Version).Should().Be(("first", 0L));
        _secret.Replace(("password", "second"));
        credential.Refresh();
        credential.Value.Should().Be("second");
    }

    [Theory]
    [InlineData("hush", "hush")]
    [InlineData("hush\n", "hush")]
    [InlineData("hush\r\n", "hush")]
    [InlineData(" hush\t\n", " hush\t")]
    [InlineData("two\nlines", "two\nlines")]
    public void Of_a_file_all_counts_but_the_end_of_its_line(string content, string value)
    {
        _secret.Replace(("password", content));
        Read(_secret.PathOf("password")).Value.Should().Be(value);
    }

    [Theory]
    [InlineData("/nowhere/password")]
    [InlineData("/")]
    public void At_the_start_a_file_that_cannot_be_read_is_named_with_its_setting(string path)
        => FluentActions.Invoking(() => Read(path)).Should().Throw<IOException>().Which.Message
            .Should().Contain("WALLET_DATABASE_PASSWORD_FILE").And.Contain(path);

    [Fact]
    public void A_file_counts_where_the_value_is_given_too_and_neither_is_written_anywhere()
    {
        var source = new CredentialSource("WALLET_DATABASE_PASSWORD", "hush", _secret.PathOf("password"));
        new Credential(source, _clock).Value.Should().Be("first");
        $"{source} {source with { File = null }}".Should().Be("WALLET_DATABASE_PASSWORD_FILE WALLET_DATABASE_PASSWORD");
        new Credential(source with { File = null }, _clock).Value.Should().Be("hush");
    }

    private Credential Read(string path) => new(new("WALLET_DATABASE_PASSWORD", null, path), _clock);
}

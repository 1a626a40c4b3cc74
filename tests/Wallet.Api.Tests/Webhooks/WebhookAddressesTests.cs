using System.Net;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Webhooks;

public sealed class WebhookAddressesTests
{
    private static readonly WebhookAddresses Strict = new([]);
    private static readonly WebhookAddresses Lenient = new(["10.1.0.0/16", "receiver.internal", "fd00::/8", "192.168.7.7"]);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.0", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fc00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Public_addresses_are_called_and_no_others(string address, bool isPublic)
    {
        WebhookAddresses.IsPublic(IPAddress.Parse(address)).Should().Be(isPublic);
        Strict.Permits("receiver.example", IPAddress.Parse(address)).Should().Be(isPublic);
    }

    [Theory]
    [InlineData("receiver.example", "10.1.2.3", true)]
    [InlineData("receiver.example", "::ffff:10.1.2.3", true)]
    [InlineData("receiver.example", "10.2.0.1", false)]
    [InlineData("receiver.example", "fd12::1", true)]
    [InlineData("receiver.example", "192.168.7.7", true)]
    [InlineData("receiver.example", "192.168.7.8", false)]
    [InlineData("RECEIVER.internal", "10.2.0.1", true)]
    [InlineData("x.receiver.internal", "10.2.0.1", false)]
    public void Hosts_and_networks_that_are_allowed_are_called_too(string host, string address, bool permits)
        => Lenient.Permits(host, IPAddress.Parse(address)).Should().Be(permits);

    [Theory]
    [InlineData("https://receiver.example/hook?a=b", null)]
    [InlineData("https://receiver.example:8443", null)]
    [InlineData("https://8.8.8.8/", null)]
    [InlineData("http://receiver.example/", "https")]
    [InlineData("ftp://receiver.example/", "https")]
    [InlineData("receiver", "absolute")]
    [InlineData("https://user@receiver.example/", "credentials")]
    [InlineData("https://receiver.example/#part", "fragment")]
    [InlineData("https://127.0.0.1/", "not public")]
    [InlineData("https://2130706433/", "not public")]
    [InlineData("https://0x7f.1/", "not public")]
    [InlineData("https://[::1]/", "not public")]
    [InlineData("https://[::ffff:10.0.0.1]/", "not public")]
    [InlineData("https://169.254.169.254/latest/meta-data", "not public")]
    public void A_url_is_refused_with_the_reason(string url, string? reason)
    {
        var refusal = Strict.Refusal(url);
        if (reason is null)
            refusal.Should().BeNull();
        else
            refusal.Should().Contain(reason);
    }

    [Theory]
    [InlineData("http://receiver.internal/", true)]
    [InlineData("http://10.1.0.1:8080/", true)]
    [InlineData("https://10.1.0.1/", true)]
    [InlineData("http://10.2.0.1/", false)]
    [InlineData("http://receiver.example/", false)]
    public void What_is_allowed_may_have_http(string url, bool isAllowed) => (Lenient.Refusal(url) is null).Should().Be(isAllowed);

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("10.0.0.1", true)]
    [InlineData("receiver.internal", true)]
    [InlineData("https://receiver.internal", false)]
    [InlineData("10.0.0.0/99", false)]
    public void Entries_are_hosts_addresses_and_networks(string entry, bool isOne) => WebhookAddresses.IsEntry(entry).Should().Be(isOne);
}

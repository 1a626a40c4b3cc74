namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>The server answers as a real kube-apiserver 1.36.2 did, request by request.</summary>
public sealed class RecordedExchanges(TranscriptReplay replay) : IClassFixture<TranscriptReplay>
{
    public static TheoryData<string> Names => [.. TranscriptEntry.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_answer_is_the_recorded_one(string name)
    {
        var (expected, actual) = replay.Answers(name);
        LineDifference.Between(expected, actual).Should().BeEmpty();
    }
}

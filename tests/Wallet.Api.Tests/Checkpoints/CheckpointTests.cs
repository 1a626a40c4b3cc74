using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Checkpoints;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Tests.History;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Checkpoints;

/// <summary>A ledger of some days that is sealed: what is signed, what proves it, and what is found when the ledger is changed afterwards.</summary>
public sealed class CheckpointTests : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"checkpoint-{Guid.NewGuid()}.pem");
    private PastFixture _past = null!;
    private CheckpointKey _key = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_file, NewKey());
        _key = CheckpointKey.Read(_file);
        _past = await PastFixture.StartAsync(new(PastFixture.Retention, IsSealed: true), services =>
        {
            services.AddSingleton(new CheckpointOptions(_file));
            services.AddSingleton(_key);
            services.AddSingleton<CheckpointSealer>();
        });
    }

    public async Task DisposeAsync()
    {
        await _past.DisposeAsync();
        File.Delete(_file);
    }

    [Fact]
    public async Task What_is_settled_is_sealed_once()
    {
        (await SealAsync()).Should().Be(1);
        (await SealAsync()).Should().Be(0, "nothing else is settled");
        var settled = await _past.NumberAsync("SELECT COUNT(*) FROM transactions");
        var page = await _past.Client.GetAsync("audit/checkpoints");
        var item = page["items"].EnumerateArray().Should().ContainSingle().Subject;
        var signed = Checkpoint.Read(_key.Open(item.GetProperty("signed").GetString()!));
        signed.Should().BeEquivalentTo(new { Number = 1L, Transactions = (int)settled, Previous = (string?)null });
        (await FaultsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_transaction_has_a_proof_that_its_text_and_no_other_passes()
    {
        (await ProofAsync(_past.Kept, HttpStatusCode.Conflict))["code"].GetString().Should().Be("NOT_SEALED");
        await SealAsync();
        var proof = JsonSerializer.Deserialize(
            (await ProofAsync(_past.Kept, HttpStatusCode.OK)).Text, CheckpointJson.Default.InclusionProof)!;
        proof.Check(_key).Should().BeNull();
        proof.Leaf.Should().Contain("\"TRANSFER\"");
        (proof with { Leaf = proof.Leaf.Replace("EUR", "USD", StringComparison.Ordinal) }).Check(_key).Should().Contain("do not lead");
        (proof with { LeafIndex = proof.LeafIndex - 1 }).Check(_key).Should().Contain("do not lead");
        (proof with { TransactionId = _past.Retired.ToString() }).Check(_key).Should().Contain("is not of transaction");
        (proof with { TreeSize = proof.TreeSize + 1 }).Check(_key).Should().Contain("is of");
        (proof with { Path = ["x"] }).Check(_key).Should().Contain("hexadecimal");
        (proof with { Checkpoint = proof.Checkpoint.Replace('.', ',') }).Check(_key).Should().Contain("not signed by this key");
        await File.WriteAllTextAsync(_file, NewKey());
        using var other = CheckpointKey.Read(_file);
        proof.Check(other).Should().Contain("not signed by this key");
    }

    [Fact]
    public async Task Unknown_transactions_and_retired_ones_have_none()
    {
        await SealAsync();
        (await ProofAsync(new(_past.Kept.Value + 1), HttpStatusCode.NotFound))["code"].GetString().Should().Be("TRANSACTION_NOT_FOUND");
        await _past.CloseAsync();
        await _past.RetireAsync();
        (await ProofAsync(_past.Retired, HttpStatusCode.Gone))["code"].GetString().Should().Be("HISTORY_RETIRED");
        (await FaultsAsync()).Should().BeEmpty("what is retired is not looked for");
    }

    [Fact]
    public async Task Days_stay_until_they_are_sealed()
    {
        await _past.CloseAsync();
        await _past.RetireAsync();
        (await _past.HistoryAsync()).RetiredDay.Should().Be(0);
        await SealAsync();
        await _past.RetireAsync();
        (await _past.HistoryAsync()).RetiredDay.Should().BePositive();
    }

    [Theory]
    [InlineData("UPDATE transactions SET amount = amount + 1 WHERE transaction_id = {id}", "not as they were sealed")]
    [InlineData("UPDATE transactions SET description = 'other' WHERE transaction_id = {id}", "not as they were sealed")]
    [InlineData("DELETE FROM transactions WHERE transaction_id = {id}", "were sealed")]
    [InlineData("UPDATE checkpoints SET transactions = transactions + 1", "does not say what was signed")]
    [InlineData("UPDATE checkpoints SET signed = CONCAT(signed, 'x')", "not signed by this key")]
    [InlineData("UPDATE checkpoints SET before_id = before_id + 1 WHERE number = 1", "does not say what was signed")]
    public async Task A_change_afterwards_is_found(string change, string fault)
    {
        await SealAsync();
        await _past.ExecuteAsync(change.Replace("{id}", $"{_past.Kept.Value}", StringComparison.Ordinal));
        (await FaultsAsync()).Should().Contain(v => v.What.Contains(fault));
    }

    [Fact]
    public async Task A_proof_of_a_ledger_that_was_changed_is_not_given()
    {
        await SealAsync();
        await _past.ExecuteAsync($"UPDATE transactions SET reference = 'other' WHERE transaction_id = {_past.Kept.Value}");
        (await ProofAsync(_past.Kept, HttpStatusCode.InternalServerError))["code"].GetString().Should().Be("NOT_AS_SEALED");
    }

    // What is given back of a transaction changes its row, and not what was sealed.
    [Fact]
    public async Task A_reversal_changes_no_proof()
    {
        await SealAsync();
        await _past.ExecuteAsync($"UPDATE transactions SET reversed = amount WHERE transaction_id = {_past.Kept.Value}");
        await ProofAsync(_past.Kept, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_checkpoint_follows_the_one_before()
    {
        var store = _past.Get<Api.Storage.CheckpointStore>();
        var leaves = _past.Get<LedgerLeaves>();
        var middle = new TransactionId(_past.Kept.Value - 1);
        var first = (await leaves.DraftAsync(default, middle, default)).Seal(middle, null, _key, DateTimeOffset.UnixEpoch);
        (await store.TryAddAsync(first, default)).Should().BeTrue();
        (await store.TryAddAsync(first, default)).Should().BeFalse("another pod was first");
        (await SealAsync()).Should().Be(1);
        (await FaultsAsync()).Should().BeEmpty();
        (await ProofAsync(_past.Kept, HttpStatusCode.OK))["leafIndex"].GetInt64().Should().Be(0);
        // Another past, signed by the same key.
        var other = (await leaves.DraftAsync(default, middle, default)).Seal(middle, null, _key, DateTimeOffset.UnixEpoch.AddDays(1));
        await _past.ExecuteAsync($"UPDATE checkpoints SET signed = '{other.Signed}' WHERE number = 1");
        (await FaultsAsync()).Should().ContainSingle(v => v.What.Contains("does not follow checkpoint 1"));
    }

    [Fact]
    public async Task A_proof_is_checked_by_the_program_without_a_database()
    {
        await SealAsync();
        var proof = Path.ChangeExtension(_file, "json");
        var publicKey = Path.ChangeExtension(_file, "pub");
        using var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(_file));
        await File.WriteAllTextAsync(publicKey, key.ExportSubjectPublicKeyInfoPem());
        var text = (await ProofAsync(_past.Kept, HttpStatusCode.OK)).Text;
        foreach (var (content, exit) in new[] { (text, 0), (text.Replace("TRANSFER", "DEPOSIT", StringComparison.Ordinal), 1), ("{}", 2), ("x", 2) })
        {
            await File.WriteAllTextAsync(proof, content);
            VerifyProofVerb.Create().Parse([proof, "--key", publicKey]).Invoke().Should().Be(exit, content);
        }
        File.Delete(proof);
        File.Delete(publicKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    public async Task A_file_without_a_key_is_refused_with_what_to_do(string content)
    {
        await File.WriteAllTextAsync(_file, content);
        FluentActions.Invoking(() => CheckpointKey.Read(_file)).Should().Throw<ArgumentException>().WithMessage("*openssl ecparam*");
    }

    [Fact]
    public async Task A_key_on_another_curve_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await File.WriteAllTextAsync(_file, key.ExportPkcs8PrivateKeyPem());
        FluentActions.Invoking(() => CheckpointKey.Read(_file)).Should().Throw<ArgumentException>().WithMessage("*P-256*");
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private Task<int> SealAsync() => _past.Get<CheckpointSealer>().SealAsync(default);

    private async Task<Reply> ProofAsync(TransactionId id, HttpStatusCode expected)
    {
        var answer = await _past.Client.GetAsync($"transactions/{id}/proof");
        answer.Status.Should().Be(expected);
        return answer;
    }

    private async Task<List<Violation>> FaultsAsync()
    {
        var audit = new CheckpointAudit(_past.Get<Api.Storage.CheckpointStore>(), _past.Get<LedgerLeaves>(), _key);
        var found = new List<Violation>();
        for (var at = 0L; await audit.CheckAsync(at, default) is { } step; at = step.Number)
            found.AddRange(step.Found);
        return found;
    }
}

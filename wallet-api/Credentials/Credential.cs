namespace Wallet.Api.Credentials;

/// <summary>
/// A credential as it is now. A file is read by its path again and again: Kubernetes does not write a mounted Secret, but replaces what the path
/// leads to. A file that is away or empty for a moment changes nothing; what was read last still counts.
/// </summary>
internal sealed class Credential
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);
    private readonly CredentialSource _source;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private volatile string _value;
    private long _lookedAt;
    private long _version;

    /// <exception cref="IOException">The file cannot be used; the message has its path and setting.</exception>
    public Credential(CredentialSource source, TimeProvider clock)
    {
        (_source, _clock, _lookedAt) = (source, clock, clock.GetTimestamp());
        _value = Read();
    }

    /// <summary>What it is or, where it is in a file, what it was a second ago at most.</summary>
    public string Value
    {
        get
        {
            var lookedAt = Interlocked.Read(ref _lookedAt);
            // One looks for all.
            if (_source.File is not null && _clock.GetElapsedTime(lookedAt) >= Trust
                && Interlocked.CompareExchange(ref _lookedAt, _clock.GetTimestamp(), lookedAt) == lookedAt)
                Refresh();
            return _value;
        }
    }

    /// <summary>How often it has changed.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Looks at once, as when it was refused.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            Interlocked.Exchange(ref _lookedAt, _clock.GetTimestamp());
            if (TryRead() is not { } found || found == _value)
                return;
            _value = found;
            Interlocked.Increment(ref _version);
        }
    }

    private string? TryRead()
    {
        try
        {
            return Read();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string Read()
    {
        if (_source.File is not { } path)
            return _source.Given ?? "";
        try
        {
            // A line's end is the editor's, and not the credential's.
            return File.ReadAllText(path).TrimEnd('\r', '\n') is { Length: > 0 } text
                ? text
                : throw new IOException($"{_source}: {path} is empty.");
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"{_source}: {path} cannot be read: {exception.Message}", exception);
        }
    }
}

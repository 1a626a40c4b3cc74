namespace Wallet.LocalCloud.Engines;

/// <summary>An empty data directory, made once and copied for each database: a first start within a second.</summary>
internal sealed class MariaDbTemplate
{
    private readonly string _folder;
    private readonly Lazy<Task> _made;

    public MariaDbTemplate(string folder)
    {
        _folder = folder;
        _made = new Lazy<Task>(MakeAsync);
    }

    /// <summary>Copies the template to a folder that does not exist yet.</summary>
    public async Task CopyToAsync(string folder)
    {
        await _made.Value;
        await RunAsync("/bin/cp", "-a", _folder, folder);
    }

    private static async Task RunAsync(string program, params IEnumerable<string> arguments)
    {
        var (exitCode, output, error) = await Nursery.RunAsync(program, null, arguments);
        if (exitCode != 0)
            throw new InvalidOperationException($"{program} failed with {exitCode}: {error}{output}");
    }

    private async Task MakeAsync()
    {
        if (Directory.Exists(_folder))
            return;
        var installer = EngineBinaries.Find("mariadb-install-db", "mariadb-server");
        var making = _folder + "-" + Guid.NewGuid().ToString("N");
        // One of its own: a server that starts removes the temporary tables of others that share its folder.
        var temporary = Directory.CreateTempSubdirectory("mariadb-template-");
        await RunAsync(
            installer,
            ["--no-defaults",
            "--datadir=" + making,
            "--tmpdir=" + temporary.FullName,
            "--auth-root-authentication-method=socket",
            "--auth-root-socket-user=" + Environment.UserName,
            "--skip-test-db",
            "--innodb-log-file-size=16M",
            .. AsRoot()]);
        temporary.Delete(recursive: true);
        Directory.Move(making, _folder);
    }

    /// <summary>mariadbd refuses to run as root unless told that this is meant.</summary>
    public static string[] AsRoot() => Environment.IsPrivilegedProcess ? ["--user=root"] : [];
}

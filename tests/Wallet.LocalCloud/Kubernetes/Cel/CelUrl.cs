namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>A URL: absolute, or an absolute path.</summary>
internal sealed record CelUrl(string Scheme, string Host, string Port, string Path, string Query)
{
    public string HostAndPort => Port.Length == 0 ? Host : $"{Host}:{Port}";

    public static CelUrl? Parse(string text)
    {
        if (text.StartsWith('/'))
        {
            var cut = text.IndexOf('?', StringComparison.Ordinal);
            return new CelUrl("", "", "", cut < 0 ? text : text[..cut], cut < 0 ? "" : text[(cut + 1)..]);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)) return null;
        var port = text.Contains($":{uri.Port}", StringComparison.Ordinal) ? $"{uri.Port}" : "";
        var hasPath = text.Length > uri.Scheme.Length + 3 && text.IndexOf('/', uri.Scheme.Length + 3) >= 0;
        return new CelUrl(uri.Scheme, uri.Host, port, hasPath ? uri.AbsolutePath : "", uri.Query.TrimStart('?'));
    }
}

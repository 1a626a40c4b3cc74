using System.Diagnostics;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Tests.Botocore;

/// <summary>
/// Amazon's own Python client as the judge of our wire forms: it checks requests against its service models, signs them, and
/// parses the answers. One interpreter serves all calls of a test, a line of JSON each way.
/// </summary>
public sealed class Botocore : IDisposable
{
    private const string Program = "/usr/bin/python3";

    private const string Script = """
        import sys, json, botocore.session, botocore.exceptions, botocore.config
        endpoint, region, key, secret = sys.argv[1:5]
        session, clients = botocore.session.get_session(), {}
        settings = botocore.config.Config(retries={'max_attempts': 0}, parameter_validation=True,
            connect_timeout=600, read_timeout=600)
        for line in sys.stdin:
            call = json.loads(line)
            try:
                service = call['service']
                if service not in clients:
                    clients[service] = session.create_client(service, region_name=region, endpoint_url=endpoint,
                        aws_access_key_id=key, aws_secret_access_key=secret, config=settings)
                answer = getattr(clients[service], call['operation'])(**call['input'])
                answer.pop('ResponseMetadata', None)
                result = {'answer': answer}
            except botocore.exceptions.ClientError as error:
                result = {'code': error.response['Error']['Code'], 'message': error.response['Error']['Message'],
                          'status': error.response['ResponseMetadata']['HTTPStatusCode']}
            except Exception as error:
                result = {'broken': repr(error)}
            text = lambda x: x.decode() if isinstance(x, bytes) else x.isoformat()
            print(json.dumps(result, default=text), flush=True)
        """;

    private readonly Process _python;

    public Botocore(AwsEndpoint endpoint, AccessKey? key = null)
    {
        if (!File.Exists(Program))
            throw new FileNotFoundException("Python is not installed. On Debian: apt-get install --no-install-recommends awscli", Program);
        key ??= AccessControl.Administrator;
        var start = new ProcessStartInfo(Program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", Script, endpoint.Url.ToString(), "eu-west-1", key.Id, key.Secret])
            start.ArgumentList.Add(argument);
        _python = Process.Start(start)!;
    }

    /// <summary>Makes a call by its Python name, e.g. <c>rds create_db_cluster</c>; throws <see cref="BotocoreException"/> on an error.</summary>
    public async Task<JsonObject> CallAsync(string service, string operation, JsonObject? input = null)
    {
        var call = new JsonObject { ["service"] = service, ["operation"] = operation, ["input"] = input?.DeepClone() ?? new JsonObject() };
        await _python.StandardInput.WriteLineAsync(call.ToJsonString());
        var line = await _python.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("botocore is not installed. On Debian: apt-get install --no-install-recommends awscli");
        var result = JsonNode.Parse(line)!.AsObject();
        if (result["broken"] is { } broken)
            throw new InvalidOperationException($"{service} {operation}: botocore cannot work with it: {broken}");
        return result["code"] is { } code
            ? throw new BotocoreException(code.ToString(), result["message"]!.ToString(), (int)result["status"]!)
            : result["answer"]!.AsObject();
    }

    /// <summary>The code of the error that a call must end with, and its HTTP status.</summary>
    public async Task<string> RefusalAsync(string service, string operation, JsonObject? input = null)
    {
        try
        {
            await CallAsync(service, operation, input);
        }
        catch (BotocoreException refused)
        {
            return $"{refused.Code} {refused.Status}";
        }

        return "none";
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }
}

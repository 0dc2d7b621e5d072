using System.Security.Cryptography;
using System.Text;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Tests.Sync.Carriers;

namespace RearCloud.Server.Tests.Sync.Scripts;

/// <summary>Plays a script with a replica for each of its clients.</summary>
internal sealed class ScriptRun(StreamId stream, Func<Task<ICarrierClient>> connect) : IAsyncDisposable
{
    private readonly SortedDictionary<string, ScriptReplica> _replicas = new(StringComparer.Ordinal);

    /// <summary>Plays all steps, brings every replica up to date, and prints the state of all.</summary>
    public async Task<string> PlayAsync(Script script)
    {
        foreach (var step in script.Steps) await PlayAsync(step);
        foreach (var replica in _replicas.Values) await replica.ConnectAsync();
        var checksum = Assert.Single(_replicas.Values.Select(r => r.Checksum).Distinct());
        return string.Concat(_replicas.Select(r => $"replica {r.Key}\n{r.Value.Print()}")) + $"checksum {checksum}\n";
    }

    public static string Hash(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas.Values) await replica.DisposeAsync();
    }

    private async Task PlayAsync(ScriptStep step)
    {
        if (!_replicas.TryGetValue(step.Client, out var replica)) _replicas[step.Client] = replica = new ScriptReplica(step.Client, stream, connect);
        switch (step.Do)
        {
            case "connect":
                await replica.ConnectAsync();
                break;
            case "drop":
                await replica.DropAsync();
                break;
            case "submit":
                Check(step, await replica.SubmitAsync(step.Mutations));
                break;
            case "again":
                Check(step, await replica.SubmitAgainAsync());
                break;
            case "catch-up":
                await replica.CatchUpAsync(new Sequence(step.To));
                break;
            case "garbage":
                Assert.NotEmpty(await replica.SendGarbageAsync(step.Bytes));
                break;
            case "pretend":
                replica.Pretend(step.Epoch, new Sequence(step.To));
                break;
            default:
                throw new InvalidDataException($"There is no step '{step.Do}'.");
        }
    }

    private static void Check(ScriptStep step, SubmitResult result)
    {
        Assert.Equal(step.Outcomes, result.Results.Select(r => r.Problem?.Code ?? (r.Outcome == MutationOutcome.Accepted ? "accepted" : "duplicate")));
        Assert.Equal(step.ResumeAt, result.ResumeAt?.Value);
    }
}

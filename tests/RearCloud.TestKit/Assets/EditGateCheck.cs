using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Sync;

namespace RearCloud.TestKit.Assets;

/// <summary>The check that passes the gate.</summary>
internal sealed class EditGateCheck(EditGate gate) : IEditCheck
{
    public async ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken)
    {
        await gate.PassAsync();
        return null;
    }
}

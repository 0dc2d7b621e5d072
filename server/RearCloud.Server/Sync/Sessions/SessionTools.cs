using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync.Intake;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>What every session of the process shares.</summary>
internal sealed record SessionTools(
    EditIntake Door,
    IDocumentReader Reader,
    IStreamWatch Watch,
    SessionRegistry Registry,
    EditTraceLog Traces,
    TimeProvider Time,
    SyncMeter Meter,
    IOptions<SyncOptions> Options,
    ILogger<SyncSession> Log);

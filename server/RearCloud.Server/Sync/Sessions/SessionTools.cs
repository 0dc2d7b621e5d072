using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Previews;
using RearCloud.Server.Sync.Reading;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>What every session of the process shares.</summary>
internal sealed record SessionTools(
    EditIntake Door,
    DocumentReader Reader,
    SharedReads Reads,
    IStreamWatch Watch,
    PreviewExchange Previews,
    IStreamAccess Access,
    SessionRegistry Registry,
    SessionAdmission Admission,
    EditTraceLog Traces,
    TimeProvider Time,
    SyncMachine Machine,
    SyncMeter Meter,
    IOptions<SyncOptions> Options,
    ILogger<SyncSession> Log);

using RearCloud.Core;

namespace RearCloud.Server.Assets.Uploads;

/// <summary>What became of a part: how far the upload has come, also if something was wrong with it.</summary>
internal sealed record PartAnswer(UploadState State, Problem? Problem);

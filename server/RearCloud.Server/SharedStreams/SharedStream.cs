namespace RearCloud.Server.SharedStreams;

/// <summary>A stream that an account shares with others.</summary>
/// <param name="Stream">Its id, for cookies and addresses.</param>
/// <param name="Name">For people.</param>
/// <param name="IsMine">True if the account that asks owns it, and may edit it.</param>
/// <param name="IsForEveryone">True if every account of this server may read it.</param>
/// <param name="Readers">The accounts that are named as readers; only the owner sees them.</param>
public sealed record SharedStream(string Stream, string Name, bool IsMine, bool IsForEveryone, IReadOnlyList<SharedStreamReader> Readers);

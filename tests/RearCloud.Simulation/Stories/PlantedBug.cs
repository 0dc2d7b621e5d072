namespace RearCloud.Simulation.Stories;

/// <summary>Mistakes that somebody could make. Each is planted in what stands around the product, and each must be found.</summary>
internal enum PlantedBug
{
    None,

    /// <summary>A client's number is stored beside the transaction: a lost answer loses it, and the mutation is taken twice.</summary>
    ClientNumberAfterCommit,

    /// <summary>A client's number is stored although the transaction is rolled back: the mutation counts as dealt with and is lost.</summary>
    ClientNumberBeforeCommit,

    /// <summary>The counter moves although the transaction is rolled back.</summary>
    CounterOutsideTransaction,

    /// <summary>A crash at the commit stores the history but not the documents.</summary>
    TornTransaction,

    /// <summary>The door answers before the commit is safe.</summary>
    AnswerBeforeCommit,

    /// <summary>Deleted documents are not told to replicas.</summary>
    TombstonesNotRead,

    /// <summary>Who set a field when is not kept: whoever comes last wins.</summary>
    StampsNotStored,

    /// <summary>Everybody is taken to have seen everything.</summary>
    EverythingCountsAsOwn,

    /// <summary>Nobody is taken to have seen their own changes.</summary>
    NothingCountsAsOwn,

    /// <summary>The history misses an entry now and then.</summary>
    HistoryWithHoles,

    /// <summary>A pull reads its position at one moment and its documents at another.</summary>
    ReadsOfTwoMoments,

    /// <summary>A replica stores how far it is before it stores what it got.</summary>
    CookieBeforeDocuments,

    /// <summary>A replica's writes are not flushed: a crash takes the last ones back.</summary>
    WritesNotFlushed,

    /// <summary>A full disk is not noticed.</summary>
    DiskFullIgnored,

    /// <summary>Refusals do not survive a restart.</summary>
    RefusalsNotStored,

    /// <summary>A replica that is reset forgets what waits.</summary>
    WaitingLostWithReset,

    /// <summary>A replica applies whatever delta comes.</summary>
    NoChainCheck,

    /// <summary>Nobody compares checksums.</summary>
    NoChecksum,

    /// <summary>The server continues cookies of another life of its database.</summary>
    EpochIgnored,

    /// <summary>A replica that goes on under a new name keeps the old one.</summary>
    OldNameKept,

    /// <summary>Nobody notices that two copies of a replica gave one number to different edits.</summary>
    TwinsTakenForRepeats,

    /// <summary>That an edit was refused is said once; who did not hear it hears that it is dealt with.</summary>
    RefusalSaidOnce,

    /// <summary>Which values lost is said once.</summary>
    LossSaidOnce,

    /// <summary>The panel's last good documents are written over in place.</summary>
    OneSlotOnly,
}

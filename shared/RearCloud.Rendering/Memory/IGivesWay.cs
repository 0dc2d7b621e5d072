namespace RearCloud.Rendering.Memory;

/// <summary>A cache whose oldest picture can be asked to give way.</summary>
internal interface IGivesWay
{
    /// <summary>When what was not used for longest was used; <see cref="long.MaxValue"/> if there is nothing.</summary>
    long OldestUse { get; }

    /// <summary>Drops what was not used for longest.</summary>
    void GiveWay();
}

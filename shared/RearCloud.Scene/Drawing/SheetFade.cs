namespace RearCloud.Scene.Drawing;

/// <summary>How a sheet of an opacity between 0 and 1 looks.</summary>
public enum SheetFade
{
    /// <summary>What lies below shines through all of it.</summary>
    Mix,

    /// <summary>It comes and goes in clouds: the opacity is the share of it that is seen.</summary>
    Dissolve,
}

namespace RearCloud.Scene.Drawing.Live;

/// <summary>How particles look and where they go.</summary>
public enum ParticleStyle
{
    /// <summary>Motes in a beam of light that wander and glimmer.</summary>
    Dust,

    /// <summary>Flakes that fall and sway, the near ones larger and faster.</summary>
    Snow,

    /// <summary>Sparks that rise, flicker and go out.</summary>
    Embers,

    /// <summary>Points that twinkle and hardly move.</summary>
    Stars,
}

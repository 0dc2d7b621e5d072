namespace RearCloud.Rendering.Painting.Live;

/// <summary>Numbers that look like chance and follow from a seed and a place alone, by the finishing steps of MurmurHash3.</summary>
internal struct SeededNumbers(int seed, int place)
{
    private uint _state = Mix((uint)seed * 0x9E3779B9 ^ Mix((uint)place + 0x85EBCA6B));

    /// <summary>From 0 to below 1.</summary>
    public float Next()
    {
        _state = Mix(_state + 0x9E3779B9);
        return (_state >> 8) * (1f / (1 << 24));
    }

    private static uint Mix(uint value)
    {
        value = (value ^ value >> 16) * 0x85EBCA6B;
        value = (value ^ value >> 13) * 0xC2B2AE35;
        return value ^ value >> 16;
    }
}

namespace RearCloud.Rendering.Post.Rows;

/// <summary>Memory in rows.</summary>
internal readonly unsafe struct Plane(byte* start, int rowBytes)
{
    public byte* Row(int y) => start + (nint)y * rowBytes;
}

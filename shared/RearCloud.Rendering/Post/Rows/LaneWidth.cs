namespace RearCloud.Rendering.Post.Rows;

/// <summary>How many pixels are worked on at once.</summary>
internal enum LaneWidth
{
    One,
    Four,
    Eight,
}

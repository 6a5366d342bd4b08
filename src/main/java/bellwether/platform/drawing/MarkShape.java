package bellwether.platform.drawing;

/// The shape of a point that is marked.
public enum MarkShape {
    RING,
    /// Points down.
    TRIANGLE,
    /// Points up.
    UPWARD,
    DOT
}

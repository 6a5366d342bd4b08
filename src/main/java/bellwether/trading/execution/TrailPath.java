package bellwether.trading.execution;

/// Which way the price is taken to have gone within a bar that a trailing stop follows.
public enum TrailPath {
    /// It was reached before it followed, unless the close proves that it followed first.
    PROVEN,
    /// It followed to the bar's extreme first, and was then reached by the rest of the bar.
    STOPPED_INSIDE,
    /// Where the bar reaches it anyway, it had followed to the bar's extreme before.
    FOLLOWED_FIRST
}

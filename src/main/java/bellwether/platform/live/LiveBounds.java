package bellwether.platform.live;

/// Which events there are.
///
/// @param oldest no event before this id is kept
/// @param newest the last event's id
public record LiveBounds(long oldest, long newest) {}

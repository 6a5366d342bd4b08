package bellwether.research.learning.leak;

/// Something that could not be searched for.
///
/// @param have how many dates there were
/// @param need how many it takes
public record LeakDoubt(LeakCode code, int have, int need) {}

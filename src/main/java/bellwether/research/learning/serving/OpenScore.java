package bellwether.research.learning.serving;

import java.time.Instant;

/// A score whose outcome is not known yet.
///
/// @param until from then on it may be, and the score is kept no more
record OpenScore(SymbolScore score, Instant until) {}

package bellwether.trading.portfolio;

import bellwether.trading.execution.Fill;
import java.time.Instant;

/// A fill as it is stored.
///
/// @param n its number among the fills of its order
/// @param currency of its value and charges; empty where nothing says
/// @param late its bar came after the others of its date had been matched
public record BookedFill(Fill fill, int n, String currency, boolean late, Instant bookedAt) {}

package bellwether.research.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// The prices of a plan that can be traded, of an owner's newest analysis of a symbol.
///
/// @param analysis its id, such as `an_5`
/// @param timeframe its code
/// @param asOf of the newest bar that the analysis looked at
/// @param side long or short
public record PlannedLevels(
        String analysis,
        String ticker,
        String timeframe,
        LocalDate asOf,
        Instant at,
        String side,
        BigDecimal entry,
        BigDecimal stop,
        BigDecimal target) {}

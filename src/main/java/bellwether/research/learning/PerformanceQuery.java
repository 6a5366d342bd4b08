package bellwether.research.learning;

import java.time.Instant;
import java.util.Optional;

/// Which outcomes are gathered, and how.
///
/// @param owner whose, beside those that belong to no one
/// @param since signals on bars, and trades that were opened, from then on
/// @param policy by which signals were labelled; what was traded counts beside
public record PerformanceQuery(
        String owner,
        Instant since,
        PerformanceGrouping by,
        OutcomePolicy policy,
        Optional<OutcomeOrigin> origin,
        Optional<String> name,
        Optional<String> ticker,
        Optional<String> timeframe) {}

package bellwether.trading.portfolio;

import java.time.Instant;
import java.util.Optional;

/// An account of paper money.
///
/// @param halted whether nothing that opens a position is taken
/// @param ruined whether equity was 0 or less: all is closed, and no order is taken any more
/// @param matchedTo when the newest bars began that its orders were matched with; empty before the
///   first
/// @param version of its definition, for `If-Match`
public record Portfolio(
        PortfolioId id,
        String owner,
        String name,
        PortfolioTerms terms,
        boolean halted,
        boolean ruined,
        Optional<Instant> matchedTo,
        int version,
        Instant createdAt) {
    /// What portfolios and strategies may be called.
    public static final String NAME_PATTERN = "[^\\p{Cntrl}]{0,59}[^\\p{Cntrl}\\s]";

    /// The same in words.
    public static final String NAME_RULE =
            "must be 1 to 60 characters on one line that do not end with a space";
}

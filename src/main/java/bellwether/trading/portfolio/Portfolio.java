package bellwether.trading.portfolio;

import java.time.Instant;

/// An account of paper money.
///
/// @param halted whether nothing that opens a position is taken
/// @param ruined whether equity was 0 or less: all is closed, and no order is taken any more
/// @param version of its definition, for `If-Match`
public record Portfolio(
        PortfolioId id,
        String owner,
        String name,
        PortfolioTerms terms,
        boolean halted,
        boolean ruined,
        int version,
        Instant createdAt) {}

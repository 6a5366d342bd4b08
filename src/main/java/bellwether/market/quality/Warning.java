package bellwether.market.quality;

/// A finding that touches the bars of an analysis.
///
/// @param kind as in the ledger, where its rule stands
/// @param score as in the ledger, of these bars alone
/// @param from the first day concerned, as an ISO date
/// @param to the last
/// @param count how many bars, sessions, rows or days in all
public record Warning(
        String kind,
        String severity,
        double score,
        String from,
        String to,
        long count,
        String words) {}

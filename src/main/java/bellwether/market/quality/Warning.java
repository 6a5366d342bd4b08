package bellwether.market.quality;

import org.jspecify.annotations.Nullable;

/// What is to be known before bars, or an analysis of them, are believed: a finding of the ledger
/// that touches them, or another circumstance, which has no score, days or count.
///
/// @param code of a finding, its kind in the ledger, where its rule is
/// @param severity see [Severity]
/// @param score as in the ledger, of these bars alone
/// @param from the first day concerned, as an ISO date
/// @param to the last
/// @param count how many bars, sessions, rows or days in all
public record Warning(
        String code,
        String severity,
        @Nullable Double score,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long count,
        String message) {

    public static Warning of(String code, Severity severity, String message) {
        return new Warning(code, severity.code(), null, null, null, null, message);
    }

    /// Whether it is about this day too.
    public boolean touches(String day) {
        return from != null && to != null && from.compareTo(day) <= 0 && day.compareTo(to) <= 0;
    }
}

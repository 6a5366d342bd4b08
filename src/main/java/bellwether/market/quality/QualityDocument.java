package bellwether.market.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept of an inspection, as JSON: all that no clock moves.
///
/// @param exchange whose calendar the bars were held against
/// @param delisted as an ISO date
/// @param first an ISO date, as is `last`
record QualityDocument(
        String exchange,
        @Nullable String delisted,
        boolean synthetic,
        int bars,
        String first,
        String last,
        List<QualityFinding> findings,
        List<NotJudged> notJudged) {
    QualityDocument {
        findings = List.copyOf(findings);
        notJudged = List.copyOf(notJudged);
    }

    double score() {
        return findings.stream().mapToDouble(QualityFinding::score).sum();
    }
}

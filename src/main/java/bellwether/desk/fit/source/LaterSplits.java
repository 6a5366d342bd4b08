package bellwether.desk.fit.source;

import bellwether.market.bars.CorporateAction;
import bellwether.research.analysis.ProposedTrade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;

/// The splits between the last bar of an analysis and today: its prices are of shares before them.
///
/// @param applied the oldest first
record LaterSplits(List<CorporateAction> applied) {
    LaterSplits {
        applied = List.copyOf(applied);
    }

    /// @param today at the exchange: shares are already those after a split of today
    static LaterSplits of(ProposedTrade proposed, CandidateFacts facts, LocalDate today) {
        return new LaterSplits(
                facts.splits().stream()
                        .filter(split -> split.exDate().isAfter(proposed.asOf()))
                        .filter(split -> !split.exDate().isAfter(today))
                        .toList());
    }

    /// A price of then in shares of today.
    BigDecimal divided(BigDecimal price) {
        BigDecimal divided = price;
        for (CorporateAction split : applied) {
            BigDecimal after = split.numerator();
            BigDecimal before = split.denominator();
            if (after != null && before != null) {
                divided = divided.multiply(before).divide(after, MathContext.DECIMAL64);
            }
        }
        return divided;
    }

    List<LocalDate> days() {
        return applied.stream().map(CorporateAction::exDate).toList();
    }
}

package bellwether.desk.journal.advice;

import java.util.List;

/// A symbol that may be worth a look.
///
/// @param synthetic whether its prices are invented
public record Recommendation(String ticker, boolean synthetic, List<LookReason> reasons) {
    public Recommendation {
        reasons = List.copyOf(reasons);
    }
}

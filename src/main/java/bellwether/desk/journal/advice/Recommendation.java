package bellwether.desk.journal.advice;

import java.util.List;

/// A symbol that may be worth a look.
public record Recommendation(String ticker, List<LookReason> reasons) {
    public Recommendation {
        reasons = List.copyOf(reasons);
    }
}

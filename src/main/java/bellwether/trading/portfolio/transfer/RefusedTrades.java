package bellwether.trading.portfolio.transfer;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.List;

/// A file of trades of which nothing was booked, as some of its rows cannot be.
final class RefusedTrades extends Refusal {
    private static final long serialVersionUID = 1;

    private static final int MOST_SHOWN = 100;

    RefusedTrades(List<RefusedRow> rows) {
        super(
                RefusalKind.INVALID,
                "trades_refused",
                "%d of the rows cannot be booked, so none was; see errors. Correct them, or send partial=true to book the others."
                        .formatted(rows.size()),
                rows.stream()
                        .limit(MOST_SHOWN)
                        .map(row -> new Fault("/lines/" + row.line(), row.detail()))
                        .toList(),
                null);
    }
}

package bellwether.trading.portfolio.transfer;

/// A row that cannot be booked. It is caught where rows are booked and flies no further.
final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient RefusedRow row;

    BadRow(FileTrade trade, String column, String value, String rule, String next) {
        super(rule, null, false, false);
        row = new RefusedRow(trade.line(), column, value, rule, next);
    }

    RefusedRow row() {
        return row;
    }
}

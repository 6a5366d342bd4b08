package bellwether.trading.portfolio.transfer;

/// A row of a file of trades, as it was read.
sealed interface FileRow {
    long line();

    record Traded(FileTrade trade) implements FileRow {
        @Override
        public long line() {
            return trade.line();
        }
    }

    record Skipped(long line, RowMeaning meaning) implements FileRow {}

    record Unread(RefusedRow refused) implements FileRow {
        @Override
        public long line() {
            return refused.line();
        }
    }
}

package bellwether.trading.portfolio.transfer;

import java.util.List;

/// A file of trades that was read.
record TradeFile(TradeFormat format, List<FileRow> rows) {
    TradeFile {
        rows = List.copyOf(rows);
    }
}

package bellwether.desk.journal.http;

import bellwether.desk.journal.NotedTrade;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.http.CsvOutput;
import bellwether.trading.portfolio.history.PastTrade;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A closed trade with what was written of it, as the API shows it.
///
/// @param r null where no stop was planned
/// @param entries ids of journal entries about it
record ShownNotedTrade(
        String id,
        String portfolio,
        String ticker,
        String side,
        LocalDate opened,
        LocalDate closed,
        String exitReason,
        @JsonSerialize(using = EmptyAsNull.class) String pattern,
        BigDecimal net,
        String currency,
        @Nullable Double r,
        List<String> entries) {
    static final CsvOutput<ShownNotedTrade> TABLE =
            CsvOutput.<ShownNotedTrade>of("journal-trades")
                    .with("id", ShownNotedTrade::id)
                    .with("portfolio", ShownNotedTrade::portfolio)
                    .with("ticker", ShownNotedTrade::ticker)
                    .with("side", ShownNotedTrade::side)
                    .with("opened", ShownNotedTrade::opened)
                    .with("closed", ShownNotedTrade::closed)
                    .with("exit_reason", ShownNotedTrade::exitReason)
                    .with("pattern", ShownNotedTrade::pattern)
                    .with("net", ShownNotedTrade::net)
                    .with("currency", ShownNotedTrade::currency)
                    .with("r", ShownNotedTrade::r)
                    .with("entries", ShownNotedTrade::entries);

    static ShownNotedTrade of(NotedTrade noted) {
        PastTrade trade = noted.trade();
        return new ShownNotedTrade(
                trade.key().toString(),
                trade.key().portfolio().toString(),
                trade.ticker(),
                trade.isLong() ? "long" : "short",
                trade.times().opened(),
                trade.times().closed(),
                trade.exitReason(),
                trade.pattern(),
                trade.net(),
                trade.currency(),
                noted.multiples(),
                noted.entries().stream().map(entry -> entry.id().toString()).toList());
    }
}

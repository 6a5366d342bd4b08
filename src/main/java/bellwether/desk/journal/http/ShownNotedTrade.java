package bellwether.desk.journal.http;

import bellwether.desk.journal.JournalEntryId;
import bellwether.desk.journal.ListedTrade;
import bellwether.desk.journal.NotedTrade;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.http.CsvOutput;
import bellwether.trading.portfolio.history.PastTrade;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A closed trade with what was written of it, as the API shows it.
///
/// @param excursion R, and how far the price went in it
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
        @JsonUnwrapped Excursion excursion,
        List<String> entries) {
    /// R and how far the price went, in R.
    ///
    /// @param r null where no stop was planned
    /// @param mae the maximum adverse excursion in R; null without R or bars
    /// @param mfe the maximum favourable excursion in R
    /// @param excursionReason why mae and mfe are null; null where they are known
    record Excursion(
            @Nullable Double r,
            @Nullable Double mae,
            @Nullable Double mfe,
            @Nullable String excursionReason) {}

    static final CsvOutput<ShownNotedTrade> TABLE =
            CsvOutput.<ShownNotedTrade>of("trades")
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
                    .with("r", one -> one.excursion.r())
                    .with("mae", one -> one.excursion.mae())
                    .with("mfe", one -> one.excursion.mfe())
                    .with("excursion_reason", one -> one.excursion.excursionReason())
                    .with("entries", ShownNotedTrade::entries);

    static ShownNotedTrade of(ListedTrade listed) {
        NotedTrade noted = listed.trade();
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
                new Excursion(
                        noted.multiples(), noted.adverse(), noted.favourable(), unknown(noted)),
                listed.entries().stream().map(JournalEntryId::toString).toList());
    }

    private static @Nullable String unknown(NotedTrade noted) {
        return noted.way().unknown() == null && noted.trade().risk() == null
                ? "no stop was planned, so that R is not known"
                : noted.way().unknown();
    }
}

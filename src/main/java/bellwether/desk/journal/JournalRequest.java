package bellwether.desk.journal;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.SelfValidating;
import bellwether.trading.portfolio.history.TradeKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/journal`.
///
/// @param trade the id of a closed trade
/// @param ticker absent where the trade says it
public record JournalRequest(
        @Nullable String trade,
        @Nullable String ticker,
        @Nullable String text,
        @Nullable String emotion,
        @Nullable String lesson,
        @Nullable List<@Nullable String> tags,
        @Nullable Boolean planKept)
        implements SelfValidating {
    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (trade != null && TradeKey.parse(trade).isEmpty()) {
            faults.add(
                    new Fault(
                            "/trade",
                            "must be the id of a closed trade such as tr_1_7, was \"%s\"; GET /api/v1/journal/trades lists yours"
                                    .formatted(Quoted.text(trade))));
        }
        if (ticker != null && Ticker.of(ticker).isEmpty()) {
            faults.add(new Fault("/ticker", Ticker.rule(ticker)));
        }
        faults.addAll(JournalRules.faults(text, emotion, lesson, tags));
        return faults;
    }

    JournalText said() {
        return JournalRules.kept(text, emotion, lesson, tags, planKept);
    }
}

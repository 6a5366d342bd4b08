package bellwether.trading.portfolio.matching;

import bellwether.market.bars.CorporateAction;
import java.time.LocalDate;

/// A corporate action that a portfolio has booked, or is about to.
record BookedAction(String symbol, String kind, LocalDate exDate) {
    static BookedAction of(String symbol, CorporateAction action) {
        return new BookedAction(symbol, action.kind().code(), action.exDate());
    }
}

package bellwether.market.bars;

import bellwether.platform.base.MemoryBudget;
import java.util.List;

/// Symbols whose histories are held at once.
///
/// @param need what they take, by what was stored when the symbols were divided into parts
public record HistoryPart(List<String> tickers, MemoryBudget.Need need) {
    public HistoryPart {
        tickers = List.copyOf(tickers);
    }
}

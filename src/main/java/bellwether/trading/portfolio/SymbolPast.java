package bellwether.trading.portfolio;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.SymbolMark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is on record of a symbol that trades of the past are held against.
///
/// @param splits the oldest first
/// @param close of its last finished day; empty where no bar is stored
public record SymbolPast(List<CorporateAction> splits, Optional<SymbolMark> close) {
    /// Of a symbol that nothing is stored of.
    public static final SymbolPast UNKNOWN = new SymbolPast(List.of(), Optional.empty());

    public SymbolPast {
        splits = List.copyOf(splits);
    }

    /// The splits after a trade's day, up to a day that the account has come to.
    List<CorporateAction> splitsSince(LocalDate traded, LocalDate reached) {
        return splits.stream()
                .filter(split -> split.exDate().isAfter(traded) && !split.exDate().isAfter(reached))
                .toList();
    }

    /// A trade in the shares of a later day: a purchase of 10 at 200 before a split of 4:1 is one
    /// of 40 at 50 after it.
    static StatedTrade after(List<CorporateAction> splits, StatedTrade trade) {
        BigDecimal quantity = trade.quantity();
        BigDecimal price = trade.price();
        for (CorporateAction split : splits) {
            BigDecimal more = Optional.ofNullable(split.numerator()).orElse(BigDecimal.ONE);
            BigDecimal before = Optional.ofNullable(split.denominator()).orElse(BigDecimal.ONE);
            quantity = scaled(quantity, more, before);
            price = scaled(price, before, more);
        }
        return trade.in(quantity, price);
    }

    private static BigDecimal scaled(BigDecimal number, BigDecimal by, BigDecimal through) {
        return Prices.plain(
                number.multiply(by).divide(through, Prices.SCALE, RoundingMode.HALF_EVEN));
    }

    /// What is on record of symbols, by their tickers.
    @FunctionalInterface
    public interface Source extends Function<String, SymbolPast> {
        /// The same of many tickers, read together. One that no symbol has, or had, is absent.
        default Map<String, SymbolPast> all(Collection<String> tickers) {
            Map<String, SymbolPast> pasts = new HashMap<>();
            tickers.forEach(ticker -> pasts.put(ticker, apply(ticker)));
            return pasts;
        }
    }
}

package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A corporate action, given with the first bar at or after its day, or when it is learnt. A change
/// of name is none: whoever calls names the symbol by one key.
public sealed interface TapeAction {
    String symbol();

    /// So many shares after it for so many before. It is applied only where the price jumps so.
    ///
    /// @param walked whether the bar of its day was walked without it, and its price is known to
    ///   jump so: what was held and ordered before its day is changed, the last close is not
    /// @param ordersBefore orders that were accepted before this moment are in old shares
    record Split(
            String symbol,
            LocalDate exDate,
            BigDecimal after,
            BigDecimal before,
            boolean walked,
            Instant ordersBefore)
            implements TapeAction {
        public Split {
            after = Prices.positive("/split/after", after);
            before = Prices.positive("/split/before", before);
        }

        /// One that the next bar brings, before which no order knew of it.
        public Split(String symbol, LocalDate exDate, BigDecimal after, BigDecimal before) {
            this(symbol, exDate, after, before, false, Instant.MAX);
        }

        /// The same with orders that were accepted since its day began to trade.
        public Split ordersBefore(Instant open) {
            return new Split(symbol, exDate, after, before, walked, open);
        }

        /// One whose day was walked without it.
        public Split late() {
            return new Split(symbol, exDate, after, before, true, ordersBefore);
        }

        /// Lots that were opened before this day are in old shares.
        public LocalDate lotsBefore() {
            return walked ? exDate : LocalDate.MAX;
        }

        /// How many shares it makes more of so many, negative where fewer.
        public BigDecimal added(BigDecimal shares) {
            return shares.multiply(after.subtract(before)).divide(before, MathContext.DECIMAL128);
        }
    }

    /// A dividend in cash.
    ///
    /// @param amount per share, in the symbol's price unit
    /// @param held shares held before the ex-date, negative for a short; null: those lots that are
    ///   still there and were opened before it
    /// @param closed further shares by strategy: held before the ex-date and closed since
    record Dividend(
            String symbol,
            LocalDate exDate,
            BigDecimal amount,
            @Nullable BigDecimal held,
            Map<String, BigDecimal> closed)
            implements TapeAction {
        public Dividend {
            amount = Prices.positive("/dividend/amount", amount);
            closed = Map.copyOf(closed);
        }

        /// Of what was not closed since.
        public Dividend(
                String symbol, LocalDate exDate, BigDecimal amount, @Nullable BigDecimal held) {
            this(symbol, exDate, amount, held, Map.of());
        }
    }

    /// What a split that is learnt late would have changed of shares that were closed between its
    /// day and now: they are paid in cash.
    ///
    /// @param price of a share now, in the symbol's price unit
    /// @param shares by strategy that were closed too few, negative where they were too many, or of
    ///   a short
    record MissedShares(
            String symbol, LocalDate exDate, BigDecimal price, Map<String, BigDecimal> shares)
            implements TapeAction {
        public MissedShares {
            price = Prices.positive("/split/price", price);
            shares = Map.copyOf(shares);
        }
    }

    /// Given with the last bar, or later; the positions are settled after its close.
    ///
    /// @param returnPercent what settling pays more than the last close: -30 is 30 % less
    record Delisting(String symbol, BigDecimal returnPercent) implements TapeAction {
        public Delisting {
            if (returnPercent.compareTo(BigDecimal.valueOf(-100)) < 0) {
                throw Refusal.invalid(
                        "/delisting_return",
                        "must be -100 or more, was " + returnPercent.toPlainString());
            }
        }
    }
}

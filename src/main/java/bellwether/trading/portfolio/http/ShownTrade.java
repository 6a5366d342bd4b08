package bellwether.trading.portfolio.http;

import bellwether.platform.base.EmptyAsNull;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.Prices;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.performance.ClosedLot;
import bellwether.trading.portfolio.performance.OrderOrigin;
import bellwether.trading.portfolio.performance.RoundTrip;
import bellwether.trading.portfolio.performance.TradeExcursion;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A closed trade as the API shows it.
record ShownTrade(
        long n,
        String strategy,
        String ticker,
        String side,
        BigDecimal quantity,
        String currency,
        Leg entry,
        Leg exit,
        String exitReason,
        long days,
        @JsonUnwrapped Money money,
        @JsonUnwrapped Origin origin) {

    private static final Set<String> WITHOUT_ORDER =
            Set.of("split_fraction", "delisting", "stated");

    /// One end of it.
    ///
    /// @param order null where there was none
    /// @param price of a share, in money
    record Leg(
            @Nullable String order,
            LocalDate date,
            BigDecimal price,
            BigDecimal value,
            BigDecimal costs) {}

    /// @param mae the maximum adverse excursion
    /// @param mfe the maximum favourable excursion
    /// @param excursionReason why they are null; null where they are known
    record Money(
            BigDecimal gross,
            BigDecimal costs,
            BigDecimal net,
            TradeExcursion.@Nullable Distance mae,
            TradeExcursion.@Nullable Distance mfe,
            @Nullable String excursionReason) {}

    record Origin(
            @JsonSerialize(using = EmptyAsNull.class) String origin,
            @JsonSerialize(using = EmptyAsNull.class) String pattern,
            @JsonSerialize(using = EmptyAsNull.class) String confidence) {
        static Origin of(OrderOrigin origin) {
            return new Origin(origin.source(), origin.pattern(), origin.confidence());
        }
    }

    static ShownTrade of(
            PortfolioId portfolio, RoundTrip trade, LotMethod method, TradeExcursion excursion) {
        ClosedLot lot = trade.lot();
        AccountEvent.LotClosed closing = lot.closing();
        BigDecimal shares = closing.lot().quantity().abs();
        boolean byOrder = !WITHOUT_ORDER.contains(trade.exitReason());
        return new ShownTrade(
                lot.n(),
                closing.key().strategy(),
                closing.key().symbol(),
                lot.sign() > 0 ? "long" : "short",
                shares,
                lot.currency(),
                leg(
                        closing.lot().isStated() ? null : shown(portfolio, closing.lot().orderId()),
                        closing.lot().opened(),
                        shares,
                        lot.entryValue(method),
                        lot.entryCosts(method)),
                leg(
                        byOrder ? shown(portfolio, closing.exit()) : null,
                        closing.date(),
                        shares,
                        closing.value(),
                        closing.costs()),
                trade.exitReason(),
                trade.days(),
                new Money(
                        lot.gross(method),
                        lot.costs(method),
                        lot.net(method),
                        excursion.adverse(),
                        excursion.favourable(),
                        excursion.reason()),
                Origin.of(trade.origin()));
    }

    private static String shown(PortfolioId portfolio, String order) {
        return new OrderId(portfolio, order).toString();
    }

    private static Leg leg(
            @Nullable String order,
            LocalDate date,
            BigDecimal shares,
            BigDecimal value,
            BigDecimal costs) {
        BigDecimal price = Prices.plain(Prices.scaled(value.divide(shares, MathContext.DECIMAL64)));
        return new Leg(order, date, price, value, costs);
    }
}

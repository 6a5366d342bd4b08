package bellwether.trading.portfolio.http;

import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import bellwether.trading.portfolio.BookedFill;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.PortfolioId;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fill as answers show it.
///
/// @param id unique in the portfolio
/// @param order that it is of; null where there was none, as for stated fills
/// @param date of its session
/// @param time when its bar began; null where it is stated
/// @param price in the unit of the symbol's prices
/// @param bookedAt when it was stored
public record ShownFill(
        String id,
        @Nullable String order,
        LocalDate date,
        @Nullable Instant time,
        String ticker,
        String strategy,
        String side,
        BigDecimal quantity,
        BigDecimal price,
        @JsonUnwrapped Amounts amounts,
        @JsonUnwrapped Basis basis,
        Instant bookedAt) {
    /// Money, in the currency of the symbol.
    ///
    /// @param costs all charges together
    /// @param currency empty where nothing says
    public record Amounts(
            BigDecimal value, BigDecimal costs, String currency, List<ShownCharge> charges) {
        public Amounts {
            charges = List.copyOf(charges);
        }
    }

    /// A charge of a fill.
    public record ShownCharge(String name, BigDecimal amount, String basis) {
        static ShownCharge of(Charge charge) {
            return new ShownCharge(charge.name(), charge.amount(), charge.basis().key());
        }
    }

    /// What it rests on.
    ///
    /// @param phase of the bar
    /// @param stated somebody says so; no bar shows that it could be had at this price
    /// @param assumed on an assumption about the path of prices within the bar
    /// @param volumeKnown false where no volume could limit it
    /// @param late its bar came after the others of its date had been matched
    public record Basis(
            String phase, boolean stated, boolean assumed, boolean volumeKnown, boolean late) {}

    static ShownFill of(PortfolioId portfolio, BookedFill booked) {
        Fill fill = booked.fill();
        String order = fill.isStated() ? null : new OrderId(portfolio, fill.orderId()).toString();
        return new ShownFill(
                order == null ? fill.orderId() : order + "/" + booked.n(),
                order,
                fill.date(),
                fill.isStated() ? null : Instant.ofEpochSecond(fill.time()),
                fill.position().symbol(),
                fill.position().strategy(),
                fill.side().key(),
                fill.quantity(),
                fill.price(),
                new Amounts(
                        fill.value(),
                        fill.costs(),
                        booked.currency(),
                        fill.charges().stream().map(ShownCharge::of).toList()),
                new Basis(
                        fill.phase().key(),
                        fill.isStated(),
                        fill.assumed(),
                        fill.volumeKnown(),
                        booked.late()),
                booked.bookedAt());
    }
}

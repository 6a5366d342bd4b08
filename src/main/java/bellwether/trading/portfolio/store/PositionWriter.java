package bellwether.trading.portfolio.store;

import bellwether.platform.db.Unnest;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes positions that have changed, each with all of its lots.
final class PositionWriter {
    private final Handle h;
    private final PortfolioId id;

    PositionWriter(Handle h, PortfolioId id) {
        this.h = h;
        this.id = id;
    }

    void write(List<Position> before, List<Position> after) {
        Map<PositionKey, Position> old =
                before.stream().collect(Collectors.toMap(Position::key, Function.identity()));
        for (Position position : after) {
            if (!same(old.get(position.key()), position)) {
                upsert(position);
            }
        }
    }

    /// Marks have a table of their own.
    private static boolean same(@Nullable Position old, Position position) {
        return old != null && unmarked(old).equals(unmarked(position));
    }

    private static Position unmarked(Position position) {
        return new Position(
                position.key(),
                position.currency(),
                position.lots(),
                position.averageValue(),
                position.averageCosts(),
                position.realisedFifo(),
                position.realisedAverage(),
                null,
                position.borrowedTo());
    }

    private void upsert(Position position) {
        h.createUpdate(
                        """
                        insert into position (portfolio, strategy, symbol, currency, average_value, average_costs,
                          realised_fifo, realised_average, borrowed_to)
                        values (:portfolio, :strategy, :symbol, :currency, :value, :costs, :fifo, :average, :borrowed)
                        on conflict (portfolio, strategy, symbol) do update set average_value = excluded.average_value,
                          average_costs = excluded.average_costs, realised_fifo = excluded.realised_fifo,
                          realised_average = excluded.realised_average, borrowed_to = excluded.borrowed_to
                        """)
                .bind("portfolio", id.number())
                .bind("strategy", position.key().strategy())
                .bind("symbol", position.key().symbol())
                .bind("currency", position.currency())
                .bind("value", position.averageValue())
                .bind("costs", position.averageCosts())
                .bind("fifo", position.realisedFifo())
                .bind("average", position.realisedAverage())
                .bindByType("borrowed", position.borrowedTo(), LocalDate.class)
                .execute();
        lots(position);
    }

    private record NumberedLot(int n, Lot lot) {}

    private void lots(Position position) {
        h.createUpdate(
                        "delete from lot where portfolio = :portfolio and strategy = :strategy and symbol = :symbol")
                .bind("portfolio", id.number())
                .bind("strategy", position.key().strategy())
                .bind("symbol", position.key().symbol())
                .execute();
        List<NumberedLot> numbered = new ArrayList<>();
        for (Lot lot : position.lots()) {
            numbered.add(new NumberedLot(numbered.size() + 1, lot));
        }
        Unnest.of(numbered)
                .ints("ns", NumberedLot::n)
                .texts("orders", row -> row.lot.orderId())
                .texts("days", row -> row.lot.opened().toString())
                .texts("quantities", row -> plain(row.lot.quantity()))
                .texts("amounts", row -> plain(row.lot.value()))
                .texts("costs", row -> plain(row.lot.costs()))
                .bind(
                        h.createUpdate(
                                """
                                insert into lot (portfolio, strategy, symbol, n, order_id, opened, quantity, value, costs)
                                select :portfolio, :strategy, :symbol, n, order_id, opened::date, quantity::numeric,
                                  value::numeric, costs::numeric
                                from unnest(:ns, :orders, :days, :quantities, :amounts, :costs)
                                  as given (n, order_id, opened, quantity, value, costs)
                                """))
                .bind("portfolio", id.number())
                .bind("strategy", position.key().strategy())
                .bind("symbol", position.key().symbol())
                .execute();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}

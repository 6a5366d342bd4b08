package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an account holds and has ordered, with what each loses from the last mark to its stops.
final class Exposures {
    private final RiskAccount account;
    private final OpeningEstimates estimates;
    private final Map<String, String> sectors;

    Exposures(RiskAccount account) {
        this(account, Set.of());
    }

    /// @param others symbols whose sectors are wanted too
    Exposures(RiskAccount account, Set<String> others) {
        this.account = account;
        this.estimates = new OpeningEstimates(account);
        Set<String> tickers = tickers(account.state());
        tickers.addAll(others);
        this.sectors = account.facts().sectors(tickers);
    }

    private static Set<String> tickers(AccountState state) {
        return Stream.concat(
                        state.positions().stream()
                                .filter(position -> position.quantity().signum() != 0)
                                .map(Position::key),
                        state.orders().stream().map(order -> order.order().position()))
                .map(PositionKey::symbol)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Optional<String> sector(PositionKey key) {
        return sector(key.symbol());
    }

    /// The sector that is stated of a symbol.
    Optional<String> sector(String ticker) {
        return Optional.ofNullable(sectors.get(ticker));
    }

    /// All of them.
    ///
    /// @param group what is linked to a new order, which replaces it; null for none
    List<Exposure> all(@Nullable String group) {
        List<Exposure> all = new ArrayList<>();
        for (Position position : account.state().positions()) {
            if (position.quantity().signum() != 0) {
                all.add(held(position));
            }
        }
        all.addAll(ordered(group));
        return all;
    }

    private Exposure held(Position position) {
        PositionKey key = position.key();
        BigDecimal quantity = position.quantity();
        Optional<BigDecimal> mark =
                Optional.ofNullable(position.mark()).or(() -> account.mark(key.symbol()));
        Optional<String> sector = sector(key);
        if (mark.isEmpty()) {
            return unknown(key, null, quantity, OpeningEstimate.noPrice(key.symbol()));
        }
        StopCover cover = cover(key, quantity, mark.get());
        BigDecimal whole = quantity.abs().multiply(mark.get());
        BigDecimal full = cover.loss().add(cover.unstopped().multiply(mark.get()));
        Optional<BigDecimal> value = account.inMoney(key.symbol(), whole);
        Optional<BigDecimal> loss = account.inMoney(key.symbol(), full);
        if (value.isEmpty() || loss.isEmpty()) {
            return unknown(key, null, quantity, OpeningEstimate.noRate(account, key.symbol()));
        }
        return new Exposure(
                key, null, quantity, value.get(), loss.get(), cover.unstopped(), sector, null);
    }

    private Exposure unknown(
            PositionKey key,
            @Nullable String order,
            BigDecimal quantity,
            OpeningEstimate.Unknown why) {
        return new Exposure(key, order, quantity, null, null, quantity.abs(), sector(key), why);
    }

    /// @param loss of the shares with a stop, in the symbol's price unit
    private record StopCover(BigDecimal loss, BigDecimal unstopped) {}

    /// @param distance from the mark
    private record LiveStop(BigDecimal distance, BigDecimal shares) {}

    /// The nearest stops go first. A stop with a limit may not fill, so it does not count.
    private StopCover cover(PositionKey key, BigDecimal quantity, BigDecimal mark) {
        BigDecimal sign = BigDecimal.valueOf(quantity.signum());
        List<LiveStop> stops = new ArrayList<>();
        for (OrderStatus order : account.state().orders()) {
            BigDecimal level = order.level();
            if (isStop(order.order(), key, quantity.signum()) && level != null) {
                BigDecimal far = mark.subtract(level).multiply(sign).max(BigDecimal.ZERO);
                BigDecimal rest = order.remaining();
                stops.add(new LiveStop(far, rest == null ? quantity.abs() : rest));
            }
        }
        stops.sort(Comparator.comparing(LiveStop::distance));
        BigDecimal left = quantity.abs();
        BigDecimal loss = BigDecimal.ZERO;
        for (LiveStop stop : stops) {
            BigDecimal covered = stop.shares().min(left);
            loss = loss.add(stop.distance().multiply(covered));
            left = left.subtract(covered);
        }
        return new StopCover(loss, left);
    }

    private static boolean isStop(Order order, PositionKey key, int held) {
        boolean stops =
                order.type() instanceof OrderType.Stop
                        || order.type() instanceof OrderType.Trailing;
        return stops && order.position().equals(key) && order.side().sign() == -held;
    }

    /// Of orders of which only one can fill, the one that loses most.
    private List<Exposure> ordered(@Nullable String group) {
        List<Exposure> alone = new ArrayList<>();
        Map<String, Exposure> linked = new HashMap<>();
        for (OrderStatus order : account.state().orders()) {
            boolean replaced = group != null && RiskAccount.belongsTo(order, group);
            if (order.role() == OrderRole.ENTRY && !replaced) {
                Optional<Exposure> exposure = ordered(order);
                String links = order.ocoGroup();
                if (links == null) {
                    exposure.ifPresent(alone::add);
                } else {
                    exposure.ifPresent(one -> linked.merge(links, one, Exposures::larger));
                }
            }
        }
        alone.addAll(linked.values());
        return alone;
    }

    private static Exposure larger(Exposure one, Exposure other) {
        if (one.unknown() != null || other.unknown() != null) {
            return one.unknown() != null ? one : other;
        }
        return one.knownLoss().compareTo(other.knownLoss()) >= 0 ? one : other;
    }

    private Optional<Exposure> ordered(OrderStatus order) {
        PositionKey key = order.order().position();
        String id = order.order().id();
        BigDecimal sign = BigDecimal.valueOf(order.order().side().sign());
        return switch (estimates.of(order)) {
            case OpeningEstimate.Nothing() -> Optional.empty();
            case OpeningEstimate.Unknown why -> Optional.of(unknown(key, id, BigDecimal.ZERO, why));
            case OpeningEstimate.Known known ->
                    Optional.of(
                            new Exposure(
                                    key,
                                    id,
                                    known.shares().multiply(sign),
                                    known.value(),
                                    known.loss(),
                                    known.stopped() ? BigDecimal.ZERO : known.shares(),
                                    sector(key),
                                    null));
        };
    }
}

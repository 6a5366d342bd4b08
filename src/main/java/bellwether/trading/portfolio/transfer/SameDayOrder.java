package bellwether.trading.portfolio.transfer;

import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.LockedAccount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which way round the trades of one day stand in a file that says no times. Many brokers write the
/// newest first, so that a sale stands before the purchase that it sells.
final class SameDayOrder {
    private final LockedAccount account;
    private final Function<FileTrade, PositionKey> positions;

    /// @param positions of trades
    /// @throws BadRow by that function where a trade has none
    SameDayOrder(LockedAccount account, Function<FileTrade, PositionKey> positions) {
        this.account = account;
        this.positions = positions;
    }

    /// Whether only the other way round no sale is of more than is held. Where the account may be
    /// short both ways can be meant, and the file's stays.
    boolean isNewestFirst(List<FileTrade> trades) {
        boolean open =
                !trades.isEmpty()
                        && trades.stream()
                                .allMatch(one ->
                                        one.date().equals(trades.getFirst().date())
                                                && one.time().isEmpty());
        if (!open || account.portfolio().terms().shorting()) {
            return false;
        }
        List<FileTrade> reversed = new ArrayList<>(trades);
        Collections.reverse(reversed);
        return sellsMore(trades) && !sellsMore(reversed);
    }

    private boolean sellsMore(List<FileTrade> trades) {
        Map<PositionKey, BigDecimal> held = new HashMap<>();
        for (FileTrade trade : trades) {
            Optional<PositionKey> key = position(trade);
            if (key.isPresent()) {
                BigDecimal signed =
                        trade.quantity().multiply(BigDecimal.valueOf(trade.side().sign()));
                BigDecimal after = held.computeIfAbsent(key.get(), account::quantity).add(signed);
                if (after.signum() < 0) {
                    return true;
                }
                held.put(key.get(), after);
            }
        }
        return false;
    }

    /// Empty where its row is refused when it is booked.
    private Optional<PositionKey> position(FileTrade trade) {
        try {
            return Optional.of(positions.apply(trade));
        } catch (BadRow refused) {
            return Optional.empty();
        }
    }
}

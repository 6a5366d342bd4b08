package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LotMethod;
import java.math.BigDecimal;

/// Shares that were opened by one order and closed by another, or by what else closes them.
///
/// @param n counts those of a portfolio, from 1 on
/// @param currency of all amounts
public record ClosedLot(long n, String currency, AccountEvent.LotClosed closing) {
    /// 1 for a long position, -1 for a short one.
    public int sign() {
        return closing.lot().quantity().signum();
    }

    /// What the shares were opened for.
    public BigDecimal entryValue(LotMethod method) {
        return method == LotMethod.FIFO ? closing.lot().value() : closing.averageValue();
    }

    public BigDecimal entryCosts(LotMethod method) {
        return method == LotMethod.FIFO ? closing.lot().costs() : closing.averageCosts();
    }

    /// Profit without costs.
    public BigDecimal gross(LotMethod method) {
        BigDecimal gain = closing.value().subtract(entryValue(method));
        return sign() < 0 ? gain.negate() : gain;
    }

    /// Of opening and closing.
    public BigDecimal costs(LotMethod method) {
        return entryCosts(method).add(closing.costs());
    }

    public BigDecimal net(LotMethod method) {
        return gross(method).subtract(costs(method));
    }

    /// What its opening had taken from cash, as [ValuedLot#cost].
    BigDecimal cost() {
        BigDecimal value = closing.lot().value();
        return (sign() < 0 ? value.negate() : value).add(closing.lot().costs());
    }
}

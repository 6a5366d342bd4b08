package bellwether.desk.fit.select;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is left of cash and limits while candidates are taken.
final class FitRoom {
    private final FitLimits limits;
    private final Map<String, BigDecimal> sectors = new HashMap<>();
    private BigDecimal cash;
    private BigDecimal heat;

    FitRoom(FitLimits limits, BigDecimal cash, List<FitHolding> held) {
        this.limits = limits;
        this.cash = cash;
        this.heat = limits.amount(limits.heat());
        for (FitHolding one : held) {
            heat = heat.subtract(one.loss());
            one.sector().ifPresent(name -> sectors.merge(name, one.value(), BigDecimal::add));
        }
    }

    /// How many shares each limit leaves, in whole lots. A symbol without a stated sector counts
    /// for none.
    Map<FitBound, BigDecimal> shares(FitCandidate candidate) {
        Map<FitBound, BigDecimal> shares = new EnumMap<>(FitBound.class);
        BigDecimal cost = candidate.prices().cost();
        BigDecimal loss = candidate.prices().loss();
        BigDecimal byPlan =
                lots(limits.amount(candidate.limits().risk()), loss, candidate)
                        .min(lots(limits.amount(candidate.limits().position()), cost, candidate));
        shares.put(FitBound.PLAN, byPlan);
        shares.put(FitBound.CASH, lots(cash, cost, candidate));
        shares.put(FitBound.HEAT, lots(heat, loss, candidate));
        shares.put(FitBound.POSITION, lots(limits.amount(limits.position()), cost, candidate));
        candidate
                .sector()
                .ifPresent(
                        name -> shares.put(FitBound.SECTOR, lots(ofSector(name), cost, candidate)));
        return shares;
    }

    private BigDecimal ofSector(String name) {
        BigDecimal used = sectors.getOrDefault(name, BigDecimal.ZERO);
        return limits.amount(limits.sector()).subtract(used);
    }

    private static BigDecimal lots(BigDecimal room, BigDecimal price, FitCandidate candidate) {
        if (room.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shares =
                room.divideToIntegralValue(price.multiply(candidate.lot()), MathContext.DECIMAL128)
                        .multiply(candidate.lot())
                        .stripTrailingZeros();
        return shares.scale() < 0 ? shares.setScale(0) : shares;
    }

    void take(FitCandidate candidate, BigDecimal value, BigDecimal loss) {
        cash = cash.subtract(value);
        heat = heat.subtract(loss);
        candidate.sector().ifPresent(name -> sectors.merge(name, value, BigDecimal::add));
    }

    BigDecimal cash() {
        return cash;
    }

    BigDecimal heat() {
        return heat;
    }
}

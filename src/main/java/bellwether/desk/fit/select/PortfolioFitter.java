package bellwether.desk.fit.select;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Takes candidates in their order, each with the most shares that plan, cash and limits leave.
public final class PortfolioFitter {
    private final FitLimits limits;
    private final PairCorrelations correlations;
    private final FitRoom room;
    private final List<FittedPosition> taken = new ArrayList<>();
    private final List<LeftOutCandidate> left = new ArrayList<>();
    private final Map<String, Integer> sides = new HashMap<>();

    /// @param cash that may be spent
    /// @param held what the portfolio has already
    public PortfolioFitter(
            FitLimits limits,
            BigDecimal cash,
            List<FitHolding> held,
            PairCorrelations correlations) {
        this.limits = limits;
        this.correlations = correlations;
        this.room = new FitRoom(limits, cash, held);
        held.forEach(one -> sides.put(one.ticker(), one.side()));
    }

    /// What is taken and what is not.
    ///
    /// @param cash that is left
    /// @param heat that is left
    /// @param positions with those that were held before
    public record Result(
            List<FittedPosition> taken,
            List<LeftOutCandidate> left,
            BigDecimal cash,
            BigDecimal heat,
            int positions) {
        public Result {
            taken = List.copyOf(taken);
            left = List.copyOf(left);
        }
    }

    /// Fits all candidates, in whichever order they come.
    public Result fit(List<FitCandidate> candidates) {
        candidates.stream()
                .sorted((one, other) -> one.rank().compareTo(other.rank()))
                .forEach(this::place);
        return new Result(taken, left, room.cash(), room.heat(), sides.size());
    }

    private void place(FitCandidate candidate) {
        if (sides.containsKey(candidate.ticker())) {
            leave(candidate, "held", "the portfolio holds it, or has an order for it, already");
            return;
        }
        if (sides.size() >= limits.positions()) {
            leave(
                    candidate,
                    "positions",
                    "all %d positions are taken".formatted(limits.positions()));
            return;
        }
        PairLook look = PairLook.of(candidate, sides, correlations);
        if (look.closest() != null && look.together() > limits.correlation()) {
            leave(candidate, "correlated", twin(look.closest()));
            return;
        }
        size(candidate, look);
    }

    private String twin(ClosestPosition closest) {
        return String.format(
                Locale.ROOT,
                "its daily returns have the correlation %.2f with those of %s over %d common days,"
                        + " above %.2f",
                closest.correlation().rho(),
                closest.ticker(),
                closest.correlation().days(),
                limits.correlation());
    }

    private void size(FitCandidate candidate, PairLook look) {
        Map.Entry<FitBound, BigDecimal> tightest =
                room.shares(candidate).entrySet().stream()
                        .min(Map.Entry.comparingByValue())
                        .orElseThrow();
        BigDecimal shares = tightest.getValue();
        BigDecimal value = shares.multiply(candidate.prices().cost());
        FitBound bound = tightest.getKey();
        if (shares.signum() <= 0) {
            leave(candidate, bound.key(), "%s leaves no whole lot".formatted(words(bound)));
        } else if (value.compareTo(limits.amount(FitLimits.LEAST_PERCENT)) < 0) {
            leave(
                    candidate,
                    "too_small",
                    "%s leaves %s, under %s %% of the capital"
                            .formatted(
                                    words(bound),
                                    value.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                                    FitLimits.LEAST_PERCENT));
        } else {
            BigDecimal loss = shares.multiply(candidate.prices().loss());
            room.take(candidate, value, loss);
            sides.put(candidate.ticker(), candidate.side());
            taken.add(
                    new FittedPosition(
                            candidate, shares, value, loss, bound, look.closest(), look.unknown()));
        }
    }

    private static String words(FitBound bound) {
        return switch (bound) {
            case PLAN -> "the plan's own risk and position limit";
            case CASH -> "the cash that is left";
            case HEAT -> "the heat that is left";
            case POSITION -> "the limit of one position";
            case SECTOR -> "the limit of its sector";
        };
    }

    private void leave(FitCandidate candidate, String reason, String words) {
        left.add(
                new LeftOutCandidate(
                        candidate.ticker(),
                        candidate.analysis(),
                        candidate.basis().synthetic(),
                        reason,
                        words));
    }
}

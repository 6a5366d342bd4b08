package bellwether.desk.fit.source;

import bellwether.desk.fit.select.FitCandidate;
import bellwether.desk.fit.select.FitRank;
import bellwether.desk.fit.select.LeftOutCandidate;
import bellwether.market.money.PriceUnit;
import bellwether.market.rates.FxRates;
import bellwether.market.rates.FxSearch;
import bellwether.research.analysis.CurrentAge;
import bellwether.research.analysis.ProposedTrade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads candidates from analyses: what has a plan to trade at today's prices, on the wanted sides.
public final class CandidateReader {
    private static final String LONG = "long";
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final String currency;
    private final FitSides sides;
    private final FxRates rates;
    private final List<FitCandidate> candidates = new ArrayList<>();
    private final List<LeftOutCandidate> left = new ArrayList<>();

    /// @param currency of the capital
    public CandidateReader(String currency, FitSides sides, FxRates rates) {
        this.currency = currency;
        this.sides = sides;
        this.rates = rates;
    }

    /// Those with a plan.
    public List<FitCandidate> candidates() {
        return List.copyOf(candidates);
    }

    /// Those without.
    public List<LeftOutCandidate> left() {
        return List.copyOf(left);
    }

    /// Reads one analysis.
    ///
    /// @param sector empty where none is stated of the symbol
    /// @param age of its prices now; empty where the symbol is gone
    public void read(ProposedTrade proposed, Optional<String> sector, Optional<CurrentAge> age) {
        if (age.isEmpty()) {
            leave(proposed, "no_symbol", "the symbol is no longer stored under this name");
        } else if (proposed.recomputed()) {
            leave(proposed, "recomputed", "it was recomputed for a past day");
        } else if (age.get().stale()) {
            leave(
                    proposed,
                    "stale",
                    "its prices are %d days old, too old to trade at"
                            .formatted(age.get().daysOld()));
        } else if (proposed.trade().isEmpty()) {
            leave(proposed, "no_plan", proposed.words());
        } else if (!sides.isWanted(proposed.trade().get().side())) {
            leave(proposed, "other_side", "the plan is " + proposed.trade().get().side());
        } else {
            add(proposed, proposed.trade().get(), sector);
        }
    }

    private void add(ProposedTrade proposed, ProposedTrade.Trade trade, Optional<String> sector) {
        Optional<PriceUnit> unit = PriceUnit.of(trade.priceUnit());
        if (unit.isEmpty()) {
            leave(proposed, "no_rate", "the currency of its prices is not known");
            return;
        }
        Optional<BigDecimal> rate = rate(proposed, unit.get());
        if (rate.isEmpty()) {
            return;
        }
        BigDecimal costs = ONE.add(trade.costPercent().movePointLeft(2));
        int side = trade.side().equals(LONG) ? 1 : -1;
        candidates.add(
                new FitCandidate(
                        proposed.ticker(),
                        proposed.analysis(),
                        side,
                        new FitCandidate.PlanPrices(
                                money(trade.entry().multiply(costs), unit.get(), rate.get()),
                                money(
                                        trade.entry().subtract(trade.stop()).abs(),
                                        unit.get(),
                                        rate.get())),
                        new FitCandidate.PlanLimits(trade.riskPercent(), trade.limitPercent()),
                        trade.lot(),
                        rank(proposed, side),
                        sector));
    }

    private Optional<BigDecimal> rate(ProposedTrade proposed, PriceUnit unit) {
        if (unit.currency().equals(currency)) {
            return Optional.of(ONE);
        }
        return switch (rates.find(unit.currency(), currency)) {
            case FxSearch.Found(var found) -> Optional.of(found.rate());
            case FxSearch.Missing(String words) -> {
                leave(proposed, "no_rate", words);
                yield Optional.empty();
            }
        };
    }

    private static BigDecimal money(BigDecimal price, PriceUnit unit, BigDecimal rate) {
        return unit.money(price).multiply(rate, MathContext.DECIMAL64);
    }

    private static FitRank rank(ProposedTrade proposed, int side) {
        Double strength = proposed.strength();
        return new FitRank(
                proposed.verdict().startsWith("STRONG") ? 2 : 1,
                side * proposed.score(),
                strength == null ? Double.NEGATIVE_INFINITY : side * strength,
                proposed.ticker());
    }

    private void leave(ProposedTrade proposed, String reason, String words) {
        left.add(new LeftOutCandidate(proposed.ticker(), proposed.analysis(), reason, words));
    }
}

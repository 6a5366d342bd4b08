package bellwether.desk.fit.source;

import bellwether.desk.fit.select.FitCandidate;
import bellwether.desk.fit.select.FitRank;
import bellwether.desk.fit.select.LeftOutCandidate;
import bellwether.desk.fit.select.PlanBasis;
import bellwether.market.money.PriceUnit;
import bellwether.market.rates.FxRate;
import bellwether.market.rates.FxRates;
import bellwether.market.rates.FxSearch;
import bellwether.research.analysis.ProposedTrade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads candidates from analyses: what has a plan to trade at today's prices, on the wanted sides.
public final class CandidateReader {
    private static final String LONG = "long";
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final String currency;
    private final FitSides sides;
    private final FxRates rates;
    private final Map<String, FxRate> used = new TreeMap<>();
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

    /// The rates by which prices were made the capital's, one for each currency.
    public List<FxRate> used() {
        return List.copyOf(used.values());
    }

    /// Reads one analysis.
    public void read(ProposedTrade proposed, CandidateFacts facts) {
        if (facts.age().isEmpty()) {
            leave(proposed, facts, "no_symbol", "the symbol is no longer stored under this name");
        } else if (proposed.recomputed()) {
            leave(proposed, facts, "recomputed", "it was recomputed for a past day");
        } else if (facts.age().get().stale()) {
            leave(
                    proposed,
                    facts,
                    "stale",
                    "its prices are %d days old, too old to trade at"
                            .formatted(facts.age().get().daysOld()));
        } else if (proposed.trade().isEmpty()) {
            leave(proposed, facts, "no_plan", proposed.words());
        } else if (!sides.isWanted(proposed.trade().get().side())) {
            leave(proposed, facts, "other_side", "the plan is " + proposed.trade().get().side());
        } else {
            LocalDate today = proposed.asOf().plusDays(facts.age().get().daysOld());
            add(proposed, proposed.trade().get(), facts, LaterSplits.of(proposed, facts, today));
        }
    }

    private void add(
            ProposedTrade proposed,
            ProposedTrade.Trade trade,
            CandidateFacts facts,
            LaterSplits splits) {
        Optional<PriceUnit> unit = PriceUnit.of(trade.priceUnit());
        if (unit.isEmpty()) {
            leave(proposed, facts, "no_rate", "the currency of its prices is not known");
            return;
        }
        Optional<BigDecimal> rate = rate(proposed, facts, unit.get());
        if (rate.isEmpty()) {
            return;
        }
        BigDecimal costs = ONE.add(trade.costPercent().movePointLeft(2));
        BigDecimal entry = splits.divided(trade.entry());
        BigDecimal stop = splits.divided(trade.stop());
        int side = trade.side().equals(LONG) ? 1 : -1;
        candidates.add(
                new FitCandidate(
                        proposed.ticker(),
                        proposed.analysis(),
                        side,
                        new FitCandidate.PlanPrices(
                                money(entry.multiply(costs), unit.get(), rate.get()),
                                money(entry.subtract(stop).abs(), unit.get(), rate.get())),
                        new FitCandidate.PlanLimits(trade.riskPercent(), trade.limitPercent()),
                        trade.lot(),
                        rank(proposed, side),
                        facts.sector(),
                        new PlanBasis(unit.get().currency(), facts.synthetic(), splits.days())));
    }

    private Optional<BigDecimal> rate(
            ProposedTrade proposed, CandidateFacts facts, PriceUnit unit) {
        if (unit.currency().equals(currency)) {
            return Optional.of(ONE);
        }
        return switch (rates.find(unit.currency(), currency)) {
            case FxSearch.Found(var found) -> {
                used.put(unit.currency(), found);
                yield Optional.of(found.rate());
            }
            case FxSearch.Missing(String words) -> {
                leave(proposed, facts, "no_rate", words);
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

    private void leave(ProposedTrade proposed, CandidateFacts facts, String reason, String words) {
        left.add(
                new LeftOutCandidate(
                        proposed.ticker(), proposed.analysis(), facts.synthetic(), reason, words));
    }
}

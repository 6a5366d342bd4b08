package bellwether.desk.journal.advice;

import bellwether.market.bars.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Gathers the facts for one owner. Symbols on its lists, those that it holds, and those whose
/// prices are too old are left out.
public final class AdviceRound {
    /// Whose bars are read to compare them with what is held: those with the highest scores.
    private static final int MOST_COMPARED = 100;

    private static final double APART = 0.2;

    private final Market market;
    private final Map<String, MarketVerdict> fresh = new TreeMap<>();
    private final Set<String> left;
    private final Set<HeldSymbol> held = new LinkedHashSet<>();
    private final Map<String, List<LookReason>> found = new TreeMap<>();
    private final int looked;

    /// @param listed tickers that are left out
    /// @param first older verdicts are left out
    public AdviceRound(
            Market market,
            Map<String, MarketVerdict> verdicts,
            Set<String> listed,
            LocalDate first) {
        this.market = market;
        this.left = new HashSet<>(listed);
        this.looked = verdicts.size();
        verdicts.forEach((ticker, verdict) -> {
            if (!verdict.on().isBefore(first)) {
                fresh.put(ticker, verdict);
            }
        });
    }

    public void hold(Collection<HeldSymbol> symbols) {
        held.addAll(symbols);
        symbols.forEach(symbol -> left.add(symbol.ticker()));
    }

    public void add(FoundReason one) {
        if (!left.contains(one.ticker())) {
            Objects.requireNonNull(found.computeIfAbsent(one.ticker(), _ -> new ArrayList<>()))
                    .add(one.reason());
        }
    }

    /// What was found, once verdicts, patterns and correlations are looked at too.
    public SymbolAdvice finish(AdviceSources.PatternEvidence evidence) {
        int stale = looked - fresh.size();
        fresh.keySet().removeAll(left);
        fresh.forEach((ticker, verdict) -> {
            if (verdict.turnedBuy()) {
                add(new FoundReason(ticker, turned(verdict)));
            }
        });
        evidence.of(fresh.keySet())
                .forEach((ticker, reason) -> add(new FoundReason(ticker, reason)));
        compare();
        Set<String> invented = market.symbols().synthetic(found.keySet());
        return new SymbolAdvice(
                found.entrySet().stream()
                        .map(one ->
                                new Recommendation(
                                        one.getKey(),
                                        invented.contains(one.getKey()),
                                        one.getValue()))
                        .sorted(
                                Comparator.comparingInt(
                                                (Recommendation one) -> -one.reasons().size())
                                        .thenComparingDouble(one -> -score(one.ticker()))
                                        .thenComparing(Recommendation::ticker))
                        .toList(),
                looked,
                stale,
                (int) held.stream().map(HeldSymbol::ticker).distinct().count());
    }

    private MarketVerdict known(String ticker) {
        return Objects.requireNonNull(fresh.get(ticker));
    }

    private double score(String ticker) {
        MarketVerdict verdict = fresh.get(ticker);
        return verdict == null ? Double.NEGATIVE_INFINITY : verdict.score();
    }

    private static LookReason turned(MarketVerdict verdict) {
        return new LookReason(
                ReasonCode.TURNED_BUY,
                verdict.on(),
                String.format(
                        Locale.ROOT,
                        "turned from %s to %s on %s, score %+.2f",
                        verdict.before(),
                        verdict.verdict(),
                        verdict.on(),
                        verdict.score()),
                verdict.score(),
                null);
    }

    private void compare() {
        List<String> buys =
                fresh.entrySet().stream()
                        .filter(one -> one.getValue().isBuy())
                        .sorted(Comparator.comparingDouble(one -> -one.getValue().score()))
                        .limit(MOST_COMPARED)
                        .map(Map.Entry::getKey)
                        .toList();
        if (held.isEmpty() || buys.isEmpty()) {
            return;
        }
        HeldReturns.of(market, held)
                .with(buys)
                .forEach((ticker, one) -> {
                    if (Math.abs(one.rho()) < APART) {
                        add(new FoundReason(ticker, apart(one, known(ticker))));
                    }
                });
    }

    private static LookReason apart(HeldReturns.Correlation one, MarketVerdict verdict) {
        return new LookReason(
                ReasonCode.UNCORRELATED,
                verdict.on(),
                String.format(
                        Locale.ROOT,
                        "%s with a correlation of %+.2f to the mean daily return of what you"
                                + " hold%s, over %d common days",
                        verdict.verdict(),
                        one.rho(),
                        one.shorts() == 0
                                ? ""
                                : ", counting %d shorts against their price"
                                        .formatted(one.shorts()),
                        one.days()),
                one.rho(),
                one.days());
    }
}

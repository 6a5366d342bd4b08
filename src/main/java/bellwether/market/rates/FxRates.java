package bellwether.market.rates;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.bars.ResampledHistory;
import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Rates of one day, each looked up once. A rate is the newest finished daily close of a symbol
/// such as `EURUSD=X`, of that day or up to five days before; the inverse where only that is
/// stored, and two closes by way of the dollar where there is neither. Invented prices are no
/// rates.
///
/// Not for several threads.
public final class FxRates {
    /// How many days a close may be older than the day that the rate is for.
    public static final int MOST_DAYS = 5;

    private static final String BETWEEN = "USD";

    private final Market market;
    private final LocalDate day;
    private final Map<String, FxSearch> known = new HashMap<>();

    public FxRates(Market market, LocalDate day) {
        this.market = market;
        this.day = day;
    }

    /// The rate from one currency to another.
    public FxSearch find(String from, String to) {
        return known.computeIfAbsent(from + ">" + to, _ -> search(from, to));
    }

    private FxSearch search(String from, String to) {
        List<FxLeg> direct = legs(from, to);
        Optional<FxLeg> best = usable(direct);
        if (best.isPresent()) {
            return new FxSearch.Found(FxRate.of(from, to, List.of(best.get())));
        }
        if (!from.equals(BETWEEN) && !to.equals(BETWEEN)) {
            Optional<FxLeg> in = usable(legs(from, BETWEEN));
            Optional<FxLeg> out = in.isEmpty() ? in : usable(legs(BETWEEN, to));
            if (in.isPresent() && out.isPresent()) {
                return new FxSearch.Found(FxRate.of(from, to, List.of(in.get(), out.get())));
            }
        }
        return new FxSearch.Missing(missing(from, to, direct));
    }

    /// The newest one, if it is new enough; of the same day the one that comes first.
    private Optional<FxLeg> usable(List<FxLeg> legs) {
        return newest(legs).filter(leg -> age(leg) <= MOST_DAYS);
    }

    private static Optional<FxLeg> newest(List<FxLeg> legs) {
        Optional<LocalDate> date = legs.stream().map(FxLeg::date).max(Comparator.naturalOrder());
        return legs.stream().filter(leg -> date.filter(leg.date()::equals).isPresent()).findFirst();
    }

    private long age(FxLeg leg) {
        return ChronoUnit.DAYS.between(leg.date(), day);
    }

    /// The newest close of each symbol that could be this rate: those that are it before those that
    /// are its inverse.
    private List<FxLeg> legs(String from, String to) {
        List<String> straight = names(from, to);
        List<String> turned = names(to, from);
        Map<String, History> stored =
                stored(Stream.concat(straight.stream(), turned.stream()).toList());
        List<FxLeg> legs = new ArrayList<>();
        straight.forEach(name -> leg(stored, name, false).ifPresent(legs::add));
        turned.forEach(name -> leg(stored, name, true).ifPresent(legs::add));
        return legs;
    }

    private Optional<FxLeg> leg(Map<String, History> stored, String name, boolean inverse) {
        return Optional.ofNullable(stored.get(name))
                .flatMap(history -> last(history, market.now(), inverse));
    }

    private Optional<FxLeg> last(History history, Instant now, boolean inverse) {
        Bars bars = history.bars().finished(Timeframe.DAY, market.calendar(history.ticker()), now);
        for (int i = bars.size() - 1; i >= 0; i--) {
            LocalDate date = Timeframe.date(bars.time()[i]);
            if (!date.isAfter(day)) {
                return Optional.of(
                        new FxLeg(
                                history.ticker(),
                                date,
                                BigDecimal.valueOf(bars.close()[i]),
                                inverse));
            }
        }
        return Optional.empty();
    }

    /// Days that are stored, or else are put together from bars within the day.
    private Map<String, History> stored(List<String> names) {
        Map<String, History> found = new HashMap<>();
        market.load(names, Timeframe.DAY).forEach(history -> found.put(history.asked(), history));
        Set<String> rest = new HashSet<>(names);
        rest.removeAll(found.keySet());
        market.madeDays(rest).stream()
                .map(ResampledHistory::days)
                .forEach(history -> found.put(history.asked(), history));
        found.values().removeIf(History::synthetic);
        return found;
    }

    /// How a rate of so many `to` for one `from` may be called.
    private static List<String> names(String from, String to) {
        List<String> names = new ArrayList<>();
        String pair = from + to;
        names.add(pair + "=X");
        if (from.equals(BETWEEN)) {
            names.add(to + "=X");
        }
        names.addAll(List.of(pair, from + "-" + to, from + "_" + to));
        return names;
    }

    private String missing(String from, String to, List<FxLeg> stored) {
        String found =
                newest(stored)
                        .map(leg ->
                                "the newest close of %s is of %s, %d days before %s; at most %d are allowed"
                                        .formatted(
                                                leg.symbol(), leg.date(), age(leg), day, MOST_DAYS))
                        .orElse("no close of %s up to %s is stored".formatted(from + to, day));
        return "no rate from %s to %s: %s. Import its daily closes as %s (./run.sh import --ticker=%s FILE), or those of both currencies in %s"
                .formatted(
                        from,
                        to,
                        found,
                        String.join(", ", names(from, to)) + " or the inverse",
                        from + to + "=X",
                        BETWEEN);
    }
}

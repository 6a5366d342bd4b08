package bellwether.research.evidence.work;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.evidence.scoreboard.MarkedSymbol;
import bellwether.research.evidence.signal.CardTest;
import bellwether.research.evidence.signal.EventFinder;
import bellwether.research.evidence.signal.EvidenceState;
import bellwether.research.evidence.signal.ScopeCards;
import bellwether.research.evidence.signal.ScopeEvidence;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.signal.SignalKind;
import bellwether.research.evidence.signal.SymbolEvents;
import bellwether.research.evidence.signal.SymbolSource;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.rules.RuleHistory;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// What followed the signals of all symbols of a price file, as tables for the page on verdicts.
/// Usage: `SignalScores FILE.csv.gz` with the columns date, open, high, low, close, volume, Name.
public final class SignalScores {
    private static final int SHOWN = 12;

    private SignalScores() {}

    public static void main(String[] args) throws IOException {
        Map<String, Bars> prices = MonthEndScores.read(Path.of(args[0]));
        long begin = cpu();
        long wall = System.nanoTime();
        ScopeCards cards = market(prices);
        long took = cpu() - begin;
        System.out.println("| kind | tested | q at most 0.1 | too few |");
        System.out.println("|---|---|---|---|");
        for (SignalKind kind : SignalKind.values()) {
            row(kind.key(), cards, card -> card.signal().kind() == kind);
        }
        row("all", cards, _ -> true);
        best(cards);
        System.out.printf(
                Locale.ROOT,
                "%d symbols, bars from %s to %s, run of %s, %.0f s (%.0f s of processor time), heap"
                        + " of at most %d MB%n",
                cards.symbols(),
                cards.from(),
                cards.to(),
                LocalDate.now(ZoneOffset.UTC),
                (System.nanoTime() - wall) / 1e9,
                took / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    static ScopeCards market(Map<String, Bars> prices) {
        TradingCalendar calendar = new Calendars(() -> Instant.EPOCH).find("XNYS").orElseThrow();
        LocalDate last = LocalDate.EPOCH;
        List<MarkedSymbol> symbols = new ArrayList<>();
        for (Map.Entry<String, Bars> each : prices.entrySet()) {
            RuleHistory history =
                    RuleHistory.of(each.getValue(), List.of(), Timeframe.DAY, calendar);
            LocalDate day = history.date(history.size() - 1);
            last = day.isAfter(last) ? day : last;
            symbols.add(
                    new MarkedSymbol(
                            history,
                            List.of(),
                            InstrumentTerms.of(each.getKey(), "USD", CostPlan.NONE),
                            false));
        }
        long first = ScopeEvidence.first(last).toEpochDay();
        EventFinder finder = new EventFinder();
        SymbolSource source =
                use ->
                        symbols.forEach(symbol ->
                                use.accept(
                                        new SymbolEvents(
                                                symbol.history(),
                                                finder.find(symbol.history()),
                                                first,
                                                symbol::isSound)));
        return ScopeEvidence.of(source, last, () -> {});
    }

    private static void row(String name, ScopeCards cards, Predicate<SignalCard> which) {
        List<SignalCard> found = cards.cards().stream().filter(which).toList();
        if (!found.isEmpty()) {
            System.out.printf(
                    "| %s | %d | %d | %d |%n",
                    name,
                    found.stream().filter(card -> card.test() != null).count(),
                    count(found, EvidenceState.EVIDENCE),
                    count(found, EvidenceState.TOO_FEW));
        }
    }

    private static long count(List<SignalCard> cards, EvidenceState state) {
        return cards.stream().filter(card -> card.state() == state).count();
    }

    private static void best(ScopeCards cards) {
        System.out.println(
                "| signal | bars | n | effective n | hit, base | mean excess, % (90 %) | p | q |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        cards.cards().stream()
                .filter(card -> card.test() != null)
                .sorted(Comparator.comparingDouble(card -> Objects.requireNonNull(card.test()).p()))
                .limit(SHOWN)
                .forEach(SignalScores::print);
    }

    private static void print(SignalCard card) {
        CardTest test = Objects.requireNonNull(card.test());
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %,d | %.0f | %.1f, %.1f | %+.3f (%+.3f to %+.3f) | %.5f | %.3f |%n",
                card.signal(),
                card.horizon(),
                card.size().n(),
                card.size().effectiveN(),
                card.rates().hitPercent(),
                card.rates().basePercent(),
                card.excess().meanPercent(),
                card.excess().lowPercent(),
                card.excess().highPercent(),
                test.p(),
                test.q());
    }
}

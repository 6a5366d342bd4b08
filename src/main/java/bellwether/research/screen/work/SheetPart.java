package bellwether.research.screen.work;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenLiveEvents;
import bellwether.research.screen.ScreenMove;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import bellwether.research.screen.sheet.Sheet;
import bellwether.research.screen.sheet.SheetComputation;
import bellwether.research.screen.store.ScreenDao;
import bellwether.research.screen.store.SheetDao;
import bellwether.research.screen.store.SpanDao;
import bellwether.research.screen.work.TrackedScreens.Tracked;
import bellwether.trading.rules.ColumnEvaluator;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.SuppliedColumns;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Writes the sheet of each symbol that is swept, and notes which symbols enter and leave tracked
/// screens.
public final class SheetPart implements SweepPart {
    /// Spans that entered or left before are not looked at again when bars are corrected.
    private static final Duration CORRECTED = Duration.ofDays(90);

    private final Jdbi jdbi;
    private final TrackedScreens tracked;
    private final SweptScreens swept;
    private final InstantSource clock;
    private final SheetDao sheets = new SheetDao();
    private final ScreenDao screens = new ScreenDao();
    private final SpanDao spans = new SpanDao();

    /// @param nanos a time that only grows
    public SheetPart(Jdbi jdbi, ScreenDesk desk, InstantSource clock, LongSupplier nanos) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.tracked = new TrackedScreens(jdbi, desk, clock);
        this.swept = new SweptScreens(tracked, nanos);
    }

    /// Those that somebody screens, and those of tracked screens.
    @Override
    public Set<String> wanted(Handle handle, Timeframe timeframe) {
        Set<String> wanted = sheets.tickers(handle, timeframe);
        for (Tracked each :
                swept.understood(
                        timeframe, SweptScreens.Stored.of(handle, screens, timeframe), Set.of())) {
            each.universe().stream()
                    .forEach(i -> wanted.add(each.facts().snapshot().state(i).ticker()));
        }
        return wanted;
    }

    @Override
    public Walk begin(Timeframe timeframe, Collection<String> tickers) {
        SweptScreens.Stored stored =
                jdbi.withHandle(h -> SweptScreens.Stored.of(h, screens, timeframe));
        long since = clock.instant().minus(CORRECTED).getEpochSecond();
        return new SheetWalk(
                swept.understood(timeframe, stored, tickers),
                jdbi.withHandle(h ->
                        spans.standing(
                                h,
                                stored.screens().stream().map(SavedScreen::id).toList(),
                                tickers,
                                since)));
    }

    /// A screen and a symbol.
    private record Pair(long screen, long symbol) {}

    private final class SheetWalk implements Walk {
        private final List<Tracked> screened;
        private final Map<Pair, List<SpanDao.Standing>> known = new HashMap<>();
        private final SheetComputation computation = new SheetComputation();
        private final SuppliedColumns analyses = AnalysisFields.columns();
        private final List<Sheet> made = new ArrayList<>();
        private final List<ScreenMove> moves = new ArrayList<>();
        private final List<Long> revised = new ArrayList<>();
        private List<ScreenMove> kept = List.of();
        private int unknown;

        SheetWalk(List<Tracked> screened, List<SpanDao.Standing> standing) {
            this.screened = new ArrayList<>(screened);
            standing.forEach(span ->
                    known.computeIfAbsent(
                                    new Pair(span.screen(), span.symbol()), _ -> new ArrayList<>())
                            .add(span));
        }

        @Override
        public void walk(SweptSymbol symbol) {
            made.add(
                    computation.of(
                            symbol.id(),
                            symbol.facts().dataVersion(),
                            symbol.history(),
                            symbol.patterns()));
            if (symbol.history().size() == 0) {
                return;
            }
            IdentityHashMap<OwnerFacts, ColumnEvaluator> evaluators = new IdentityHashMap<>();
            boolean isUnknown = false;
            for (Tracked each : List.copyOf(screened)) {
                isUnknown |= walk(each, symbol, evaluators);
            }
            unknown += isUnknown ? 1 : 0;
        }

        /// @return whether it is unknown on the last bar
        private boolean walk(
                Tracked each, SweptSymbol symbol, Map<OwnerFacts, ColumnEvaluator> evaluators) {
            List<SpanDao.Standing> own =
                    known.getOrDefault(
                            new Pair(each.screen().id().number(), symbol.id()), List.of());
            SpanWalk walk = new SpanWalk(each, symbol, own);
            boolean isUnknown = false;
            if (each.facts().snapshot().place(symbol.id()).stream()
                    .noneMatch(each.universe()::get)) {
                walk.leaveUniverse();
            } else {
                try {
                    isUnknown =
                            walk.walk(
                                    evaluators.computeIfAbsent(
                                            each.facts(), facts -> evaluator(facts, symbol)),
                                    own);
                } catch (Refusal | IllegalArgumentException | NoSuchElementException fault) {
                    screened.remove(each);
                    tracked.note(each.screen(), Optional.of(String.valueOf(fault.getMessage())));
                    return false;
                }
            }
            moves.addAll(walk.moves());
            revised.addAll(walk.revised());
            return isUnknown;
        }

        private ColumnEvaluator evaluator(OwnerFacts facts, SweptSymbol symbol) {
            return new ColumnEvaluator(
                    new RuleColumns(
                            symbol.history(),
                            facts.fields(),
                            FactColumns.of(facts, symbol.id(), analyses)),
                    CrossTies.LAST_DIFFERENT);
        }

        @Override
        public Counts store(Handle transaction) {
            sheets.put(transaction, made);
            spans.revise(transaction, revised);
            kept = spans.put(transaction, moves);
            return new Counts(kept.size(), unknown);
        }

        @Override
        public void publish(Handle transaction) {
            ScreenLiveEvents.publish(
                    transaction, kept.stream().filter(move -> !move.baseline()).toList());
        }
    }
}

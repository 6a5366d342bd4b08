package bellwether.research.screen.work;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenLiveEvents;
import bellwether.research.screen.ScreenMove;
import bellwether.research.screen.ScreenUniverse;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import bellwether.research.screen.sheet.Sheet;
import bellwether.research.screen.sheet.SheetComputation;
import bellwether.research.screen.store.ScreenDao;
import bellwether.research.screen.store.SheetDao;
import bellwether.research.screen.store.SpanDao;
import bellwether.trading.rules.ColumnEvaluator;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Writes the sheet of each symbol that is swept, and notes which symbols enter and leave tracked
/// screens.
public final class SheetPart implements SweepPart {
    private final Jdbi jdbi;
    private final ScreenDesk desk;
    private final SheetDao sheets = new SheetDao();
    private final ScreenDao screens = new ScreenDao();
    private final SpanDao spans = new SpanDao();

    public SheetPart(Jdbi jdbi, ScreenDesk desk) {
        this.jdbi = jdbi;
        this.desk = desk;
    }

    /// Those that somebody screens, and those of tracked screens.
    @Override
    public Set<String> wanted(Handle handle, Timeframe timeframe) {
        Set<String> wanted = sheets.tickers(handle, timeframe);
        for (Tracked tracked : tracked(screens.tracked(handle, timeframe))) {
            tracked.universe.stream()
                    .forEach(i -> wanted.add(tracked.facts.snapshot().state(i).ticker()));
        }
        return wanted;
    }

    /// A tracked screen, understood.
    private record Tracked(
            SavedScreen screen, OwnerFacts facts, Condition condition, BitSet universe) {}

    /// One that can no longer be understood is left out until its owner changes it.
    private List<Tracked> tracked(List<SavedScreen> saved) {
        Map<String, OwnerFacts> facts = new HashMap<>();
        List<Tracked> tracked = new ArrayList<>();
        for (SavedScreen screen : saved) {
            OwnerFacts of =
                    facts.computeIfAbsent(
                            screen.owner(), owner -> desk.facts(owner, screen.timeframe()));
            try {
                ScreenExpander expander = new ScreenExpander(of).named(screen.name());
                Condition condition =
                        expander.expand(
                                new ScreenReader(of, name -> "/" + name).condition(screen.text()));
                BitSet universe = expander.symbols(ScreenUniverse.parse(screen.universe()));
                tracked.add(new Tracked(screen, of, condition, universe));
            } catch (Refusal refused) {
                continue;
            }
        }
        return tracked;
    }

    @Override
    public Walk begin(Timeframe timeframe, Collection<String> tickers) {
        List<SavedScreen> saved = jdbi.withHandle(h -> screens.tracked(h, timeframe));
        return new SheetWalk(
                tracked(saved),
                jdbi.withHandle(h ->
                        spans.inside(h, saved.stream().map(SavedScreen::id).toList(), tickers)));
    }

    private final class SheetWalk implements Walk {
        private final List<Tracked> tracked;
        private final Set<SpanDao.Inside> inside;
        private final SuppliedColumns analyses = AnalysisFields.columns();
        private final List<Sheet> made = new ArrayList<>();
        private final List<ScreenMove> moves = new ArrayList<>();
        private List<ScreenMove> kept = List.of();
        private int unknown;

        SheetWalk(List<Tracked> tracked, Set<SpanDao.Inside> inside) {
            this.tracked = tracked;
            this.inside = inside;
        }

        @Override
        public void walk(SweptSymbol symbol) {
            made.add(
                    SheetComputation.of(
                            symbol.id(), symbol.facts().dataVersion(), symbol.history()));
            boolean isUnknown = false;
            for (Tracked each : tracked) {
                boolean isAsked =
                        each.facts.snapshot().place(symbol.id()).stream()
                                .anyMatch(each.universe::get);
                if (isAsked && symbol.history().size() > 0) {
                    isUnknown |= walk(each, symbol);
                }
            }
            unknown += isUnknown ? 1 : 0;
        }

        /// @return whether it is unknown on the last bar
        private boolean walk(Tracked each, SweptSymbol symbol) {
            RuleColumns columns =
                    new RuleColumns(
                            symbol.history(),
                            each.facts.fields(),
                            FactColumns.of(each.facts, symbol.id(), analyses));
            byte[] truths =
                    new ColumnEvaluator(columns, CrossTies.LAST_DIFFERENT)
                            .evaluate(each.condition)
                            .codes();
            long screen = each.screen.id().number();
            boolean isInside = inside.contains(new SpanDao.Inside(screen, symbol.id()));
            int last = truths.length - 1;
            byte before = lastKnown(truths, Math.min(symbol.fresh(), last + 1) - 1);
            for (int bar = symbol.fresh(); bar <= last; bar++) {
                if (truths[bar] == Truth.YES && !isInside && before != Truth.UNSURE) {
                    move(each, symbol, bar, true, before == Truth.YES);
                    isInside = true;
                } else if (truths[bar] == Truth.NO && isInside) {
                    move(each, symbol, bar, false, false);
                    isInside = false;
                }
                before = truths[bar] == Truth.UNSURE ? before : truths[bar];
            }
            if (truths[last] == Truth.YES && !isInside) {
                move(each, symbol, last, true, true);
            }
            return truths[last] == Truth.UNSURE;
        }

        private static byte lastKnown(byte[] truths, int from) {
            for (int bar = from; bar >= 0; bar--) {
                if (truths[bar] != Truth.UNSURE) {
                    return truths[bar];
                }
            }
            return Truth.UNSURE;
        }

        private void move(
                Tracked each, SweptSymbol symbol, int bar, boolean entered, boolean baseline) {
            moves.add(
                    new ScreenMove(
                            each.screen,
                            symbol.id(),
                            symbol.ticker(),
                            symbol.history().raw().time()[bar],
                            entered,
                            baseline));
        }

        @Override
        public Counts store(Handle transaction) {
            sheets.put(transaction, made);
            kept = spans.put(transaction, moves);
            return new Counts(kept.size(), unknown);
        }

        @Override
        public void publish(Handle transaction) {
            kept.stream()
                    .filter(move -> !move.baseline())
                    .forEach(move -> ScreenLiveEvents.publish(transaction, move));
        }
    }
}

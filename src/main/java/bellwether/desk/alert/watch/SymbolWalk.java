package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.fire.AlertSweepDao.Rewalk;
import bellwether.desk.alert.rule.OwnerFields;
import bellwether.research.screen.SweptSymbol;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges rules on the bars of one symbol.
final class SymbolWalk {
    private final SweptSymbol symbol;
    private final int reach;
    private final Instant now;
    private final BarEnds ends;
    private final Map<Integer, Instant> ended = new HashMap<>();
    private final Map<OwnerFields, BarEdges> byFields = new HashMap<>();
    private final List<FoundFire> found = new ArrayList<>();
    private final List<Rewalk> rewalks = new ArrayList<>();
    private boolean unknown;

    /// @param reach how many bars before one the conditions look at
    SymbolWalk(SweptSymbol symbol, int reach, Instant now) {
        this.symbol = symbol;
        this.reach = reach;
        this.now = now;
        this.ends = new BarEnds(symbol.timeframe(), symbol.calendar());
    }

    void walk(CompiledRule rule) {
        int size = symbol.history().size();
        int armed = firstArmed(rule, size);
        BarEdges edges = edges(rule);
        List<Long> fires = new ArrayList<>();
        for (int bar = armed; bar < size; bar++) {
            Instant end = ended(bar);
            if (rule.definition().mayFireAt(end)) {
                if (edges.fires(rule.condition(), bar, rule.repeat())) {
                    fires.add(time(bar));
                    add(rule, AlertKind.FIRED, bar, edges, null);
                }
                if (rule.tellsUnknown()) {
                    tellUnknown(rule, bar, armed(rule, bar), edges);
                }
            }
        }
        unknown |= armed < size && edges.truth(rule.condition(), size - 1) == Truth.UNKNOWN;
        if (armed < symbol.fresh()) {
            rewalks.add(
                    new Rewalk(
                            rule.rule().id().origin(),
                            AlertSubject.ofSymbol(symbol.id()),
                            time(armed),
                            symbol.fresh() < size ? time(symbol.fresh()) : Long.MAX_VALUE,
                            fires));
        }
    }

    /// The first of the bars to walk that ended after the rule was armed.
    private int firstArmed(CompiledRule rule, int size) {
        int bar = symbol.from();
        while (bar < size && !ended(bar).isAfter(rule.armedAt())) {
            bar++;
        }
        return bar;
    }

    /// The first bar that counts for what is unknown, as far back as matters.
    private int armed(CompiledRule rule, int bar) {
        int first = bar;
        while (first > 0
                && bar - first <= BarEdges.FURTHEST / 2
                && ended(first - 1).isAfter(rule.armedAt())) {
            first--;
        }
        return first;
    }

    private void tellUnknown(CompiledRule rule, int bar, int armed, BarEdges edges) {
        if (edges.becomesUnknown(rule.condition(), bar, armed)) {
            add(
                    rule,
                    AlertKind.UNKNOWN,
                    bar,
                    edges,
                    LeafFacts.reason(
                            rule.condition(),
                            rule.fields().names(),
                            symbol.timeframe(),
                            edges.evaluator(),
                            bar));
        } else if (edges.becomesKnown(rule.condition(), bar, armed)) {
            add(rule, AlertKind.KNOWN, bar, edges, null);
        }
    }

    private void add(
            CompiledRule rule, AlertKind kind, int bar, BarEdges edges, @Nullable String reason) {
        int before = edges.before(rule.condition(), bar);
        found.add(
                new FoundFire(
                        rule,
                        kind,
                        AlertSubject.ofBar(
                                symbol.id(), symbol.ticker(), symbol.timeframe(), time(bar)),
                        time(bar),
                        ended(bar),
                        LeafFacts.of(rule.condition(), edges.evaluator(), bar, before, reason),
                        ends.isLate(time(bar), now)));
    }

    /// When a bar ended, found once for all rules.
    private Instant ended(int bar) {
        return ended.computeIfAbsent(bar, _ -> ends.of(time(bar)));
    }

    private long time(int bar) {
        return symbol.history().raw().time()[bar];
    }

    /// Rules that name the same fields share their columns.
    private BarEdges edges(CompiledRule rule) {
        return byFields.computeIfAbsent(
                rule.fields(),
                fields -> {
                    int from = Math.max(0, symbol.from() - BarEdges.FURTHEST);
                    return new BarEdges(
                            new TailEvaluator(
                                    symbol.history(),
                                    fields.names(),
                                    fields.columns(symbol.id()),
                                    from,
                                    reach),
                            symbol.from(),
                            symbol.history().size());
                });
    }

    List<FoundFire> found() {
        return found;
    }

    /// Bars that were walked before and were walked again.
    List<Rewalk> rewalks() {
        return rewalks;
    }

    /// Whether a rule could not be judged on the newest bar.
    boolean isUnknown() {
        return unknown;
    }
}

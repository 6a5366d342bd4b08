package bellwether.research.learning.outcome;

import bellwether.market.bars.Bars;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.store.LabelMark;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import bellwether.trading.execution.OrderSide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Labels the outcomes of one symbol.
final class SymbolLabels {
    /// How long until a symbol with open outcomes is looked at again although no bars came.
    static final Duration LOOK_AGAIN = Duration.ofDays(1);

    /// Prices that differ by less are the same.
    private static final double SAME = 1e-9;

    /// What another of which makes another outcome.
    private static final List<Function<Outcome, @Nullable Number>> FIGURES =
            List.of(
                    outcome -> outcome.prices().entry(),
                    outcome -> outcome.prices().stop(),
                    outcome -> outcome.prices().target(),
                    outcome -> outcome.prices().exit(),
                    outcome -> outcome.result().costs(),
                    outcome -> outcome.result().net(),
                    outcome -> outcome.result().r(),
                    outcome -> outcome.result().mae(),
                    outcome -> outcome.result().mfe());

    private final LabelMark before;
    private final List<Outcome> open;
    private final Supplier<List<Outcome>> decided;
    private final Instant now;

    /// @param open outcomes that are not decided
    /// @param decided those that are; read only where bars were corrected
    SymbolLabels(
            LabelMark before, List<Outcome> open, Supplier<List<Outcome>> decided, Instant now) {
        this.before = before;
        this.open = open;
        this.decided = decided;
        this.now = now;
    }

    /// By the symbol's bars.
    LabelledSymbol of(LabelBars symbol, SignalJudge judge) {
        Bars bars = symbol.bars();
        boolean corrected = before.bar() != 0 && isCorrected(symbol);
        List<Outcome> judged =
                open.stream().map(outcome -> judgement(judge, outcome).of(outcome, now)).toList();
        List<Outcome> revised = corrected ? revised(judge) : List.of();
        BaseMarks base = BaseLabels.of(symbol, judge, corrected ? BaseMarks.NONE : before.base());
        int size = bars.size();
        long last = size == 0 ? 0 : bars.time()[size - 1];
        return new LabelledSymbol(
                mark(
                        Stream.concat(judged.stream(), revised.stream()).toList(),
                        last,
                        symbol.digest(size),
                        base),
                changed(judged),
                revised);
    }

    /// Where no bars of the timeframe are stored. How far it was labelled stays known, so that bars
    /// that come back otherwise are seen as corrected.
    LabelledSymbol withoutBars() {
        List<Outcome> judged =
                open.stream()
                        .map(outcome -> Judgement.unresolvable(Judgement.NO_BAR).of(outcome, now))
                        .toList();
        return new LabelledSymbol(
                mark(judged, before.bar(), before.fingerprint(), BaseMarks.NONE),
                changed(judged),
                List.of());
    }

    private boolean isCorrected(LabelBars symbol) {
        int known = symbol.bars().place(before.bar() + 1);
        return symbol.digest(known) != before.fingerprint();
    }

    private static Judgement judgement(SignalJudge judge, Outcome outcome) {
        OrderSide side = Objects.requireNonNull(outcome.subject().side());
        return judge.judge(
                outcome.key().policy(), side, outcome.subject().knownAt().getEpochSecond());
    }

    /// What corrected bars decide otherwise, or no longer decide.
    private List<Outcome> revised(SignalJudge judge) {
        List<Outcome> revised = new ArrayList<>();
        for (Outcome outcome : decided.get()) {
            Outcome again = judgement(judge, outcome).of(outcome, now);
            if (!isSame(outcome, again)) {
                revised.add(again);
            }
        }
        return revised;
    }

    private static boolean isSame(Outcome one, Outcome other) {
        return one.state() == other.state()
                && one.why().equals(other.why())
                && Objects.equals(one.prices().enteredAt(), other.prices().enteredAt())
                && Objects.equals(one.prices().exitedAt(), other.prices().exitedAt())
                && FIGURES.stream().allMatch(of -> isNear(of.apply(one), of.apply(other)));
    }

    private static boolean isNear(@Nullable Number one, @Nullable Number other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        double size = Math.max(1, Math.abs(one.doubleValue()));
        return Math.abs(one.doubleValue() - other.doubleValue()) <= SAME * size;
    }

    /// Without those that are as they were.
    private List<Outcome> changed(List<Outcome> judged) {
        List<Outcome> changed = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            Outcome was = open.get(i);
            Outcome is = judged.get(i);
            if (was.state() != is.state() || !was.why().equals(is.why())) {
                changed.add(is);
            }
        }
        return changed;
    }

    private LabelMark mark(List<Outcome> judged, long bar, long fingerprint, BaseMarks base) {
        boolean waits = judged.stream().anyMatch(SymbolLabels::isWaiting);
        return new LabelMark(
                before.symbol(),
                before.timeframe(),
                before.asked(),
                before.version(),
                waits ? now.plus(LOOK_AGAIN) : null,
                bar,
                fingerprint,
                base);
    }

    private static boolean isWaiting(Outcome outcome) {
        return outcome.state() == OutcomeState.PENDING;
    }
}

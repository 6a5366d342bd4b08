package bellwether.research.screen.work;

import bellwether.research.screen.ScreenMove;
import bellwether.research.screen.SpanEnd;
import bellwether.research.screen.SweptSymbol;
import bellwether.research.screen.store.SpanDao;
import bellwether.research.screen.work.TrackedScreens.Tracked;
import bellwether.trading.rules.ColumnEvaluator;
import bellwether.trading.rules.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds when one symbol enters and leaves one tracked screen.
final class SpanWalk {
    private final Tracked tracked;
    private final SweptSymbol symbol;
    private final long[] times;
    private final List<ScreenMove> moves = new ArrayList<>();
    private final List<Long> revised = new ArrayList<>();
    private boolean isInside;

    /// @param known spans of this symbol and screen
    SpanWalk(Tracked tracked, SweptSymbol symbol, List<SpanDao.Standing> known) {
        this.tracked = tracked;
        this.symbol = symbol;
        this.times = symbol.history().raw().time();
        this.isInside = known.stream().anyMatch(SpanDao.Standing::isOpen);
    }

    /// It is not of the screen's universe any longer.
    void leaveUniverse() {
        if (isInside) {
            leave(symbol.history().size() - 1, SpanEnd.UNIVERSE);
        }
    }

    /// Walks the new bars.
    ///
    /// @return whether it is unknown on the last bar
    boolean walk(ColumnEvaluator evaluator, List<SpanDao.Standing> known) {
        byte[] truths = evaluator.evaluate(tracked.condition()).codes();
        int last = symbol.history().size() - 1;
        known.forEach(span -> revise(span, truths));
        byte before = lastKnown(truths, Math.min(symbol.fresh(), last + 1) - 1);
        for (int bar = symbol.fresh(); bar <= last; bar++) {
            if (truths[bar] == Truth.YES && !isInside && before != Truth.UNSURE) {
                enter(bar, before == Truth.YES);
            } else if (truths[bar] == Truth.NO && isInside) {
                leave(bar, SpanEnd.LEFT);
            }
            before = truths[bar] == Truth.UNSURE ? before : truths[bar];
        }
        if (truths[last] == Truth.YES && !isInside) {
            enter(last, true);
        } else if (truths[last] == Truth.NO && isInside) {
            leave(last, SpanEnd.REVISED); // no new bar: those that were swept have changed
        }
        return truths[last] == Truth.UNSURE;
    }

    /// Bars that were swept and changed since may no longer show that it entered or left.
    private void revise(SpanDao.Standing span, byte[] truths) {
        if (!shows(span.entered(), truths, Truth.YES) || !shows(span.left(), truths, Truth.NO)) {
            revised.add(span.id());
            isInside &= !span.isOpen();
        }
    }

    private boolean shows(@Nullable Long time, byte[] truths, byte truth) {
        if (time == null) {
            return true;
        }
        for (int bar = symbol.from(); bar < Math.min(symbol.fresh(), truths.length); bar++) {
            if (times[bar] == time) {
                return truths[bar] == truth;
            }
        }
        return true;
    }

    private static byte lastKnown(byte[] truths, int from) {
        for (int bar = from; bar >= 0; bar--) {
            if (truths[bar] != Truth.UNSURE) {
                return truths[bar];
            }
        }
        return Truth.UNSURE;
    }

    private void enter(int bar, boolean baseline) {
        isInside = true;
        moves.add(move(bar, null, baseline));
    }

    private void leave(int bar, SpanEnd end) {
        isInside = false;
        moves.add(move(bar, end, false));
    }

    private ScreenMove move(int bar, @Nullable SpanEnd end, boolean baseline) {
        return new ScreenMove(
                tracked.screen(), symbol.id(), symbol.ticker(), times[bar], end, baseline);
    }

    /// In their order.
    List<ScreenMove> moves() {
        return moves;
    }

    /// Spans that changed bars no longer show.
    List<Long> revised() {
        return revised;
    }
}

package bellwether.ta;

import java.util.ArrayList;
import java.util.List;

/// The turning points known so far, tops and bottoms in turn. A bar is one when no bar within
/// `reach` on either side goes beyond it, so it is known `reach` bars later. Of two tops in a row
/// the higher stays, of two bottoms the lower.
final class Pivots {
    private final int reach;
    private final List<Pivot> known = new ArrayList<>();

    Pivots(int reach) {
        this.reach = reach;
    }

    /// Begins anew.
    void clear() {
        known.clear();
    }

    /// Takes in bar `t`.
    void advance(Series bars, int t) {
        int at = t - reach;
        if (at < reach) {
            return;
        }
        if (stands(bars.high(), at, 1)) {
            add(new Pivot(at, bars.high()[at], true, t));
        }
        if (stands(bars.low(), at, -1)) {
            add(new Pivot(at, bars.low()[at], false, t));
        }
    }

    /// Whether no bar around goes beyond, the nearest asked first; of equal ones the latest stands.
    private boolean stands(double[] in, int at, int side) {
        double best = side * in[at];
        for (int i = 1; i <= reach; i++) {
            if (side * in[at - i] > best || side * in[at + i] >= best) {
                return false;
            }
        }
        return true;
    }

    private void add(Pivot pivot) {
        if (known.isEmpty() || known.getLast().top() != pivot.top()) {
            known.add(pivot);
        } else if (pivot.top()
                ? pivot.price() > known.getLast().price()
                : pivot.price() < known.getLast().price()) {
            known.set(known.size() - 1, pivot);
        }
    }

    /// Whether there are at least `count`, and the latest is a top or a bottom as asked.
    boolean endWith(boolean top, int count) {
        return known.size() >= count && known.getLast().top() == top;
    }

    int count() {
        return known.size();
    }

    /// The latest is 1, the one before it 2, and so on.
    Pivot last(int back) {
        return known.get(known.size() - back);
    }
}

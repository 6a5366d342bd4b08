package bellwether.trading.portfolio.performance;

import java.util.ArrayList;
import java.util.List;

/// A sum of terms `amount × e^(−u × time)`, whose zeros are rates of return.
///
/// By Descartes' rule of signs it has at most as many zeros as its amounts change sign. Multiplied
/// by `e^(u × c)`, with c between two times at a change of sign, its derivative has one change
/// less: so its zeros split the line into parts on which the sum rises or falls throughout, and
/// each part is searched by halving.
final class ExponentialSum {
    private static final double HIGHEST = 50;
    private static final int HALVINGS = 80;

    /// Of the sum of all absolute terms: what is smaller counts as 0.
    private static final double TINY = 1e-12;

    private final List<Term> terms;

    private record Term(double amount, double time) {}

    private ExponentialSum(List<Term> terms) {
        this.terms = terms;
    }

    static final class Builder {
        private final List<Term> terms = new ArrayList<>();

        /// Later times come later.
        Builder add(double amount, double time) {
            if (amount != 0) {
                terms.add(new Term(amount, time));
            }
            return this;
        }

        ExponentialSum build() {
            return new ExponentialSum(List.copyOf(terms));
        }
    }

    int signChanges() {
        int changes = 0;
        for (int i = 1; i < terms.size(); i++) {
            changes += changesAt(i) ? 1 : 0;
        }
        return changes;
    }

    private boolean changesAt(int i) {
        return Math.signum(terms.get(i).amount) != Math.signum(terms.get(i - 1).amount);
    }

    /// All zeros between −50 and 50, ascending. One that is only touched is there twice.
    List<Double> zeros() {
        int changes = signChanges();
        List<Double> ends = new ArrayList<>();
        ends.add(-HIGHEST);
        if (changes > 1) {
            ends.addAll(derivative().zeros());
        }
        ends.add(HIGHEST);
        List<Double> zeros = new ArrayList<>();
        for (int i = 1; changes > 0 && i < ends.size(); i++) {
            search(ends.get(i - 1), ends.get(i), zeros);
        }
        return zeros;
    }

    private void search(double low, double high, List<Double> zeros) {
        double atLow = sign(low);
        double atHigh = sign(high);
        if (atLow == 0 && low > -HIGHEST) {
            zeros.add(low); // touched, or met from the other side too
        }
        if (atHigh == 0 && high < HIGHEST) {
            zeros.add(high);
        }
        if (atLow * atHigh < 0) {
            zeros.add(halve(low, high, atLow));
        }
    }

    private double halve(double from, double to, double atFrom) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (value(middle) * atFrom > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double sign(double u) {
        double size = 0;
        double largest = largestExponent(u);
        for (Term term : terms) {
            size += Math.abs(term.amount) * Math.exp(-u * term.time - largest);
        }
        double value = value(u);
        return Math.abs(value) <= TINY * size ? 0 : Math.signum(value);
    }

    /// Scaled, so that it never overflows.
    private double value(double u) {
        double sum = 0;
        double largest = largestExponent(u);
        for (Term term : terms) {
            sum += term.amount * Math.exp(-u * term.time - largest);
        }
        return sum;
    }

    private double largestExponent(double u) {
        double largest = Double.NEGATIVE_INFINITY;
        for (Term term : terms) {
            largest = Math.max(largest, -u * term.time);
        }
        return largest;
    }

    private ExponentialSum derivative() {
        int change = 1;
        while (!changesAt(change)) {
            change++;
        }
        double middle = (terms.get(change - 1).time + terms.get(change).time) / 2;
        Builder derived = new Builder();
        for (Term term : terms) {
            derived.add(-term.amount * (term.time - middle), term.time - middle);
        }
        return derived.build();
    }
}

package bellwether.technical.statistics.volatility;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// The smallest value of a function of few variables, by a simplex that is moved, stretched and
/// shrunk (Nelder and Mead 1965); begun again from where it ended until that changes nothing.
final class NelderMead {
    private static final int MOST_STEPS = 4_000;
    private static final int MOST_RESTARTS = 20;
    private static final double CLOSE = 1e-11;
    private static final double FIRST_STEP = 0.1;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Point(double[] place, double value) {}

    private final ToDoubleFunction<double[]> function;

    NelderMead(ToDoubleFunction<double[]> function) {
        this.function = function;
    }

    double[] minimise(double[] start) {
        Point best = at(start);
        for (int i = 0; i < MOST_RESTARTS; i++) {
            Point found = descend(best);
            boolean same = !(found.value() < best.value() - CLOSE);
            best = found;
            if (same) {
                break;
            }
        }
        return best.place();
    }

    private Point at(double[] place) {
        return new Point(place, function.applyAsDouble(place));
    }

    private Point descend(Point start) {
        int size = start.place().length;
        Point[] simplex = new Point[size + 1];
        simplex[0] = start;
        for (int i = 0; i < size; i++) {
            double[] moved = start.place().clone();
            moved[i] += FIRST_STEP;
            simplex[i + 1] = at(moved);
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
            if (isSmall(simplex)) {
                break;
            }
            move(simplex);
        }
        Arrays.sort(simplex, Comparator.comparingDouble(Point::value));
        return simplex[0];
    }

    private static boolean isSmall(Point[] simplex) {
        Point best = simplex[0];
        double widest = 0;
        for (Point point : simplex) {
            for (int i = 0; i < best.place().length; i++) {
                widest = Math.max(widest, Math.abs(point.place()[i] - best.place()[i]));
            }
        }
        return widest <= CLOSE && simplex[simplex.length - 1].value() - best.value() <= CLOSE;
    }

    private void move(Point[] simplex) {
        int last = simplex.length - 1;
        Point worst = simplex[last];
        double[] centre = centre(simplex);
        Point reflected = at(between(centre, worst.place(), -1));
        if (reflected.value() < simplex[0].value()) {
            Point expanded = at(between(centre, worst.place(), -2));
            simplex[last] = expanded.value() < reflected.value() ? expanded : reflected;
        } else if (reflected.value() < simplex[last - 1].value()) {
            simplex[last] = reflected;
        } else {
            boolean outside = reflected.value() < worst.value();
            Point contracted = at(between(centre, worst.place(), outside ? -0.5 : 0.5));
            if (contracted.value() < Math.min(reflected.value(), worst.value())) {
                simplex[last] = contracted;
            } else {
                shrink(simplex);
            }
        }
    }

    private void shrink(Point[] simplex) {
        for (int i = 1; i < simplex.length; i++) {
            simplex[i] = at(between(simplex[0].place(), simplex[i].place(), 0.5));
        }
    }

    /// Of all but the worst.
    private static double[] centre(Point[] simplex) {
        int size = simplex.length - 1;
        double[] centre = new double[size];
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                centre[i] += simplex[k].place()[i] / size;
            }
        }
        return centre;
    }

    /// From one place a share of the way to another.
    private static double[] between(double[] from, double[] to, double share) {
        double[] place = new double[from.length];
        Arrays.setAll(place, i -> from[i] + share * (to[i] - from[i]));
        return place;
    }
}

package bellwether.trading.rules.evaluation;

import static bellwether.trading.rules.Truth.NO;
import static bellwether.trading.rules.Truth.UNSURE;
import static bellwether.trading.rules.Truth.YES;

import bellwether.trading.rules.CrossDirection;
import bellwether.trading.rules.CrossTies;
import bellwether.trading.rules.Relation;
import java.util.Arrays;

/// Passes over whole columns.
public final class TruthPasses {
    private TruthPasses() {}

    public static byte[] compare(double[] a, Relation relation, double[] b, int size) {
        byte[] out = new byte[size];
        switch (relation) {
            case LESS -> less(a, b, out);
            case GREATER -> less(b, a, out);
            case AT_MOST -> atMost(a, b, out);
            case AT_LEAST -> atMost(b, a, out);
            case EQUAL -> equal(a, b, out, YES, NO);
            case UNEQUAL -> equal(a, b, out, NO, YES);
        }
        return out;
    }

    private static void less(double[] a, double[] b, byte[] out) {
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = a[bar] < b[bar] ? YES : a[bar] >= b[bar] ? NO : UNSURE;
        }
    }

    private static void atMost(double[] a, double[] b, byte[] out) {
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = a[bar] <= b[bar] ? YES : a[bar] > b[bar] ? NO : UNSURE;
        }
    }

    private static void equal(double[] a, double[] b, byte[] out, byte same, byte other) {
        for (int bar = 0; bar < out.length; bar++) {
            boolean unknown = Double.isNaN(a[bar]) || Double.isNaN(b[bar]);
            out[bar] = unknown ? UNSURE : a[bar] == b[bar] ? same : other;
        }
    }

    /// Kleene's "and", into the first.
    public static void and(byte[] into, byte[] other) {
        for (int bar = 0; bar < into.length; bar++) {
            into[bar] = into[bar] < other[bar] ? into[bar] : other[bar];
        }
    }

    /// Kleene's "or", into the first.
    public static void or(byte[] into, byte[] other) {
        for (int bar = 0; bar < into.length; bar++) {
            into[bar] = into[bar] > other[bar] ? into[bar] : other[bar];
        }
    }

    /// The opposite, in the same array.
    public static byte[] not(byte[] column) {
        for (int bar = 0; bar < column.length; bar++) {
            column[bar] = (byte) (YES - column[bar]);
        }
        return column;
    }

    /// On at least one of the last bars; those before the first are unknown.
    public static byte[] within(byte[] column, int bars) {
        return spanned(column, bars, YES, NO);
    }

    /// On each of the last bars; those before the first are unknown.
    public static byte[] throughout(byte[] column, int bars) {
        return spanned(column, bars, NO, YES);
    }

    /// @param deciding what one bar with it makes of the whole
    private static byte[] spanned(byte[] column, int bars, byte deciding, byte otherwise) {
        byte[] out = new byte[column.length];
        int decided = Integer.MIN_VALUE;
        int unknown = -1;
        for (int bar = 0; bar < out.length; bar++) {
            decided = column[bar] == deciding ? bar : decided;
            unknown = column[bar] == UNSURE ? bar : unknown;
            int first = bar - bars + 1;
            out[bar] =
                    decided >= Math.max(first, 0)
                            ? deciding
                            : unknown >= first ? UNSURE : otherwise;
        }
        return out;
    }

    public static byte[] cross(
            double[] a, CrossDirection way, double[] b, int size, CrossTies ties) {
        return switch (way) {
            case ABOVE -> above(a, b, size, ties);
            case BELOW -> above(b, a, size, ties);
            case EITHER -> {
                byte[] either = above(a, b, size, ties);
                or(either, above(b, a, size, ties));
                yield either;
            }
        };
    }

    private static byte[] above(double[] a, double[] b, int size, CrossTies ties) {
        byte[] out = new byte[size];
        byte below = UNSURE; // whether a was below b where that counts
        for (int bar = 0; bar < size; bar++) {
            if (CrossTies.isAbove(a[bar], b[bar])) {
                out[bar] = below;
                below = NO;
            } else if (CrossTies.isAbove(b[bar], a[bar])) {
                out[bar] = NO;
                below = YES;
            } else if (Double.isNaN(a[bar]) || Double.isNaN(b[bar])) {
                out[bar] = UNSURE;
                below = UNSURE;
            } else {
                out[bar] = NO;
                below = ties == CrossTies.STRICT ? NO : below;
            }
        }
        return out;
    }

    public static byte[] known(double[] values, int size) {
        byte[] out = new byte[size];
        for (int bar = 0; bar < size; bar++) {
            out[bar] = Double.isNaN(values[bar]) ? NO : YES;
        }
        return out;
    }

    public static byte[] flag(double[] values, int size) {
        byte[] out = new byte[size];
        for (int bar = 0; bar < size; bar++) {
            out[bar] = Double.isNaN(values[bar]) ? UNSURE : values[bar] != 0 ? YES : NO;
        }
        return out;
    }

    /// Whether a word is among some.
    public static byte[] words(double[] values, int[] places, boolean wanted, int size) {
        byte[] out = new byte[size];
        for (int bar = 0; bar < size; bar++) {
            double value = values[bar];
            boolean isAmong = Arrays.stream(places).anyMatch(place -> place == value);
            out[bar] = Double.isNaN(value) ? UNSURE : isAmong == wanted ? YES : NO;
        }
        return out;
    }
}

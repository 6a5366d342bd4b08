package bellwether.technical.ta;

import java.util.Arrays;
import java.util.List;

/// One indicator of the catalogue: what it is, and how to compute it over a series.
///
/// `meaning` is a line in plain language, `units` what its numbers are, `quiet` its value on bars
/// that tell nothing (no range, no change, no volume), `source` where the formula comes from.
public record Indicator(
        String name,
        Category category,
        String meaning,
        String units,
        String quiet,
        String source,
        List<Parameter> parameters,
        List<Input> inputs,
        List<String> outputs,
        FirstBar firstBar,
        StableBar stableBar,
        Kernel kernel) {

    /// The bar of the first value of one output, by its place among the outputs.
    @FunctionalInterface
    public interface FirstBar {
        int of(Arguments arguments, int output);
    }

    /// The bar from which the beginning of the history no longer shows.
    @FunctionalInterface
    public interface StableBar {
        int of(Arguments arguments);
    }

    /// Fills the outputs; the series has no holes in the indicator's inputs.
    @FunctionalInterface
    public interface Kernel {
        void fill(Series series, Arguments arguments, double[][] outputs);
    }

    public Indicator {
        parameters = List.copyOf(parameters);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// Checked values for the parameters; those left out at the end take their defaults.
    ///
    /// @throws IllegalArgumentException naming the parameter that is out of bounds, or when there
    ///   are too many values
    public Arguments arguments(double... values) {
        if (values.length > parameters.size()) {
            throw new IllegalArgumentException(
                    name
                            + " takes "
                            + parameters.size()
                            + " parameters, was given "
                            + values.length);
        }
        double[] all = new double[parameters.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < values.length ? values[i] : parameters.get(i).standard();
            parameters.get(i).check(all[i]);
        }
        return new Arguments(all);
    }

    public Arguments defaults() {
        return arguments();
    }

    /// The name and the chosen values: `RSI_14`, `SAR_0.02_0.2`, `OBV`.
    public String id(Arguments arguments) {
        return name + arguments.suffix();
    }

    /// The index of the first bar on which every output has a value.
    public int warmUp(Arguments arguments) {
        int last = 0;
        for (int output = 0; output < outputs.size(); output++) {
            last = Math.max(last, warmUp(arguments, output));
        }
        return last;
    }

    /// The index of the first bar on which this output has a value.
    public int warmUp(Arguments arguments, int output) {
        return firstBar.of(arguments, output);
    }

    /// How many bars after its beginning a history no longer shows where it began: [Stability]
    /// names the tolerance. At least the warm-up; `Integer.MAX_VALUE` when the level depends on the
    /// first bar for ever.
    public int stableAfter(Arguments arguments) {
        return Math.max(stableBar.of(arguments), warmUp(arguments));
    }

    /// Fills `outputs[i][0 .. size − 1]` for each output; nothing is allocated unless the series
    /// has holes.
    ///
    /// On a bar with a value that is not finite in one of the inputs every output is NaN, and
    /// everything after it is computed as if that bar had never happened. A missing benchmark
    /// leaves NaN everywhere. The outputs must be arrays of their own.
    public void compute(Series series, Arguments arguments, double[]... into) {
        if (into.length != outputs.size()) {
            throw new IllegalArgumentException(
                    name + " fills " + outputs + ", was given " + into.length + " arrays");
        }
        if (!series.has(inputs)) {
            for (double[] output : into) {
                Arrays.fill(output, 0, series.size(), Double.NaN);
            }
        } else if (series.isWhole(inputs)) {
            kernel.fill(series, arguments, into);
        } else {
            Series whole = series.withoutHoles(inputs);
            kernel.fill(whole, arguments, into);
            for (double[] output : into) {
                series.spread(inputs, whole.size(), output);
            }
        }
    }
}

package bellwether.technical.ta;

import java.util.ArrayList;
import java.util.List;

/// Every indicator of the catalogue with its defaults, with short parameters and with long ones.
final class Cases {
    private Cases() {}

    static List<Indicators.Choice> all() {
        List<Indicators.Choice> cases = new ArrayList<>();
        for (Indicator indicator : Indicators.all()) {
            cases.add(new Indicators.Choice(indicator, indicator.defaults()));
            if (!indicator.parameters().isEmpty()) {
                cases.add(scaled(indicator, 0.3));
                cases.add(scaled(indicator, 2.6));
            }
        }
        return cases;
    }

    static double[][] compute(Indicators.Choice choice, Series bars) {
        double[][] outputs = new double[choice.indicator().outputs().size()][bars.size()];
        choice.indicator().compute(bars, choice.arguments(), outputs);
        return outputs;
    }

    private static Indicators.Choice scaled(Indicator indicator, double factor) {
        double[] values =
                indicator.parameters().stream()
                        .mapToDouble(parameter -> {
                            double value = parameter.standard() * factor;
                            return Math.clamp(
                                    parameter.whole() ? Math.rint(value) : value,
                                    parameter.minimum(),
                                    parameter.maximum());
                        })
                        .toArray();
        return new Indicators.Choice(indicator, indicator.arguments(values));
    }
}

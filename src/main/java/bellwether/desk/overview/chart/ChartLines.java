package bellwether.desk.overview.chart;

import bellwether.market.bars.Market;
import bellwether.platform.base.Refusal;
import bellwether.technical.indicators.BarSections;
import bellwether.technical.indicators.BarWindow;
import bellwether.technical.indicators.ComputedIndicators;
import bellwether.technical.indicators.IndicatorColumn;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Parameter;
import bellwether.technical.ta.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Computes lines over all stored bars up to the last one shown, so that no value depends on how
/// many are shown.
final class ChartLines {
    private static final double[] NO_BENCHMARK = {};

    private final BarWindow window;
    private final Series series;
    private final BarSections sections;
    private final int digits;
    private final List<LineColumns> lines = new ArrayList<>();
    private final List<MissingPart> missing = new ArrayList<>();

    ChartLines(Market market, BarWindow window, int digits) {
        this.window = window;
        this.series = window.series(NO_BENCHMARK);
        this.sections = BarSections.of(market, window);
        this.digits = digits;
    }

    /// Computes one more.
    ChartLines with(Indicators.Choice choice) {
        try {
            ComputedIndicators.of(window, Optional.empty(), series, List.of(choice), sections)
                    .indicators()
                    .forEach(this::add);
        } catch (Refusal refusal) {
            // an anchor that is not among the bars
            missing.add(
                    new MissingPart(
                            choice.id(), "no_anchor", refusal.faults().getFirst().detail()));
        }
        return this;
    }

    List<LineColumns> lines() {
        return lines;
    }

    List<MissingPart> missing() {
        return missing;
    }

    private void add(ComputedIndicators.Values values) {
        Indicators.Choice choice = values.choice();
        Indicator indicator = choice.indicator();
        String id = choice.id();
        values.note().ifPresent(why -> missing.add(new MissingPart(id, "limited", why)));
        Map<String, NumberColumn> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.lines().size(); i++) {
            columns.put(
                    values.lines().size() == 1 ? id : id + "." + indicator.outputs().get(i),
                    column(values.lines().get(i)));
        }
        lines.add(
                new LineColumns(
                        id,
                        id.replace('_', ' '),
                        indicator.name(),
                        parameters(choice),
                        LineStyle.pane(indicator),
                        indicator.units(),
                        LineStyle.levels(indicator).orElse(null),
                        columns));
    }

    private NumberColumn column(IndicatorColumn line) {
        double[] column = new double[line.size()];
        for (int bar = 0; bar < column.length; bar++) {
            column[bar] = line.at(bar);
        }
        return NumberColumn.rounded(column, digits);
    }

    private static Map<String, Object> parameters(Indicators.Choice choice) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<Parameter> all = choice.indicator().parameters();
        for (int i = 0; i < all.size(); i++) {
            Parameter parameter = all.get(i);
            parameters.put(
                    parameter.name(),
                    parameter.whole()
                            ? (Object) choice.arguments().whole(i)
                            : (Object) choice.arguments().real(i));
        }
        choice.anchor().ifPresent(anchor -> parameters.put("anchor", anchor));
        return parameters;
    }
}

package bellwether.technical.indicators;

import bellwether.technical.ta.Arguments;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Indicators over the bars of a window: what it rests on, and a column for each line.
///
/// @param benchmark what the other symbol's closes rest on
public record ComputedIndicators(
        ResponseBasis basis,
        Optional<ResponseBasis> benchmark,
        BarTimes days,
        List<Values> indicators) {

    /// One indicator's lines over the bars shown, NaN where there is no value.
    ///
    /// @param stableFrom the bar from which it no longer shows where the history begins
    /// @param anchoredAt the bar that an anchored one counts from
    /// @param note why there is no value at all, when there is none
    public record Values(
            Indicators.Choice choice,
            List<IndicatorColumn> lines,
            Optional<BarTime> firstValue,
            Optional<BarTime> stableFrom,
            Optional<BarTime> anchoredAt,
            Optional<String> note) {
        public Indicator indicator() {
            return choice.indicator();
        }
    }

    /// Computes all of them.
    ///
    /// @param sections of the bars of the window
    public static ComputedIndicators of(
            BarWindow window,
            Optional<BarWindow> benchmark,
            Series series,
            List<Indicators.Choice> choices,
            BarSections sections) {
        List<Values> all = new ArrayList<>();
        int most = choices.stream().mapToInt(c -> c.indicator().outputs().size()).max().orElse(0);
        double[][] scratch = new double[most][window.to()];
        for (int i = 0; i < choices.size(); i++) {
            Indicators.Choice choice = choices.get(i);
            int lines = choice.indicator().outputs().size();
            double[][] whole = Arrays.copyOf(scratch, lines);
            BarSections.Column column = sections.of(choice, "/indicators/" + i);
            Series own = column.isEmpty() ? series : series.sectioned(column.column());
            choice.indicator().compute(own, choice.arguments(), whole);
            all.add(values(window, own, choice, whole, column));
        }
        return new ComputedIndicators(
                window.basis(), benchmark.map(BarWindow::basis), new BarTimes(window), all);
    }

    private static Values values(
            BarWindow window,
            Series series,
            Indicators.Choice choice,
            double[][] whole,
            BarSections.Column column) {
        List<IndicatorColumn> shown =
                Arrays.stream(whole)
                        .map(line -> Arrays.copyOfRange(line, window.from(), window.to()))
                        .map(IndicatorColumn::new)
                        .toList();
        OptionalInt stableBar =
                column.isEmpty()
                        ? bar(
                                series,
                                choice.indicator(),
                                0,
                                choice.indicator().stableAfter(choice.arguments()))
                        : bar(series, choice.indicator(), column.stable(), 0);
        OptionalInt first = first(shown);
        return new Values(
                choice,
                shown,
                first.stream().mapToObj(i -> window.moment(window.from() + i)).findAny(),
                stableBar.stream().mapToObj(window::moment).findAny(),
                choice.anchor().isPresent()
                        ? stableBar.stream().mapToObj(window::moment).findAny()
                        : Optional.empty(),
                first.isPresent() ? Optional.empty() : Optional.of(reason(window, series, choice)));
    }

    /// The first bar shown on which any line has a value.
    private static OptionalInt first(List<IndicatorColumn> lines) {
        for (int bar = 0; bar < lines.getFirst().size(); bar++) {
            for (IndicatorColumn line : lines) {
                if (line.has(bar)) {
                    return OptionalInt.of(bar);
                }
            }
        }
        return OptionalInt.empty();
    }

    /// The bar before which there are so many without holes, from another on.
    private static OptionalInt bar(Series series, Indicator indicator, int from, int before) {
        int left = before;
        for (int bar = from; bar < series.size(); bar++) {
            if (isWhole(series, indicator.inputs(), bar) && left-- == 0) {
                return OptionalInt.of(bar);
            }
        }
        return OptionalInt.empty();
    }

    private static String reason(BarWindow window, Series series, Indicators.Choice choice) {
        Indicator indicator = choice.indicator();
        Arguments arguments = choice.arguments();
        int needed = Integer.MAX_VALUE;
        for (int line = 0; line < indicator.outputs().size(); line++) {
            needed = Math.min(needed, indicator.warmUp(arguments, line) + 1);
        }
        int whole = 0;
        for (int bar = 0; bar < series.size(); bar++) {
            whole += isWhole(series, indicator.inputs(), bar) ? 1 : 0;
        }
        if (whole >= needed) { // bars before those that are shown have values
            return "no value: %s missing on each of the %,d bars returned"
                    .formatted(missing(window, series, indicator), window.size());
        }
        return "not enough data: %,d bar%s with %s needed; %5$,d of %4$,d bars used have them"
                .formatted(
                        needed,
                        needed == 1 ? "" : "s",
                        String.join(
                                ", ",
                                indicator.inputs().stream()
                                        .filter(input -> input != Input.ANCHOR)
                                        .map(IndicatorView::lower)
                                        .toList()),
                        series.size(),
                        whole);
    }

    /// What no bar shown has; where each is on some of them, all that a value needs at once.
    private static String missing(BarWindow window, Series series, Indicator indicator) {
        List<Input> inputs =
                indicator.inputs().stream().filter(input -> input != Input.ANCHOR).toList();
        List<Input> absent =
                inputs.stream()
                        .filter(input ->
                                IntStream.range(window.from(), window.to())
                                        .noneMatch(bar -> isWhole(series, List.of(input), bar)))
                        .toList();
        List<Input> named = absent.isEmpty() ? inputs : absent;
        return named.stream().map(IndicatorView::lower).collect(Collectors.joining(", "))
                + (named.size() == 1 ? " is" : " are");
    }

    private static boolean isWhole(Series series, List<Input> inputs, int bar) {
        for (Input input : inputs) {
            if (!Double.isFinite(series.column(input)[bar])) {
                return false;
            }
        }
        return true;
    }
}

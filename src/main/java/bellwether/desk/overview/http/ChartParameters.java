package bellwether.desk.overview.http;

import bellwether.desk.overview.chart.ChartRequest;
import bellwether.desk.overview.chart.MarkFamily;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.QueryParameters;
import bellwether.technical.indicators.TypedIndicator;
import bellwether.technical.ta.Indicators;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Reads what a chart is asked for.
final class ChartParameters {
    private static final int MOST_BARS = 5_000;
    private static final int USUAL_BARS = 500;
    private static final int MOST_LINES = 8;
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_DIGITS = 17;
    private static final int USUAL_DIGITS = 7;

    private final List<Fault> faults = new ArrayList<>();

    private ChartParameters() {}

    /// @throws Refusal 422 with everything that is wrong
    static ChartRequest of(Context ctx) {
        QueryParameters.allowOnly(ctx, "timeframe", "last", "before", "lines", "marks", "digits");
        ChartParameters reading = new ChartParameters();
        Timeframe timeframe = timeframe(ctx);
        ChartRequest request =
                new ChartRequest(
                        timeframe,
                        QueryParameters.integer(ctx, "last", 1, MOST_BARS, USUAL_BARS),
                        QueryParameters.time(ctx, "before"),
                        reading.lines(words(ctx, "lines"), timeframe),
                        reading.marks(words(ctx, "marks")),
                        QueryParameters.integer(
                                ctx, "digits", FEWEST_DIGITS, MOST_DIGITS, USUAL_DIGITS));
        if (!reading.faults.isEmpty()) {
            throw Refusal.invalid(reading.faults);
        }
        return request;
    }

    private static Timeframe timeframe(Context ctx) {
        String code = Objects.requireNonNullElse(ctx.queryParam("timeframe"), "1d");
        return Timeframe.of(code)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?timeframe",
                                Timeframe.unknown(code, Arrays.asList(Timeframe.values()))));
    }

    static List<String> words(Context ctx, String name) {
        String text = ctx.queryParam(name);
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private List<Indicators.Choice> lines(List<String> typed, Timeframe timeframe) {
        if (typed.size() > MOST_LINES) {
            faults.add(
                    new Fault(
                            "?lines",
                            "must be at most %d indicators, were %d"
                                    .formatted(MOST_LINES, typed.size())));
            return List.of();
        }
        List<Indicators.Choice> lines = new ArrayList<>();
        for (String word : typed) {
            try {
                add(TypedIndicator.read(word), timeframe, lines);
            } catch (IllegalArgumentException e) {
                faults.add(
                        new Fault(
                                "?lines",
                                "\"%s\": %s".formatted(Quoted.text(word), e.getMessage())));
            }
        }
        return lines;
    }

    private void add(Indicators.Choice line, Timeframe timeframe, List<Indicators.Choice> lines) {
        if (!timeframe.isIntraday() && TypedIndicator.isOfSessions(line)) {
            faults.add(
                    new Fault(
                            "?lines",
                            "%s restarts with each session: choose a timeframe within the day, was %s"
                                    .formatted(line.id(), timeframe.code())));
        } else if (lines.stream().anyMatch(other -> other.id().equals(line.id()))) {
            faults.add(new Fault("?lines", "repeats %s".formatted(line.id())));
        } else {
            lines.add(line);
        }
    }

    private Set<MarkFamily> marks(List<String> typed) {
        List<String> known = Arrays.stream(MarkFamily.values()).map(MarkFamily::word).toList();
        Set<MarkFamily> marks = EnumSet.noneOf(MarkFamily.class);
        for (String word : typed) {
            Arrays.stream(MarkFamily.values())
                    .filter(family -> family.word().equalsIgnoreCase(word))
                    .findAny()
                    .ifPresentOrElse(
                            marks::add,
                            () -> faults.add(new Fault("?marks", DidYouMean.rule(known, word))));
        }
        return marks;
    }
}

package bellwether.market.imports.format;

import bellwether.market.imports.date.DateFormats;
import bellwether.market.imports.date.DateOrder;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The days between neighbouring rows of a symbol, which tell bars of weeks and months from those
/// of days.
final class DaySpacing {
    private static final int MOST = 500;

    /// With fewer, a few quotes may happen to lie so far apart; but not all of them to the day.
    private static final int LEAST_GAPS = 8;

    private static final int LEAST_EXACT_GAPS = 4;
    private static final int LEAST_LONG_GAPS = 3;

    private static final double NEARLY_ALL = 0.9;

    /// Of all symbols together.
    private static final int MOST_OF_ALL = 200_000;

    private final Map<String, List<DateFormats.Form>> symbols = new HashMap<>();
    private int rows;

    /// @param symbol of the row; empty when no column names it
    void look(String symbol, DateFormats.Form form) {
        if (rows == MOST_OF_ALL) {
            return;
        }
        List<DateFormats.Form> forms = symbols.computeIfAbsent(symbol, _ -> new ArrayList<>());
        if (forms.size() < MOST) {
            forms.add(form);
            rows++;
        }
    }

    /// @throws Refusal when the rows of a symbol are those of weeks or months
    void refuseLonger(DateOrder order) {
        symbols.forEach((symbol, forms) -> {
            List<LocalDate> dates =
                    forms.stream()
                            .map(form -> form.read(order))
                            .filter(Objects::nonNull)
                            .distinct()
                            .sorted()
                            .toList();
            refuse(symbol, dates);
            if (endsEarly(dates)) {
                refuse(symbol, dates.subList(0, dates.size() - 1));
            }
        });
    }

    /// Whether the newest row is nearer than the others are: that of a week that is not over.
    private static boolean endsEarly(List<LocalDate> dates) {
        int last = dates.size() - 1;
        return last > 1
                && ChronoUnit.DAYS.between(dates.get(last - 1), dates.get(last))
                        < ChronoUnit.DAYS.between(dates.get(last - 2), dates.get(last - 1));
    }

    private static void refuse(String symbol, List<LocalDate> dates) {
        refuse(symbol, dates, new Step("week", 7, 7), LEAST_EXACT_GAPS);
        refuse(symbol, dates, new Step("week", 5, 9), LEAST_GAPS);
        LONG_STEPS.forEach(step -> refuse(symbol, dates, step, LEAST_LONG_GAPS));
    }

    /// How many days lie between rows, and what that is called.
    private record Step(String name, int least, int most) {
        boolean fits(long gap) {
            return gap >= least && gap <= most;
        }
    }

    private static final List<Step> LONG_STEPS =
            List.of(
                    new Step("fortnight", 12, 16),
                    new Step("month", 26, 33),
                    new Step("quarter", 85, 97),
                    new Step("half-year", 177, 188),
                    new Step("year", 358, 373));

    private static void refuse(String symbol, List<LocalDate> dates, Step step, int leastGaps) {
        int gaps = 0;
        int fitting = 0;
        for (int i = 1; i < dates.size(); i++) {
            long gap = ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i));
            gaps++;
            fitting += step.fits(gap) ? 1 : 0;
        }
        if (gaps >= leastGaps && fitting >= NEARLY_ALL * gaps) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "not_daily",
                    "Its rows%s are a %s apart, from %s on: %ss are not days, and are put together from days here. Import the days."
                            .formatted(
                                    symbol.isBlank() ? "" : " of " + Rejection.shown(symbol),
                                    step.name,
                                    dates.getFirst(),
                                    step.name));
        }
    }
}

package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The days between neighbouring rows, which tell bars of weeks and months from those of days.
final class DaySpacing {
    private static final int MOST = 500;

    /// With fewer, a few quotes may happen to lie so far apart; but not all of them to the day.
    private static final int LEAST_GAPS = 8;

    private static final int LEAST_EXACT_GAPS = 4;
    private static final int LEAST_LONG_GAPS = 3;

    private static final double NEARLY_ALL = 0.9;

    private final List<DateFormats.Form> forms = new ArrayList<>();

    void look(DateFormats.Form form) {
        if (forms.size() < MOST) {
            forms.add(form);
        }
    }

    /// @throws Refusal when the rows are those of weeks or months
    void refuseLonger(DateOrder order) {
        List<LocalDate> dates =
                forms.stream().map(form -> form.read(order)).filter(Objects::nonNull).toList();
        refuse(dates, new Step("week", 7, 7), LEAST_EXACT_GAPS);
        refuse(dates, new Step("week", 5, 9), LEAST_GAPS);
        LONG_STEPS.forEach(step -> refuse(dates, step, LEAST_LONG_GAPS));
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

    private static void refuse(List<LocalDate> dates, Step step, int leastGaps) {
        int gaps = 0;
        int fitting = 0;
        for (int i = 1; i < dates.size(); i++) {
            long gap = Math.abs(ChronoUnit.DAYS.between(dates.get(i - 1), dates.get(i)));
            gaps += gap > 0 ? 1 : 0;
            fitting += step.fits(gap) ? 1 : 0;
        }
        if (gaps >= leastGaps && fitting >= NEARLY_ALL * gaps) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "not_daily",
                    "Its rows are a %s apart, from %s on: %ss are not days, and are put together from days here. Import the days."
                            .formatted(step.name, dates.getFirst(), step.name));
        }
    }
}

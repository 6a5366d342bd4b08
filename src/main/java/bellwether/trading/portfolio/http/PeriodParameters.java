package bellwether.trading.portfolio.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.performance.ReportPeriod;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// The days that a report is about, in query parameters.
final class PeriodParameters {
    private PeriodParameters() {}

    /// `from` and `to`, both included; all days where they are absent.
    static ReportPeriod of(Context ctx) {
        return new ReportPeriod(
                day(ctx, "from", ReportPeriod.ALL.from()), day(ctx, "to", ReportPeriod.ALL.to()));
    }

    private static LocalDate day(Context ctx, String name, LocalDate absent) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return absent;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // answered below, like a year out of bounds
        }
        throw Refusal.invalid(
                "?" + name,
                "must be a date such as 2026-01-31, was \"%s\"".formatted(Quoted.text(text)));
    }
}

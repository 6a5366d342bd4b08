package bellwether.market;

import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/// What a request says of the bars that it wants.
final class BarsAsked {
    static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private BarsAsked() {}

    static Export export(Context ctx) {
        Timeframe timeframe = timeframe(ctx);
        LocalDate from = date(ctx, "from", EARLIEST);
        LocalDate to = date(ctx, "to", LATEST);
        if (from.isAfter(to)) {
            throw Refusal.invalid(
                    "?from", "must not be after to, was %s and to %s".formatted(from, to));
        }
        Adjustment adjustment =
                Queries.oneOf(ctx, "adjust", Adjustment.class).orElse(Adjustment.NONE);
        return new Export(timeframe, adjustment, seconds(from), seconds(to));
    }

    static Shape shape(Context ctx, Reading reading) {
        Optional<Shape> shape = Queries.oneOf(ctx, "shape", Shape.class);
        if (shape.isPresent() && (reading.isTable() || reading.isParquet())) {
            throw Refusal.invalid("?shape", "is for JSON only; the other forms are tables");
        }
        return shape.orElse(Shape.ROWS);
    }

    private static Timeframe timeframe(Context ctx) {
        String text = ctx.queryParam("timeframe");
        return text == null
                ? Timeframe.DAY
                : Timeframe.of(text)
                        .orElseThrow(() ->
                                Refusal.invalid(
                                        "?timeframe",
                                        "must be one of %s, was %s"
                                                .formatted(
                                                        Arrays.stream(Timeframe.values())
                                                                .map(Timeframe::code)
                                                                .toList(),
                                                        Rejection.shown(text))));
    }

    private static LocalDate date(Context ctx, String name, LocalDate absent) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return absent;
        }
        return date(text)
                .orElseThrow(() ->
                        Refusal.invalid(
                                "?" + name,
                                "must be a date such as 2024-01-31, was %s"
                                        .formatted(Rejection.shown(text))));
    }

    /// Nothing when it is no date or lies out of bounds.
    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> !date.isBefore(EARLIEST) && !date.isAfter(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static long seconds(LocalDate date) {
        return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}

package bellwether.market;

import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a request says of the bars that are to go out as a whole.
final class BarsAsked {
    private BarsAsked() {}

    static Export export(Context ctx) {
        requireDays(ctx);
        LocalDate from = BarRequest.date(ctx, "from", BarRequest.EARLIEST);
        LocalDate to = BarRequest.date(ctx, "to", BarRequest.LATEST);
        if (from.isAfter(to)) {
            throw Refusal.invalid(
                    "?from", "must not be after to, was %s and to %s".formatted(from, to));
        }
        Adjustment adjustment =
                Queries.oneOf(ctx, "adjust", Adjustment.class).orElse(Adjustment.NONE);
        return new Export(Timeframe.DAY, adjustment, seconds(from), seconds(to));
    }

    static Shape shape(Context ctx, Reading reading) {
        Optional<Shape> shape = Queries.oneOf(ctx, "shape", Shape.class);
        if (shape.isPresent() && (reading.isTable() || reading.isParquet())) {
            throw Refusal.invalid("?shape", "is for JSON only; the other forms are tables");
        }
        return shape.orElse(Shape.ROWS);
    }

    private static void requireDays(Context ctx) {
        String text = ctx.queryParam("timeframe");
        if (text != null && !text.equals(Timeframe.DAY.code())) {
            throw Refusal.invalid(
                    "?timeframe",
                    "must be 1d here, was %s; other bars come in pages, by symbol"
                            .formatted(Rejection.shown(text)));
        }
    }

    private static long seconds(LocalDate date) {
        return date.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}

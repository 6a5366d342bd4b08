package bellwether.market;

import bellwether.web.Queries;
import bellwether.web.Reading;
import bellwether.web.Refusal;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a request says of the bars that are to go out as a whole.
final class BarsAsked {
    private static final List<Timeframe> STORED =
            Arrays.stream(Timeframe.values()).filter(Timeframe::isStored).toList();

    private BarsAsked() {}

    static Export export(Context ctx) {
        Timeframe timeframe = timeframe(ctx);
        LocalDate from = BarRequest.date(ctx, "from", BarRequest.EARLIEST);
        LocalDate to = BarRequest.date(ctx, "to", BarRequest.LATEST);
        if (from.isAfter(to)) {
            throw Refusal.invalid(
                    "?from", "must not be after to, was %s and to %s".formatted(from, to));
        }
        Adjustment adjustment =
                Queries.oneOf(ctx, "adjust", Adjustment.class).orElse(Adjustment.NONE);
        return new Export(timeframe, adjustment, from, to);
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
        if (text == null) {
            return Timeframe.DAY;
        }
        Timeframe timeframe =
                Timeframe.of(text)
                        .orElseThrow(() ->
                                Refusal.invalid("?timeframe", Timeframe.unknown(text, STORED)));
        if (!timeframe.isStored()) {
            throw Refusal.invalid(
                    "?timeframe",
                    "must be one of %s here, which are stored, was %s; bars that are put together come in pages, by symbol, as JSON or CSV"
                            .formatted(
                                    STORED.stream()
                                            .map(Timeframe::code)
                                            .collect(Collectors.joining(", ")),
                                    text));
        }
        return timeframe;
    }
}

package bellwether.desk.scan.http;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionFollow;
import bellwether.platform.base.ExactNumber;
import bellwether.platform.base.MomentText;
import bellwether.platform.http.ExportTable;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A detection as lists show it.
///
/// @param direction bullish or bearish
record ShownDetection(
        long id,
        String ticker,
        String timeframe,
        Instant bar,
        String pattern,
        String direction,
        @Nullable Integer value,
        @Nullable Double quality,
        @JsonUnwrapped Prices prices,
        @JsonUnwrapped DetectionFollow follow,
        Instant foundAt,
        @Nullable Instant revisedAt) {
    /// As columns of CSV and Parquet.
    static final ExportTable<ShownDetection> TABLE =
            ExportTable.<ShownDetection>of("detections")
                    .number("id", d -> BigDecimal.valueOf(d.id()))
                    .text("ticker", ShownDetection::ticker)
                    .text("timeframe", ShownDetection::timeframe)
                    .moment("bar", ShownDetection::bar)
                    .text("pattern", ShownDetection::pattern)
                    .text("direction", ShownDetection::direction)
                    .computed("value", d -> d.value() == null ? null : Double.valueOf(d.value()))
                    .computed("quality", ShownDetection::quality)
                    .computed("close", d -> d.prices().close())
                    .computed("level", d -> d.prices().level())
                    .computed("target", d -> d.prices().target())
                    .computed("after_5", d -> d.follow().after5())
                    .computed("after_10", d -> d.follow().after10())
                    .computed("after_20", d -> d.follow().after20())
                    .moment("found_at", ShownDetection::foundAt)
                    .text(
                            "revised_at",
                            d -> d.revisedAt() == null ? null : MomentText.of(d.revisedAt()));

    /// As traded on its bar.
    record Prices(
            @JsonSerialize(using = ExactNumber.class) double close,
            @Nullable Double level,
            @Nullable Double target) {}

    static ShownDetection of(Detection one) {
        return new ShownDetection(
                one.id(),
                one.place().ticker(),
                one.place().timeframe().code(),
                one.place().bar(),
                one.pattern().name(),
                one.pattern().side(),
                one.pattern().value(),
                one.pattern().quality(),
                new Prices(one.prices().close(), one.prices().level(), one.prices().target()),
                one.follow(),
                one.foundAt(),
                one.revisedAt());
    }
}

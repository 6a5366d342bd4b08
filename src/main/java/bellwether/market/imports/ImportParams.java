package bellwether.market.imports;

import bellwether.market.imports.date.DateOrder;
import bellwether.market.imports.format.DecimalMark;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of an import over HTTP.
///
/// @param ticker whose bars these are, when the file does not say so
/// @param zone of times that do not say theirs
/// @param decimal how its numbers are written, when the file does not say so
/// @param exchange the code of that at which the symbols trade, when the file does not say it
/// @param dates what dates such as `1/2/2024` begin with, when the file does not say it
public record ImportParams(
        @Nullable String ticker,
        String source,
        boolean dryRun,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String zone,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String decimal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String exchange,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dates) {
    public ImportOrder order() {
        return new ImportOrder(
                Optional.ofNullable(ticker).flatMap(Ticker::of),
                ImportOrder.UPLOAD,
                SourceName.real(source),
                dryRun,
                Optional.ofNullable(zone).map(ZoneId::of),
                Optional.ofNullable(decimal).flatMap(DecimalMark::of),
                Optional.ofNullable(exchange),
                Optional.ofNullable(dates).flatMap(DateOrder::of));
    }
}

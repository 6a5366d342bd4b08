package bellwether.market;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of an import over HTTP.
///
/// @param ticker whose bars these are, when the file does not say so
record ImportParams(@Nullable String ticker, String source, boolean dryRun) {
    ImportOrder order() {
        return new ImportOrder(
                Optional.ofNullable(ticker).flatMap(Ticker::of),
                "upload",
                SourceName.real(source),
                dryRun);
    }
}

package bellwether.frontend.legacy;

import bellwether.market.symbols.Ticker;
import bellwether.research.analysis.http.AnalysisRequest;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/stocks/analyze-all-stocks`. Without symbols, all of them are meant.
record BulkRequest(
        @Nullable @Size(max = 10_000, message = "must have at most 10,000 entries")
                List<
                                @NotNull(message = "must be a ticker, was null")
                                @Pattern(
                                        regexp = Ticker.TYPED_RULE,
                                        message = AnalysisRequest.TICKER_RULE)
                                String>
                        symbols,
        @Nullable
                @DecimalMin(value = "1", message = AnalysisRequest.CAPITAL_RULE)
                @DecimalMax(value = "1000000000000", message = AnalysisRequest.CAPITAL_RULE)
                BigDecimal capital) {
    BigDecimal effectiveCapital() {
        return capital == null ? AnalyzeBody.CAPITAL : capital;
    }

    AnalysisRequest request() {
        boolean all = symbols == null || symbols.isEmpty();
        return new AnalysisRequest(
                all ? null : symbols,
                all ? "all" : null,
                null,
                effectiveCapital(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}

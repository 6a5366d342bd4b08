package bellwether.research.analysis.store;

import bellwether.platform.base.Json;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.jobs.FailedItem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An analysis, or the failure to make one, as one row of a table.
public record ResultRow(
        String ticker,
        Optional<StoredAnalysis> stored,
        JsonNode document,
        Optional<FailedItem> failed) {
    public static final CsvOutput<ResultRow> TABLE =
            CsvOutput.<ResultRow>of("analyses")
                    .with("ticker", ResultRow::ticker)
                    .with("outcome", row -> row.failed.isPresent() ? "failed" : "done")
                    .with("as_of", row -> row.text("/as_of"))
                    .with("days_old", row -> row.number("/days_old"))
                    .with("stale", row -> row.text("/stale"))
                    .with("actionable", row -> row.text("/actionable"))
                    .with("verdict", row -> row.text("/verdict"))
                    .with("score", row -> row.stored.map(StoredAnalysis::score).orElse(null))
                    .with("side", row -> row.text("/plan/side"))
                    .with("entry", row -> row.number("/plan/entry/price"))
                    .with("stop", row -> row.number("/plan/stop"))
                    .with("target", row -> row.number("/plan/target"))
                    .with("shares", row -> row.number("/plan/shares"))
                    .with("reward_risk", row -> row.number("/plan/reward_risk"))
                    .with("capital_at_risk", row -> row.number("/plan/capital_at_risk"))
                    .with("currency", row -> row.text("/currency"))
                    .with("price_unit", row -> row.text("/price_unit"))
                    .with("fx_rate", row -> row.number("/plan/fx/rate"))
                    .with("fx_symbol", row -> row.text("/plan/fx/symbol"))
                    .with("fx_date", row -> row.text("/plan/fx/date"))
                    .with("profile", row -> row.text("/profile"))
                    .with("timeframe", row -> row.text("/timeframe"))
                    .with("synthetic", row -> row.text("/synthetic"))
                    .with("recomputed", row -> row.text("/recomputed"))
                    .with("as_of_requested", row -> row.text("/as_of_requested"))
                    .with("sources", ResultRow::sources)
                    .with(
                            "created_at",
                            row -> row.stored.map(StoredAnalysis::createdAt).orElse(null))
                    .with("id", row -> row.stored.map(StoredAnalysis::publicId).orElse(null))
                    .with("job_id", row -> row.stored.map(StoredAnalysis::jobId).orElse(null))
                    .with("error_code", row -> row.failed.map(FailedItem::code).orElse(null))
                    .with("error_message", row -> row.failed.map(FailedItem::message).orElse(null));

    public static List<ResultRow> of(JobResults results) {
        return Stream.concat(
                        results.analyses().stream().map(ResultRow::of),
                        results.failed().stream().map(ResultRow::of))
                .toList();
    }

    private static ResultRow of(StoredAnalysis stored) {
        return of(stored, Json.stored(stored.shown(), JsonNode.class));
    }

    /// An analysis that has been read.
    ///
    /// @param document as it was read
    public static ResultRow of(StoredAnalysis stored, JsonNode document) {
        return new ResultRow(
                document.path("ticker").asText(), Optional.of(stored), document, Optional.empty());
    }

    private static ResultRow of(FailedItem failed) {
        return new ResultRow(
                failed.key(),
                Optional.empty(),
                com.fasterxml.jackson.databind.node.MissingNode.getInstance(),
                Optional.of(failed));
    }

    private @Nullable Object text(String pointer) {
        JsonNode node = document.at(pointer);
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    private @Nullable Object number(String pointer) {
        JsonNode node = document.at(pointer);
        return node.isNumber() ? node.decimalValue() : null;
    }

    private List<String> sources() {
        return document.path("sources").valueStream().map(JsonNode::asText).toList();
    }
}

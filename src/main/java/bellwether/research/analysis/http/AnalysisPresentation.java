package bellwether.research.analysis.http;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.QueryParameters;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.view.AnalysisDocument;
import bellwether.research.analysis.view.AnalysisSummary;
import bellwether.research.analysis.view.FieldSelection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// How JSON shows analyses: whole, in small, or by chosen fields.
///
/// @param view nothing where the route's default is wanted
record AnalysisPresentation(Optional<View> view, Optional<FieldSelection> fields) {
    /// The parameters that it is read from.
    static final String[] PARAMETERS = {"view", "fields"};

    static final AnalysisPresentation FULL =
            new AnalysisPresentation(Optional.of(View.FULL), Optional.empty());

    enum View {
        SUMMARY,
        FULL
    }

    /// @throws Refusal when a parameter breaks its rule
    static AnalysisPresentation of(Context ctx, ConditionalResponse reading) {
        Optional<View> view = QueryParameters.oneOf(ctx, "view", View.class);
        Optional<String> fields = Optional.ofNullable(ctx.queryParam("fields"));
        if (fields.isPresent() && !reading.isJson()) {
            throw Refusal.invalid(
                    "?fields",
                    "selects fields of JSON: leave it out, or send Accept: application/json");
        }
        boolean summary = view.filter(View.SUMMARY::equals).isPresent();
        return new AnalysisPresentation(
                view, fields.map(text -> FieldSelection.parse(text, summary)));
    }

    /// One analysis by itself, which carries what other modules know of it where that is wanted.
    ///
    /// @param beside fields of an analysis as clients see it, of the names that are wanted
    Object whole(
            StoredAnalysis stored,
            Function<StoredAnalysis, AnalysisDocument> reader,
            BiFunction<JsonNode, Predicate<String>, Map<String, Object>> beside) {
        if (view.filter(View.SUMMARY::equals).isPresent()) {
            return shown(stored, false, reader);
        }
        if (fields.isEmpty()) {
            JsonNode tree = Json.stored(stored.json(), JsonNode.class);
            return new SupplementedAnalysis(stored, beside.apply(tree, _ -> true));
        }
        ObjectNode tree = Json.stored(stored.json(), ObjectNode.class);
        Map<String, Object> wanted = beside.apply(tree, fields.get().below()::containsKey);
        if (wanted.isEmpty()) {
            return shown(stored, false, reader);
        }
        wanted.forEach((name, block) -> tree.set(name, Json.shared().valueToTree(block)));
        return fields.get().of(tree);
    }

    /// An analysis as JSON shows it.
    ///
    /// @param small whether it is a summary unless the caller says otherwise
    /// @param reader reads it, when it must be read for that
    Object shown(
            StoredAnalysis stored,
            boolean small,
            Function<StoredAnalysis, AnalysisDocument> reader) {
        boolean summary = view.map(View.SUMMARY::equals).orElse(small && fields.isEmpty());
        if (fields.isEmpty()) {
            return summary ? AnalysisSummary.of(reader.apply(stored)) : stored;
        }
        JsonNode all =
                summary
                        ? Json.shared().valueToTree(AnalysisSummary.of(reader.apply(stored)))
                        : Json.stored(stored.json(), JsonNode.class);
        return fields.get().of(all);
    }
}

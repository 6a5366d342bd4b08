package bellwether.research.analysis.view;

import bellwether.platform.http.openapi.Specification;
import bellwether.research.analysis.store.AnalysisId;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The analyses that the OpenAPI document shows as examples, which a service once made.
final class Analysed {
    private static final List<String> OF_THE_ROW =
            List.of("id", "job_id", "created_at", "relative_strength");

    private Analysed() {}

    /// DEMO01, a BUY with a plan.
    static ObjectNode buy() {
        ObjectNode buy = document("/components/examples/analysis_history/value/items/0");
        // the example is abridged
        buy.withArrayProperty("reasons")
                .add(reason("macd", 0.02, "MACD 12/26/9 is above its signal line by 0.1"))
                .add(reason("stochastic", -0.026, "Stochastic 14/3/3 is 85.8: overbought"));
        ((ObjectNode) buy.get("indicators")).put("STOCH_K_14_3_3", 85.8);
        return buy;
    }

    private static ObjectNode reason(String voter, double contribution, String words) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("voter", voter)
                .put("contribution", contribution)
                .put("message", words);
    }

    /// DEMO02, a HOLD.
    static ObjectNode hold() {
        return document("/components/examples/analysis_results/value/items/0");
    }

    private static ObjectNode document(String pointer) {
        ObjectNode document = (ObjectNode) Specification.ours().document().at(pointer).deepCopy();
        document.remove(OF_THE_ROW);
        return document;
    }

    static AnalysisDocument read(ObjectNode document) {
        return new AnalysisDocument(new AnalysisId(7), document);
    }
}

package bellwether.research.analysis.store;

import bellwether.research.analysis.AnalysisChange;
import bellwether.research.analysis.AnalysisChanges;
import bellwether.research.analysis.VotingResult;
import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.VoteReason;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of [AnalysisJson] that tells who voted for what, and what would change it.
final class VotesJson {
    private VotesJson() {}

    static void write(JsonGenerator json, VotingResult votes) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (VoteReason reason : votes.reasons()) {
            json.writeStartObject();
            json.writeStringField("voter", reason.voter().key());
            json.writeStringField("category", reason.category().key());
            json.writeNumberField("vote", reason.vote());
            json.writeNumberField("confidence", reason.confidence());
            json.writeNumberField("weight", reason.weight());
            json.writeNumberField("contribution", reason.contribution());
            json.writeStringField("message", reason.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("not_counted");
        for (Abstention unheard : votes.notCounted()) {
            json.writeStartObject();
            json.writeStringField("voter", unheard.voter().key());
            json.writeNumberField("bars_missing", unheard.barsMissing());
            json.writeStringField("message", unheard.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        AnalysisJson.numbers(json, "indicators", votes.indicators());
    }

    static void changes(JsonGenerator json, AnalysisChanges changes) throws IOException {
        json.writeObjectFieldStart("would_change");
        change(json, "higher", changes.higher());
        change(json, "lower", changes.lower());
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, String name, @Nullable AnalysisChange change)
            throws IOException {
        if (change == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("verdict", change.verdict().name());
        json.writeNumberField("score", change.score());
        json.writeNumberField("gap", change.gap());
        flips(json, "alone", change.alone());
        flips(json, "together", change.together());
        AnalysisJson.number(json, "close", change.close());
        json.writeStringField("message", change.words());
        json.writeEndObject();
    }

    private static void flips(JsonGenerator json, String name, List<AnalysisChange.Flip> flips)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (AnalysisChange.Flip flip : flips) {
            json.writeStartObject();
            json.writeStringField("voter", flip.voter().key());
            json.writeNumberField("now", flip.now());
            json.writeNumberField("needed", flip.needed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

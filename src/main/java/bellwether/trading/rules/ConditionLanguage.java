package bellwether.trading.rules;

import bellwether.platform.base.Fault;
import bellwether.trading.rules.syntax.ConditionReaders;
import bellwether.trading.rules.syntax.JsonConditionWriter;
import bellwether.trading.rules.syntax.SentenceWriter;
import bellwether.trading.rules.syntax.TextWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// Reads and writes conditions as text, as JSON and in words.
public final class ConditionLanguage {
    private final RuleFields fields;

    /// @param fields that may be named
    public ConditionLanguage(RuleFields fields) {
        this.fields = fields;
    }

    public ParsedCondition parse(String text) {
        return ConditionReaders.text(text, fields);
    }

    /// Reads the JSON spelling.
    ///
    /// @param pointer of the node in its document
    /// @param faults get everything that is wrong
    /// @return nothing when something is wrong
    public Optional<Condition> parse(JsonNode node, String pointer, List<Fault> faults) {
        return ConditionReaders.json(node, pointer, fields, faults);
    }

    /// Reads the JSON spelling of a value.
    ///
    /// @param pointer of the node in its document
    /// @param faults get everything that is wrong
    /// @return nothing when something is wrong
    public Optional<Operand> value(JsonNode node, String pointer, List<Fault> faults) {
        return ConditionReaders.value(node, pointer, fields, faults)
                .map(ConditionReaders.TypedOperand::operand);
    }

    /// The text that is read back as the same tree.
    public static String text(Condition condition) {
        return TextWriter.text(condition);
    }

    public static String text(Operand operand) {
        return TextWriter.text(operand);
    }

    public static JsonNode json(Condition condition) {
        return JsonConditionWriter.json(condition);
    }

    public static JsonNode json(Operand operand) {
        return JsonConditionWriter.json(operand);
    }

    /// One sentence for people.
    public static String sentence(Condition condition) {
        return SentenceWriter.sentence(condition);
    }

    /// The same for the middle of a sentence.
    public static String words(Condition condition) {
        return SentenceWriter.words(condition);
    }

    public static String words(Operand operand) {
        return SentenceWriter.words(operand);
    }
}

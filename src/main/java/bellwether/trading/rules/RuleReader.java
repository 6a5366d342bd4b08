package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.VisibleText;
import bellwether.platform.base.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a rule's JSON, with everything that is wrong at once.
public final class RuleReader {
    static final int LONGEST_NAME = 100;

    /// The members of a rule beside its parameters.
    static final List<String> KEYS =
            List.of(
                    "name",
                    "timeframe",
                    "long",
                    "short",
                    "ties",
                    "fill",
                    "at_end",
                    "level_from",
                    "stable",
                    "detail_timeframe");

    private final RuleFields fields;

    /// @param fields that may be named
    public RuleReader(RuleFields fields) {
        this.fields = fields;
    }

    /// What was read, or everything that is wrong with it.
    ///
    /// @param rule nothing when something is wrong
    public record Result(Optional<Rule> rule, List<Fault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    /// A rule without parameters; see [RuleTemplate] for those with.
    ///
    /// @param pointer of the node in its document
    public Result read(JsonNode node, String pointer) {
        List<Fault> faults = new ArrayList<>();
        Optional<Rule> rule = read(new ObjectFaults(node, pointer, faults), faults);
        return new Result(faults.isEmpty() ? rule : Optional.empty(), faults);
    }

    private Optional<Rule> read(ObjectFaults object, List<Fault> faults) {
        if (!object.isObject(KEYS)) {
            return Optional.empty();
        }
        String name = name(object);
        Optional<Timeframe> timeframe = timeframe(object, "timeframe", Optional.of(Timeframe.DAY));
        Optional<RuleSide> longSide = side(object, "long", faults);
        Optional<RuleSide> shortSide = side(object, "short", faults);
        if (!object.has("long") && !object.has("short")) {
            object.wrong(object.at("long"), "is required: long, short or both");
        }
        RuleOptions options = options(object);
        if (options.detail().isPresent()
                && timeframe.isPresent()
                && options.detail().get().compareTo(timeframe.get()) >= 0) {
            object.wrong(
                    object.at("detail_timeframe"),
                    "must be shorter than %s, was %s"
                            .formatted(timeframe.get().code(), options.detail().get().code()));
        }
        timeframe.ifPresent(own -> longerOnly(object, own, longSide, shortSide));
        longSide.ifPresent(side -> withoutBenchmark(object, "long", side));
        shortSide.ifPresent(side -> withoutBenchmark(object, "short", side));
        return faults.isEmpty()
                ? timeframe.map(own -> new Rule(name, own, longSide, shortSide, options))
                : Optional.empty();
    }

    /// No other series lies beside a rule's bars.
    private void withoutBenchmark(ObjectFaults object, String key, RuleSide side) {
        new Rule("", Timeframe.DAY, Optional.of(side), Optional.empty(), RuleOptions.USUAL)
                .fields().stream()
                        .map(Operand.FieldValue::name)
                        .filter(fields::needsBenchmark)
                        .distinct()
                        .forEach(name ->
                                object.wrong(
                                        object.at(key),
                                        "must not name %s: it compares with a benchmark, and rules are given none"
                                                .formatted(name)));
    }

    /// Values of `@1wk` are of bars longer than the rule's own.
    private static void longerOnly(
            ObjectFaults object,
            Timeframe own,
            Optional<RuleSide> longSide,
            Optional<RuleSide> shortSide) {
        if (longSide.isEmpty() && shortSide.isEmpty()) {
            return;
        }
        new Rule("", own, longSide, shortSide, RuleOptions.USUAL)
                .fields().stream()
                        .filter(field ->
                                field.timeframe().filter(t -> t.compareTo(own) <= 0).isPresent())
                        .forEach(field ->
                                object.wrong(
                                        object.at("timeframe"),
                                        "is %s, and %s is not of longer bars"
                                                .formatted(
                                                        own.code(),
                                                        ConditionLanguage.text(field))));
    }

    private static String name(ObjectFaults object) {
        JsonNode node = object.get("name");
        String name = node.isTextual() ? node.textValue().strip() : "";
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            object.wrong(
                    object.at("name"),
                    "must be a name of 1 to %d characters, was %s"
                            .formatted(LONGEST_NAME, ObjectFaults.shown(node)));
        }
        VisibleText.fault(name)
                .ifPresent(
                        fault -> object.wrong(object.at("name"), "must be visible text: " + fault));
        return name;
    }

    private static Optional<Timeframe> timeframe(
            ObjectFaults object, String key, Optional<Timeframe> standard) {
        if (!object.has(key)) {
            return standard;
        }
        String typed = object.get(key).asText();
        Optional<Timeframe> timeframe = Timeframe.of(typed);
        if (timeframe.isEmpty()) {
            object.wrong(object.at(key), Timeframe.unknown(typed, List.of(Timeframe.values())));
        }
        return timeframe;
    }

    private Optional<RuleSide> side(ObjectFaults object, String key, List<Fault> faults) {
        return object.has(key)
                ? new RuleSideReader(fields, key.equals("long"), faults)
                        .read(object.get(key), object.at(key))
                : Optional.empty();
    }

    private static RuleOptions options(ObjectFaults object) {
        RuleOptions usual = RuleOptions.USUAL;
        return new RuleOptions(
                object.word("ties", CrossTies.class, usual.ties()),
                object.word("fill", RuleOptions.Fill.class, usual.fill()),
                object.word("at_end", RuleOptions.AtEnd.class, usual.atEnd()),
                object.word("level_from", RuleOptions.LevelFrom.class, usual.levelFrom()),
                object.flag("stable", usual.stable()),
                timeframe(object, "detail_timeframe", Optional.empty()));
    }
}

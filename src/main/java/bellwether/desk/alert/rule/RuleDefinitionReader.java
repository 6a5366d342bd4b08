package bellwether.desk.alert.rule;

import bellwether.desk.alert.NotificationPriority;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Fault;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.ConditionLimits;
import bellwether.trading.rules.ConditionParts;
import bellwether.trading.rules.ObjectFaults;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.ParsedCondition;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads the JSON of a rule, with everything that is wrong at once.
final class RuleDefinitionReader {
    static final List<String> KEYS =
            Stream.concat(
                            Stream.of("name", "when"),
                            Stream.concat(
                                    RuleScopeReader.KEYS.stream(),
                                    Stream.of(
                                            "timeframe",
                                            "on",
                                            "repeat",
                                            "priority",
                                            "cooldown_seconds",
                                            "rearm",
                                            "on_unknown",
                                            "channels",
                                            "active",
                                            "until",
                                            "message")))
                    .toList();

    static final BigDecimal USUAL_REARM = new BigDecimal("0.25");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MESSAGE = 500;
    private static final int MOST_CHANNELS = 10;
    private static final int LONGEST_COOLDOWN = 30 * 86_400;

    private final ConditionFields fields;
    private final String owner;
    private final RuleScopeReader.KnownThings known;
    private final Set<UUID> channels;
    private final RuleTimeReader times;
    private final RuleFaults faults = new RuleFaults();
    private final ObjectFaults body;

    /// What a rule is judged on.
    private enum Feed {
        BAR,
        QUOTE
    }

    /// @param channels those of the owner
    RuleDefinitionReader(
            ObjectNode body,
            ConditionFields fields,
            String owner,
            Calendars calendars,
            RuleScopeReader.KnownThings known,
            Set<UUID> channels) {
        this.fields = fields;
        this.owner = owner;
        this.known = known;
        this.channels = channels;
        this.body = faults.object(body, "");
        this.times = new RuleTimeReader(faults, calendars);
    }

    RuleReading read() {
        body.isObject(KEYS);
        String name = text("name", LONGEST_NAME, true);
        JsonNode when = body.get("when");
        boolean byClock = when.isObject() && when.has("at");
        Optional<RuleScope> scope = new RuleScopeReader(faults, body, known).read(byClock);
        boolean ofAccount = body.has("portfolio") || body.has("strategy");
        Optional<Timeframe> timeframe = timeframe();
        Optional<RuleTrigger> trigger =
                byClock
                        ? times.clock(when, body.at("when"))
                        : condition(when, timeframe.orElse(Timeframe.DAY), ofAccount)
                                .map(RuleTrigger.Test::new);
        boolean onQuote = body.word("on", Feed.class, Feed.BAR) == Feed.QUOTE;
        RepeatMode repeat = body.word("repeat", RepeatMode.class, RepeatMode.CROSSING);
        allowRepeat(repeat, byClock, ofAccount, onQuote);
        BigDecimal rearm = rearm(onQuote);
        RuleNotice notice = notice();
        Optional<ActiveWindow> active =
                body.has("active")
                        ? times.window(body.get("active"), body.at("active"))
                        : Optional.empty();
        Optional<Instant> until = times.until(body);
        return faults.reading(
                trigger.isPresent() && scope.isPresent() && timeframe.isPresent()
                        ? Optional.of(
                                new RuleDefinition(
                                        name,
                                        trigger.get(),
                                        scope.get(),
                                        timeframe.get(),
                                        onQuote,
                                        repeat,
                                        notice,
                                        rearm,
                                        active,
                                        until))
                        : Optional.empty());
    }

    private void allowRepeat(
            RepeatMode repeat, boolean byClock, boolean ofAccount, boolean onQuote) {
        if (onQuote && (byClock || ofAccount)) {
            body.wrong(
                    body.at("on"),
                    "must be left out: %s is judged on no quotes"
                            .formatted(byClock ? "a rule by the clock" : "a portfolio"));
        }
        if (repeat == RepeatMode.EACH && !byClock && (ofAccount || onQuote)) {
            body.wrong(
                    body.at("repeat"),
                    "must be crossing or once where a rule is judged on quotes, positions or a"
                            + " portfolio, was each");
        }
        if (byClock && body.has("timeframe")) {
            body.wrong(body.at("timeframe"), "must be left out: a rule by the clock has no bars");
        }
    }

    private Optional<Timeframe> timeframe() {
        if (!body.has("timeframe")) {
            return Optional.of(Timeframe.DAY);
        }
        String typed = body.get("timeframe").asText();
        Optional<Timeframe> timeframe = Timeframe.of(typed).filter(Timeframe::isStored);
        if (timeframe.isEmpty()) {
            List<Timeframe> stored =
                    Stream.of(Timeframe.values()).filter(Timeframe::isStored).toList();
            body.wrong(body.at("timeframe"), Timeframe.unknown(typed, stored));
        }
        return timeframe;
    }

    private Optional<Condition> condition(JsonNode when, Timeframe timeframe, boolean ofAccount) {
        RuleFields names = names(when, timeframe, ofAccount);
        ConditionLanguage language = new ConditionLanguage(names);
        String at = body.at("when");
        Optional<Condition> found = Optional.empty();
        if (when.isTextual()) {
            switch (language.parse(when.textValue())) {
                case ParsedCondition.Valid(Condition condition) -> found = Optional.of(condition);
                case ParsedCondition.Invalid(var errors) -> faults.add(at, errors);
            }
        } else if (when.isObject()) {
            List<Fault> wrong = new ArrayList<>();
            found = language.parse(when, at, wrong);
            wrong.forEach(
                    one -> faults.add(RuleReading.BAD_CONDITION, one.pointer(), one.detail()));
        } else {
            faults.add(
                    at,
                    "must be a condition such as \"RSI_14 < 30\", the same as JSON, or {\"at\":"
                            + " \"15:20\", \"zone\": \"Asia/Kolkata\"}, was "
                            + ObjectFaults.shown(when));
        }
        found.ifPresent(condition -> limit(condition, names, timeframe, ofAccount));
        return found;
    }

    /// Those of bars where they do: for others the sheets of all symbols are read.
    private RuleFields names(JsonNode when, Timeframe timeframe, boolean ofAccount) {
        List<RuleField> more = ofAccount ? AccountFields.all() : List.of();
        RuleFields bars = fields.barNames().with(more);
        if (isUnderstood(when, bars)) {
            return bars;
        }
        fields.renew(timeframe); // a sector or exchange may have just come
        return fields.of(owner, timeframe).names().with(more);
    }

    private static boolean isUnderstood(JsonNode when, RuleFields names) {
        ConditionLanguage language = new ConditionLanguage(names);
        if (when.isTextual()) {
            return language.parse(when.textValue()) instanceof ParsedCondition.Valid;
        }
        List<Fault> wrong = new ArrayList<>();
        return !when.isObject() || (language.parse(when, "", wrong).isPresent() && wrong.isEmpty());
    }

    private void limit(
            Condition condition, RuleFields names, Timeframe timeframe, boolean ofAccount) {
        ConditionLimits.faults(condition, names, timeframe)
                .forEach(fault -> faults.add(RuleReading.BAD_CONDITION, body.at("when"), fault));
        List<String> named =
                ConditionParts.fields(condition).stream().map(Operand.FieldValue::name).toList();
        boolean ofPosition = named.stream().anyMatch(AccountFields::isOfPosition);
        if (ofAccount && named.stream().noneMatch(AccountFields::isOne)) {
            faults.add(
                    RuleReading.BAD_CONDITION,
                    body.at("when"),
                    "must name a field of positions or of the portfolio, such as"
                            + " position.profit_percent; for bars of symbols give universe");
        } else if (ofAccount
                && !ofPosition
                && !(named.stream().allMatch(AccountFields::isOne)
                        && ConditionFields.needsNoFacts(condition))) {
            faults.add(
                    RuleReading.BAD_CONDITION,
                    body.at("when"),
                    "must name a field of positions too, such as position.quantity: a portfolio has"
                            + " no bars");
        }
    }

    private BigDecimal rearm(boolean onQuote) {
        if (!body.has("rearm")) {
            return USUAL_REARM;
        }
        if (!onQuote) {
            body.wrong(body.at("rearm"), "must be left out where on is not quote");
            return USUAL_REARM;
        }
        JsonNode node = body.get("rearm");
        if (node.isNumber()
                && node.decimalValue().signum() >= 0
                && node.decimalValue().compareTo(BigDecimal.TEN) <= 0) {
            return node.decimalValue();
        }
        body.wrong(
                body.at("rearm"),
                "must be 0 to 10 average true ranges, was " + ObjectFaults.shown(node));
        return USUAL_REARM;
    }

    private RuleNotice notice() {
        return new RuleNotice(
                body.word("priority", NotificationPriority.class, NotificationPriority.NORMAL),
                Duration.ofSeconds(body.whole("cooldown_seconds", 0, LONGEST_COOLDOWN, 0)),
                channels(),
                text("message", LONGEST_MESSAGE, false),
                body.word("on_unknown", UnknownPolicy.class, UnknownPolicy.KEEP));
    }

    private Set<UUID> channels() {
        Set<UUID> chosen = new LinkedHashSet<>();
        if (!body.has("channels")) {
            return chosen;
        }
        JsonNode node = body.get("channels");
        if (!node.isArray() || node.size() > MOST_CHANNELS) {
            body.wrong(
                    body.at("channels"),
                    "must be a list of at most %d ids of channels, was %s"
                            .formatted(MOST_CHANNELS, ObjectFaults.shown(node)));
            return chosen;
        }
        for (int i = 0; i < node.size(); i++) {
            String typed = node.get(i).asText();
            Optional<UUID> own =
                    channels.stream().filter(id -> id.toString().equals(typed)).findFirst();
            own.ifPresent(chosen::add);
            if (own.isEmpty()) {
                body.wrong(
                        body.at("channels") + "/" + i,
                        "must be the id of a channel of yours, was "
                                + ObjectFaults.shown(node.get(i)));
            }
        }
        return chosen;
    }

    private String text(String key, int longest, boolean required) {
        JsonNode node = body.get(key);
        String typed = node.isTextual() ? node.textValue().strip() : "";
        boolean isPlain = typed.chars().noneMatch(Character::isISOControl);
        boolean absent = node.isMissingNode() || (node.isTextual() && typed.isEmpty());
        if ((absent && required)
                || (!absent && (!node.isTextual() || typed.length() > longest || !isPlain))) {
            body.wrong(
                    body.at(key),
                    "must be text of 1 to %d characters on one line, was %s"
                            .formatted(longest, ObjectFaults.shown(node)));
            return "";
        }
        return typed;
    }
}
